// Codes as lines, with the scanner's answers among them: the decoder of every serial language but Zebra's packets (devices.md §2.1).

import { aimIdentifierAt, codeOf, longestCode } from './code.ts';
import type { ScannerDecoder, ScannerEvent } from './language.ts';

/** How the answers to commands look in the stream. */
export interface ReplyForm {
  readonly start: Uint8Array;
  /** What a frame that begins with `start` says so far; `none`: it is no reply after all. It must come to an end by itself. */
  readonly read: (frame: readonly number[]) => 'more' | 'none' | 'accepted' | 'refused';
}

export interface LineDecoderOptions {
  readonly aimIdentifier: boolean;
  /** null: the scanner answers no commands. */
  readonly replies: ReplyForm | null;
  /** Shorter than this is no code; a line that echoes gives our own letters back. */
  readonly shortestCode?: number;
  /** The answer to an expected question: this byte at the start of a line, or the next line. */
  readonly answer: number | 'line' | null;
}

const nul = 0x00;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

export class LineDecoder implements ScannerDecoder {
  readonly #options: LineDecoderOptions;
  /** Bytes that may turn out to be a reply. */
  #held: number[] = [];
  #line: number[] = [];
  /** The rest of a line that is old or no code. */
  #skipping = false;
  #expected: 'life' | 'identity' | null = null;
  #events: ScannerEvent[] = [];

  constructor(options: LineDecoderOptions) {
    this.#options = options;
  }

  expect(answer: 'life' | 'identity'): void {
    this.#expected = answer;
  }

  push(bytes: Uint8Array): ScannerEvent[] {
    for (const byte of bytes) this.#take(byte);
    return this.#takeEvents();
  }

  flush(): ScannerEvent[] {
    while (this.#held.length > 0) for (const byte of this.#letGo()) this.#take(byte);
    this.#endLine('silence');
    return this.#takeEvents();
  }

  discard(): void {
    this.#skipping ||= this.#line.length > 0 || this.#held.length > 0;
    this.#line = [];
    this.#expected = null;
  }

  #takeEvents(): ScannerEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** Tells replies from the bytes of lines. */
  #take(next: number): void {
    const { replies } = this.#options;
    if (!replies || (this.#held.length === 0 && next !== replies.start[0])) return this.#takeLineByte(next);
    const waiting = [next];
    for (let byte = waiting.shift(); byte !== undefined; byte = waiting.shift()) {
      this.#held.push(byte);
      const reply = this.#readReply(replies);
      if (reply === 'more') continue;
      if (reply === 'none') {
        waiting.unshift(...this.#letGo());
        continue;
      }
      // Nothing comes within a code: what stands before a reply is a code without terminator, or noise.
      this.#endLine('reply');
      this.#events.push({ kind: reply });
      this.#held = [];
    }
  }

  /** The first byte that was held is one of a line; the others, which it gives back, may begin a reply themselves. */
  #letGo(): readonly number[] {
    const [first = nul, ...rest] = this.#held;
    this.#held = [];
    this.#takeLineByte(first);
    return rest;
  }

  #readReply({ start, read }: ReplyForm): ReturnType<ReplyForm['read']> {
    if (this.#held.some((byte, index) => index < start.length && byte !== start[index])) return 'none';
    return this.#held.length < start.length ? 'more' : read(this.#held);
  }

  #takeLineByte(byte: number): void {
    if (byte === carriageReturn || byte === lineFeed) return this.#endLine('terminator');
    if (this.#skipping || byte === nul) return;
    if (this.#expected && this.#line.length === 0 && byte === this.#options.answer) {
      this.#expected = null;
      this.#events.push({ kind: 'alive' });
      return;
    }
    this.#line.push(byte);
    if (this.#line.length <= longestCode) return;
    this.#events.push({ kind: 'invalid', bytes: this.#line.length });
    this.#line = [];
    this.#skipping = true;
  }

  #noise(bytes: number): void {
    if (bytes > 0) this.#events.push({ kind: 'noise', bytes });
  }

  #endLine(by: 'terminator' | 'silence' | 'reply'): void {
    const bytes = Uint8Array.from(this.#line);
    this.#line = [];
    this.#skipping = false;
    if (bytes.length < (this.#options.shortestCode ?? 1)) return this.#noise(bytes.length);
    if (this.#expected && this.#options.answer === 'line') {
      const expected = this.#expected;
      this.#expected = null;
      this.#events.push(expected === 'life' ? { kind: 'alive' } : { kind: 'identity', text: Buffer.from(bytes).toString('latin1') });
      return;
    }
    const aim = this.#options.aimIdentifier ? aimIdentifierAt(bytes, 0) : null;
    const code = codeOf(aim ? bytes.subarray(3) : bytes, aim);
    const isDamagedReply = by === 'silence' && bytes[0] === this.#options.replies?.start[0];
    const otherwise = by === 'reply' || isDamagedReply ? 'noise' : 'invalid';
    this.#events.push(code ? { kind: 'code', code } : { kind: otherwise, bytes: bytes.length });
  }
}
