// What an ESC/POS printer says (devices.md §3.3, §3.4): a pure decoder of its mixed replies, and the few real-time requests.

import type { PrintFault } from '../../contract/device/outcome.ts';
import type { PaperState } from '../../contract/device/payloads.ts';

/** DLE EOT n: 1 printer, 2 cause of being offline, 3 error, 4 paper. Obeyed at once, even offline or with a full buffer. */
export const askStatus = (page: 1 | 2 | 3 | 4): Uint8Array => new Uint8Array([0x10, 0x04, page]);

/** GS I n: 65 firmware, 67 model, answered `5F … 00`. Waits in the buffer, so only an online printer answers. */
export const askName = (n: 65 | 67): Uint8Array => new Uint8Array([0x1d, 0x49, n]);

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
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'printed'; readonly id: string }
  | { readonly kind: 'cleared' }
  /** GS r: the buffered paper or drawer status, which this driver does not ask for. */
  | { readonly kind: 'bufferedStatus'; readonly byte: number }
  | { readonly kind: 'flow'; readonly on: boolean }
  | { readonly kind: 'garbage'; readonly bytes: number };

const longestName = 80;

/** A reply and the bytes it took; `more`: it is not whole yet; `none`: the first byte begins no reply. */
type Step = { readonly reply: PrinterReply; readonly length: number } | 'more' | 'none';

export class PrinterDecoder {
  readonly #statusMask: number;
  readonly #pending: number[] = [];

  /** @param statusMask 0x93, or 0x13 for printers that use bit 7 of a status reply */
  constructor(statusMask: number) {
    this.#statusMask = statusMask;
  }

  push(bytes: Uint8Array): PrinterReply[] {
    const replies: PrinterReply[] = [];
    for (const byte of bytes) {
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

  #step(pending: readonly number[]): Step {
    const [first = 0] = pending;
    if (first === 0x37) return blockStep(pending);
    if (first === 0x5f) return nameStep(pending);
    if (first === 0x11 || first === 0x13) return { reply: { kind: 'flow', on: first === 0x11 }, length: 1 };
    if ((first & this.#statusMask) === 0x12) return { reply: { kind: 'status', byte: first }, length: 1 };
    if ((first & 0x93) === 0x10) return automaticStatusStep(pending);
    return (first & 0x90) === 0 ? { reply: { kind: 'bufferedStatus', byte: first }, length: 1 } : 'none';
  }
}

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

function automaticStatusStep(pending: readonly number[]): Step {
  // Bits 4 and 7 of the three that follow are always 0.
  if (pending.slice(1).some((byte) => (byte & 0x90) !== 0)) return 'none';
  return pending.length < 4 ? 'more' : { reply: { kind: 'automaticStatus', bytes: Uint8Array.from(pending.slice(0, 4)) }, length: 4 };
}

/** The four pages, decoded. */
export interface PrinterStatus {
  /** What keeps it from printing, the cause before the effect; null: nothing. */
  readonly fault: Extract<PrintFault, 'paperOut' | 'coverOpen' | 'cutter' | 'mechanical' | 'overheated' | 'offline'> | null;
  readonly paper: Extract<PaperState, 'full' | 'low' | 'out'>;
  readonly cover: 'closed' | 'open';
}

/** @param pages the replies to DLE EOT 1 to 4 */
export function decodeStatus(pages: readonly [number, number, number, number]): PrinterStatus {
  const [printer, cause, error, roll] = pages;
  const coverOpen = (cause & 0x04) !== 0;
  const paperOut = (cause & 0x20) !== 0 || (roll & 0x60) !== 0;
  const paper = paperOut ? 'out' : (roll & 0x0c) !== 0 ? 'low' : 'full';
  const faults = [
    [coverOpen, 'coverOpen'],
    [paperOut, 'paperOut'],
    [(error & 0x08) !== 0, 'cutter'],
    [(error & 0x24) !== 0, 'mechanical'],
    [(error & 0x40) !== 0, 'overheated'],
    [(cause & 0x40) !== 0, 'mechanical'],
    [(printer & 0x08) !== 0, 'offline'],
  ] as const;
  const fault = faults.find(([present]) => present)?.[1] ?? null;
  return { fault, paper, cover: coverOpen ? 'open' : 'closed' };
}
