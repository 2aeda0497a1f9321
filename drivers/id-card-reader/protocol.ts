// Frames of the SAM_V module of resident ID card readers (GA/T 467; devices.md §1.2–1.5): pure encoder and stream decoder.

import type { IdCardError } from '../../contract/device/payloads.ts';

const preamble = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const;
/** The longest legal answer is a read with fingerprints: 2321 bytes in all. */
const longestBody = 2314;
/** SW1 SW2 SW3 and the checksum. */
const shortestBody = 4;
const headerLength = preamble.length + 2;

const samCommands = {
  reset: [0x10, 0xff],
  status: [0x11, 0xff],
  samId: [0x12, 0xff],
  find: [0x20, 0x01],
  select: [0x20, 0x02],
  readBase: [0x30, 0x01],
  readAddress: [0x30, 0x03],
} as const;

export type SamCommand = keyof typeof samCommands;

const checksum = (bytes: Iterable<number>): number => {
  let sum = 0;
  for (const byte of bytes) sum ^= byte;
  return sum;
};

export function encodeCommand(command: SamCommand): Uint8Array {
  const body = [0x00, samCommands[command].length + 1, ...samCommands[command]];
  return new Uint8Array([...preamble, ...body, checksum(body)]);
}

export interface SamReply {
  /** SW3; SW1 and SW2 carry the card's own words and decide nothing. */
  readonly status: number;
  readonly data: Uint8Array;
}

export type SamEvent =
  | { readonly kind: 'reply'; readonly reply: SamReply }
  /** A frame of the right form whose XOR is wrong. */
  | { readonly kind: 'badChecksum' };

/** Finds the answers in a stream. Holds at most one frame; after garbage it slides on byte by byte. */
export class SamDecoder {
  readonly #buffer = new Uint8Array(headerLength + longestBody);
  #length = 0;
  #skipped = 0;

  /** Bytes that belonged to no frame since this was last asked. */
  takeSkipped(): number {
    const skipped = this.#skipped;
    this.#skipped = 0;
    return skipped;
  }

  reset(): void {
    this.#buffer.fill(0, 0, this.#length);
    this.#length = 0;
  }

  push(bytes: Uint8Array): SamEvent[] {
    const events: SamEvent[] = [];
    for (const byte of bytes) {
      this.#buffer[this.#length] = byte;
      this.#length += 1;
      for (let event = this.#scan(); event; event = this.#scan()) events.push(event);
    }
    return events;
  }

  /** The next event that the buffer holds, or null when more bytes are needed. Slides over what can be no frame. */
  #scan(): SamEvent | null {
    for (;;) {
      const body = this.#bodyLength();
      if (body === 'more') return null;
      if (body === 'none') {
        this.#slide();
        continue;
      }
      const total = headerLength + body;
      if (this.#length < total) return null;
      const framed = this.#buffer.subarray(preamble.length, total - 1);
      if (checksum(framed) !== this.#buffer[total - 1]) {
        this.#slide();
        return { kind: 'badChecksum' };
      }
      const reply = { status: this.#buffer[headerLength + 2] ?? 0, data: this.#buffer.slice(headerLength + 3, total - 1) };
      this.#drop(total);
      return { kind: 'reply', reply };
    }
  }

  #bodyLength(): number | 'more' | 'none' {
    for (let index = 0; index < Math.min(this.#length, preamble.length); index += 1) {
      if (this.#buffer[index] !== preamble[index]) return 'none';
    }
    if (this.#length < headerLength) return 'more';
    const length = (this.#buffer[preamble.length] ?? 0) * 256 + (this.#buffer[preamble.length + 1] ?? 0);
    return length >= shortestBody && length <= longestBody ? length : 'none';
  }

  #slide(): void {
    this.#drop(1);
    this.#skipped += 1;
  }

  #drop(count: number): void {
    this.#buffer.copyWithin(0, count, this.#length);
    this.#length -= count;
    // A card's text and photograph do not stay behind in the buffer.
    this.#buffer.fill(0, this.#length, this.#length + count);
  }
}

/** What SW3 means for whoever asked (§1.5). */
export type SamMeaning = 'done' | 'found' | 'noCard' | 'garbled' | IdCardError;

const meanings: Readonly<Record<number, SamMeaning>> = {
  144: 'done',
  159: 'found',
  128: 'noCard',
  // The module received our command damaged.
  16: 'garbled',
  17: 'garbled',
  65: 'cardMoved',
  71: 'cardMoved',
  129: 'cardNotSelected',
  49: 'cardRefusedReader',
  50: 'cardSuspect',
  51: 'cardDamaged',
  55: 'cardDamaged',
  63: 'cardDamaged',
  145: 'cardEmpty',
  64: 'cardUnsupported',
  96: 'samSelfTest',
  102: 'samUnauthorised',
  35: 'samUnauthorised',
};

/** 21, 24 and whatever no list names, such as 50 and 71, is the module's own trouble. */
export const meaningOf = (status: number): SamMeaning => meanings[status] ?? 'samFailure';

/** Bytes that a good answer carries (§1.4); the reading with fingerprints is never asked for. */
const dataLengths: Readonly<Record<SamCommand, number>> = {
  reset: 0,
  status: 0,
  samId: 16,
  find: 4,
  select: 8,
  readBase: 1284,
  readAddress: 70,
};

/** Whether an answer can be one to this question: answers do not say which question they belong to, and a line may bring one twice or late. */
export function answers({ status, data }: SamReply, command: SamCommand): boolean {
  if (status !== 0x90 && status !== 0x9f) return true;
  return (status === 0x9f) === (command === 'find') && data.length === dataLengths[command];
}

/** The module's number as it is printed on readers, e.g. `05.03-20121101-0002345678-0123456789`; null when it is no SAM id. */
export function decodeSamId(data: Uint8Array): string | null {
  if (data.length !== 16) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const digits = (value: number, width: number): string => String(value).padStart(width, '0');
  const head = `${digits(view.getUint16(0, true), 2)}.${digits(view.getUint16(2, true), 2)}`;
  return `${head}-${digits(view.getUint32(4, true), 8)}-${digits(view.getUint32(8, true), 10)}-${digits(view.getUint32(12, true), 10)}`;
}
