// A small scripted ESC/POS printer for the driver's own tests: it answers in real time, and prints what it holds when told.

import type { Peer } from './peer.ts';

type Say = (bytes: Uint8Array) => void;

export class PrinterPeer implements Peer {
  silent = false;
  coverOpen = false;
  paperOut = false;
  paperLow = false;
  cutterJam = false;
  jam = false;
  hot = false;
  /** Offline without saying why. */
  offline = false;
  /** Holds its bytes and neither prints nor answers print-done requests. */
  paused = false;
  /** What it calls itself; null: it keeps silent, and only its numbers are known. */
  model: string | null = 'KP-1';
  /** Each status page is answered with what was true when it was asked the last time. */
  stale = false;
  /** Every real-time clear is obeyed but not answered, as by clones. */
  quietClear = false;
  /** Called after each content chunk, with its bytes as Latin-1 text. */
  afterContent: (count: number, text: string) => void = () => undefined;
  /** What is on paper, and what is still in the buffer. */
  readonly paper: number[] = [];
  #buffer: number[] = [];
  readonly cuts = { count: 0 };
  clears = 0;
  tellsChanges = false;
  contents = 0;
  readonly #lastPages = new Map<number, number>();
  #say: Say = () => undefined;

  readonly receive: Peer['receive'] = (bytes, say) => {
    this.#say = say;
    let rest = [...bytes];
    while (rest.length > 0) {
      if (rest[0] === 0x10 && rest[1] === 0x04) {
        if (!this.silent) say(new Uint8Array([this.#answer(rest[2] ?? 0)]));
        rest = rest.slice(3);
      } else if (rest[0] === 0x10 && rest[1] === 0x14) {
        this.#buffer = [];
        this.clears += 1;
        if (!this.quietClear && !this.silent) say(new Uint8Array([0x37, 0x25, 0x00]));
        rest = rest.slice(10);
      } else {
        const text = Buffer.from(rest).toString('latin1');
        this.#buffer.push(...rest);
        // Initialising alone is no content.
        if (rest.length > 2 && rest[0] !== 0x1d) {
          this.contents += 1;
          this.afterContent(this.contents, text);
        }
        rest = [];
        this.work();
      }
    }
  };

  /** Prints what is in the buffer unless something is in the way; a new roll or a closed cover does the same by itself. */
  work(): void {
    if (this.paused || this.paperOut || this.coverOpen || this.offline || this.jam) return;
    const job = Buffer.from(this.#buffer);
    this.#buffer = [];
    this.paper.push(...job);
    if (job.includes(Buffer.from([0x1d, 0x56, 0x41]))) this.cuts.count += 1;
    const receipt = job.indexOf(Buffer.from([0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30]));
    if (receipt >= 0 && !this.silent) this.#say(new Uint8Array([0x37, 0x22, ...job.subarray(receipt + 7, receipt + 11), 0x00]));
    if (job.includes(Buffer.from([0x1d, 0x61]))) this.tellsChanges = true;
    const asked = job.indexOf(Buffer.from([0x1d, 0x49]));
    if (asked >= 0 && !this.silent) this.#identify(job[asked + 2] ?? 0);
  }

  #identify(what: number): void {
    if (what < 65) this.#say(new Uint8Array([what === 1 ? 0x5e : 0x12]));
    else if (this.model !== null) this.#say(new Uint8Array([0x5f, ...Buffer.from(what === 67 ? this.model : '2.0'), 0x00]));
  }

  /** What a printer says by itself when its state changes. */
  tellChange(): void {
    if (!this.tellsChanges) return;
    const stopped = this.#page(1) & 0x08;
    const paper = (this.paperLow || this.paperOut ? 0x03 : 0) | (this.paperOut ? 0x0c : 0);
    this.#say(new Uint8Array([0x10 | stopped | (this.coverOpen ? 0x20 : 0), this.#page(3) & 0x6c, paper, 0x00]));
  }

  say(bytes: Uint8Array): void {
    this.#say(bytes);
  }

  get printedText(): string {
    return Buffer.from(this.paper).toString('latin1');
  }

  #answer(page: number): number {
    const now = this.#page(page);
    const before = this.#lastPages.get(page) ?? now;
    this.#lastPages.set(page, now);
    return this.stale ? before : now;
  }

  #page(page: number): number {
    const stopped = this.coverOpen || this.paperOut || this.cutterJam || this.jam || this.hot || this.offline;
    const error = this.cutterJam || this.jam || this.hot ? 0x40 : 0;
    switch (page) {
      case 1:
        return 0x12 | (stopped ? 0x08 : 0);
      case 2:
        return 0x12 | (this.coverOpen ? 0x04 : 0) | (this.paperOut ? 0x20 : 0) | error;
      case 3:
        return 0x12 | (this.jam ? 0x04 : 0) | (this.cutterJam ? 0x08 : 0) | (this.hot ? 0x40 : 0);
      default:
        return 0x12 | (this.paperOut ? 0x60 : 0) | (this.paperLow || this.paperOut ? 0x0c : 0);
    }
  }
}
