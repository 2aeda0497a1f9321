// Bytes of a line scanner: splits its stream into codes, and knows the few commands of Newland engines (devices.md §2.1).

import { isUtf8 } from 'node:buffer';

/** Longer than any code of this field; what does not end by then is noise. */
const lineCap = 4096;
const replyCap = 256;

const newlandCommand = (text: string): Uint8Array => new Uint8Array([0x7e, 0x01, ...Buffer.from(`0000${text}`, 'ascii'), 0x3b, 0x03]);

/** Newland NLS series; `#` is the temporary storage: `@` would wear the flash. */
export const newland = {
  triggerOn: newlandCommand('#SCNTRG1'),
  triggerOff: newlandCommand('#SCNTRG0'),
  areYouThere: new Uint8Array([0x3f]),
} as const;

export type ScannerEvent =
  | { readonly kind: 'code'; readonly bytes: Uint8Array }
  /** Too long, or with bytes that no text has. */
  | { readonly kind: 'invalid'; readonly bytes: number }
  /** The engine took a command (06), or refused it (15 out of range, 05 unknown). */
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused' }
  /** Its answer to `areYouThere`. */
  | { readonly kind: 'alive' };

const nul = 0x00;
const stx = 0x02;
const etx = 0x03;
const ack = 0x06;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const exclamationMark = 0x21;

const isText = (bytes: Uint8Array): boolean => isUtf8(bytes) && !bytes.some((byte) => (byte < 0x20 && byte !== 0x09) || byte === 0x7f);

export interface ScannerDecoderOptions {
  /** Newland: replies `02 01 … 3B 03` and `!` stand among the codes. */
  readonly replies: boolean;
}

export class ScannerDecoder {
  readonly #replies: boolean;
  readonly #line: number[] = [];
  readonly #reply: number[] = [];
  #mode: 'line' | 'reply' | 'skipping' = 'line';
  #awaitingLife = false;

  constructor(options: ScannerDecoderOptions) {
    this.#replies = options.replies;
  }

  /** From now on a `!` at the start of a line is the engine's sign of life and no code. */
  expectLife(): void {
    this.#awaitingLife = true;
  }

  push(bytes: Uint8Array): ScannerEvent[] {
    return [...bytes].flatMap((byte) => this.#take(byte) ?? []);
  }

  /** The line fell silent: what is there is a whole code of a scanner without terminator. */
  flush(): ScannerEvent[] {
    this.#reply.length = 0;
    return this.#endLine() ?? [];
  }

  /** Forgets what came before now; a code that has begun is old to its end. */
  discard(): void {
    if (this.#line.length > 0) this.#mode = 'skipping';
    this.#line.length = 0;
    this.#awaitingLife = false;
  }

  #take(byte: number): ScannerEvent[] | null {
    if (this.#mode === 'reply') return this.#takeReply(byte);
    if (byte === carriageReturn || byte === lineFeed) return this.#endLine();
    if (this.#replies && byte === stx) {
      const ended = this.#endLine();
      this.#mode = 'reply';
      return ended;
    }
    if (this.#mode === 'skipping' || byte === nul) return null;
    if (this.#awaitingLife && this.#line.length === 0 && byte === exclamationMark) {
      this.#awaitingLife = false;
      return [{ kind: 'alive' }];
    }
    this.#line.push(byte);
    if (this.#line.length <= lineCap) return null;
    this.#line.length = 0;
    this.#mode = 'skipping';
    return [{ kind: 'invalid', bytes: lineCap + 1 }];
  }

  #takeReply(byte: number): ScannerEvent[] | null {
    if (byte !== etx) {
      this.#reply.push(byte);
      // Not a reply after all; the rest of it is skipped like any broken line.
      if (this.#reply.length > replyCap) return this.#endReply('skipping', { kind: 'invalid', bytes: replyCap + 1 });
      return null;
    }
    return this.#endReply('line', { kind: this.#reply.includes(ack) ? 'accepted' : 'refused' });
  }

  #endReply(next: 'line' | 'skipping', event: ScannerEvent): ScannerEvent[] {
    this.#reply.length = 0;
    this.#mode = next;
    return [event];
  }

  #endLine(): ScannerEvent[] | null {
    this.#mode = 'line';
    if (this.#line.length === 0) return null;
    const bytes = Uint8Array.from(this.#line);
    this.#line.length = 0;
    return [isText(bytes) ? { kind: 'code', bytes } : { kind: 'invalid', bytes: bytes.length }];
  }
}
