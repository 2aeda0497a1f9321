// A small scripted ESC/POS printer for the driver's own tests: it answers in real time, and prints what it holds when told.

import type { Peer } from './peer.ts';

type Say = (bytes: Uint8Array) => void;

export class PrinterPeer implements Peer {
  silent = false;
  coverOpen = false;
  paperOut = false;
  paperLow = false;
  cutterJam = false;
  hot = false;
  /** Offline without saying why. */
  offline = false;
  /** Holds its bytes and neither prints nor answers print-done requests. */
  paused = false;
  /** Every real-time clear is obeyed but not answered, as by clones. */
  quietClear = false;
  /** Called after each content chunk. */
  afterContent: (count: number) => void = () => undefined;
  /** What is on paper, and what is still in the buffer. */
  readonly paper: number[] = [];
  #buffer: number[] = [];
  readonly cuts = { count: 0 };
  clears = 0;
  contents = 0;
  #say: Say = () => undefined;

  readonly receive: Peer['receive'] = (bytes, say) => {
    this.#say = say;
    let rest = [...bytes];
    while (rest.length > 0) {
      if (rest[0] === 0x10 && rest[1] === 0x04) {
        if (!this.silent) say(new Uint8Array([this.#page(rest[2] ?? 0)]));
        rest = rest.slice(3);
      } else if (rest[0] === 0x10 && rest[1] === 0x14) {
        this.#buffer = [];
        this.clears += 1;
        if (!this.quietClear && !this.silent) say(new Uint8Array([0x37, 0x25, 0x00]));
        rest = rest.slice(10);
      } else {
        this.#buffer.push(...rest);
        // Initialising alone is no content.
        if (rest.length > 2 && rest[0] !== 0x1d) {
          this.contents += 1;
          this.afterContent(this.contents);
        }
        rest = [];
        this.work();
      }
    }
  };

  /** Prints what is in the buffer unless something is in the way; a new roll or a closed cover does the same by itself. */
  work(): void {
    if (this.paused || this.paperOut || this.coverOpen || this.offline) return;
    const job = Buffer.from(this.#buffer);
    this.#buffer = [];
    this.paper.push(...job);
    if (job.includes(Buffer.from([0x1d, 0x56, 0x41]))) this.cuts.count += 1;
    const receipt = job.indexOf(Buffer.from([0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30]));
    if (receipt >= 0 && !this.silent) this.#say(new Uint8Array([0x37, 0x22, ...job.subarray(receipt + 7, receipt + 11), 0x00]));
    const model = job.indexOf(Buffer.from([0x1d, 0x49]));
    if (model >= 0 && !this.silent) this.#say(new Uint8Array([0x5f, ...Buffer.from(job[model + 2] === 67 ? 'KP-1' : '2.0'), 0x00]));
  }

  say(bytes: Uint8Array): void {
    this.#say(bytes);
  }

  get printedText(): string {
    return Buffer.from(this.paper).toString('latin1');
  }

  #page(page: number): number {
    const stopped = this.coverOpen || this.paperOut || this.cutterJam || this.hot || this.offline;
    const error = this.cutterJam || this.hot ? 0x40 : 0;
    switch (page) {
      case 1:
        return 0x12 | (stopped ? 0x08 : 0);
      case 2:
        return 0x12 | (this.coverOpen ? 0x04 : 0) | (this.paperOut ? 0x20 : 0) | error;
      case 3:
        return 0x12 | (this.cutterJam ? 0x08 : 0) | (this.hot ? 0x40 : 0);
      default:
        return 0x12 | (this.paperOut ? 0x60 : 0) | (this.paperLow || this.paperOut ? 0x0c : 0);
    }
  }
}
