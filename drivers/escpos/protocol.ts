// What an ESC/POS printer is asked and what it says (devices.md §3.3, §3.4): the requests, and a pure decoder of its mixed replies.

/** DLE EOT n: 1 printer, 2 cause of being offline, 3 error, 4 paper. Obeyed at once, even offline or with a full buffer. */
export const askStatus = (page: 1 | 2 | 3 | 4): Uint8Array => new Uint8Array([0x10, 0x04, page]);

/** GS I n: 65 firmware, 67 model, answered `5F … 00`; 1 model, 3 ROM version, one byte. Waits in the buffer: only a printer on line answers. */
export const askIdentity = (n: 1 | 3 | 65 | 67): Uint8Array => new Uint8Array([0x1d, 0x49, n]);

/** GS a: every change of being on line, of errors and of paper is told unasked, in four bytes. */
export const tellChanges = new Uint8Array([0x1d, 0x61, 0x0e]);

/** GS ( H: answered `37 22 id 00` when everything before it is on paper. The id is four characters of 20–7E. */
export const askPrinted = (id: string): Uint8Array =>
  new Uint8Array([0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...Buffer.from(id, 'ascii')]);

export const initialise = new Uint8Array([0x1b, 0x40]);

/** DLE DC4 8, obeyed even offline and amid the data of another command: what was sent before must not come out any more. */
export const clearBuffers = new Uint8Array([0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08]);

export type PrinterReply =
  /** One DLE EOT page; the reply does not say which. */
  | { readonly kind: 'status'; readonly byte: number }
  /** Automatic status, four bytes. */
  | { readonly kind: 'automaticStatus'; readonly bytes: Uint8Array }
  /** Custom's full status: paper, user, recoverable and unrecoverable errors (devices.md §3.6). */
  | { readonly kind: 'fullStatus'; readonly bytes: Uint8Array }
  | { readonly kind: 'name'; readonly text: string }
  /** The one byte that was expected. */
  | { readonly kind: 'number'; readonly byte: number }
  | { readonly kind: 'printed'; readonly id: string }
  | { readonly kind: 'cleared' }
  /** GS r: the buffered paper or drawer status, which this driver does not ask for. */
  | { readonly kind: 'bufferedStatus'; readonly byte: number }
  | { readonly kind: 'flow'; readonly on: boolean }
  | { readonly kind: 'garbage'; readonly bytes: number };

const longestName = 80;

/** A reply and the bytes it took; `more`: it is not whole yet; `none`: the first byte begins no reply. */
type Step = { readonly reply: PrinterReply; readonly length: number } | 'more' | 'none';

export interface ReplyDialect {
  /** 0x93, or 0x13 for printers that use bit 7 of a status reply. */
  readonly statusMask: number;
  /** `10 0F` begins a full status of Custom's printers, and not an automatic one. */
  readonly fullStatus: boolean;
}

export class PrinterDecoder {
  readonly #dialect: ReplyDialect;
  readonly #pending: number[] = [];
  #expectsNumber = false;

  constructor(dialect: ReplyDialect) {
    this.#dialect = dialect;
  }

  /** The next byte answers GS I 1 or 3, whatever it looks like. */
  expectNumber(expected: boolean): void {
    this.#expectsNumber = expected;
  }

  push(bytes: Uint8Array): PrinterReply[] {
    const replies: PrinterReply[] = [];
    for (const byte of bytes) {
      if (this.#expectsNumber) {
        this.#expectsNumber = false;
        replies.push({ kind: 'number', byte });
        continue;
      }
      // Flow control comes when it must, also in the middle of a reply.
      if (isFlow(byte) && !this.#isFullStatus()) {
        replies.push({ kind: 'flow', on: byte === 0x11 });
        continue;
      }
      this.#pending.push(byte);
      while (this.#pending.length > 0) {
        const step = this.#step(this.#pending);
        if (step === 'more') break;
        // After a byte that begins nothing, the ones behind it get their chance.
        const { reply, length } = step === 'none' ? { reply: garbage, length: 1 } : step;
        replies.push(reply);
        this.#pending.splice(0, length);
      }
    }
    return replies;
  }

  #isFullStatus(): boolean {
    return this.#dialect.fullStatus && this.#pending[0] === 0x10 && this.#pending[1] === 0x0f;
  }

  #step(pending: readonly number[]): Step {
    const [first = 0] = pending;
    if (first === 0x37) return blockStep(pending);
    if (first === 0x5f) return nameStep(pending);
    if ((first & this.#dialect.statusMask) === 0x12) return { reply: { kind: 'status', byte: first }, length: 1 };
    if (this.#dialect.fullStatus && first === 0x10 && (pending[1] ?? 0x0f) === 0x0f) return fullStatusStep(pending);
    if ((first & 0x93) === 0x10) return automaticStatusStep(pending);
    return (first & 0x90) === 0 ? { reply: { kind: 'bufferedStatus', byte: first }, length: 1 } : 'none';
  }
}

const isFlow = (byte: number): boolean => byte === 0x11 || byte === 0x13;

const garbage: PrinterReply = { kind: 'garbage', bytes: 1 };

const isPrintable = (byte: number): boolean => byte >= 0x20 && byte <= 0x7e;

const ascii = (bytes: readonly number[]): string => String.fromCharCode(...bytes);

/** `37 22 id 00` or `37 25 00`. */
function blockStep(pending: readonly number[]): Step {
  const [, kind, ...rest] = pending;
  if (kind === undefined) return 'more';
  const idLength = kind === 0x22 ? 4 : 0;
  if (kind !== 0x22 && kind !== 0x25) return 'none';
  const id = rest.slice(0, idLength);
  if (!id.every(isPrintable)) return 'none';
  if (rest.length <= idLength) return 'more';
  if (rest[idLength] !== 0x00) return 'none';
  return { reply: kind === 0x22 ? { kind: 'printed', id: ascii(id) } : { kind: 'cleared' }, length: idLength + 3 };
}

function nameStep(pending: readonly number[]): Step {
  const text = pending.slice(1);
  if (text.at(-1) === 0x00) return { reply: { kind: 'name', text: ascii(text.slice(0, -1)) }, length: pending.length };
  return text.every(isPrintable) && text.length <= longestName ? 'more' : 'none';
}

/** The four bytes may be anything, so garbage that looks like its beginning hides at most four bytes behind it. */
function fullStatusStep(pending: readonly number[]): Step {
  return pending.length < 6 ? 'more' : { reply: { kind: 'fullStatus', bytes: Uint8Array.from(pending.slice(2, 6)) }, length: 6 };
}

function automaticStatusStep(pending: readonly number[]): Step {
  // Bits 4 and 7 of the three that follow are always 0.
  if (pending.slice(1).some((byte) => (byte & 0x90) !== 0)) return 'none';
  return pending.length < 4 ? 'more' : { reply: { kind: 'automaticStatus', bytes: Uint8Array.from(pending.slice(0, 4)) }, length: 4 };
}
