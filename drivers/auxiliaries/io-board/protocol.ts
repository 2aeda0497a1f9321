// Frames of Modbus RTU (Modbus over Serial Line V1.02, Application Protocol V1.1b3): the few functions that an input and output board needs.

const readInputs = 0x02;
const writeCoil = 0x05;
const writeCoils = 0x0f;
/** Set in the function of a refusal. */
const refusal = 0x80;
const checksumLength = 2;
const shortestFrame = 5;

/** CRC-16/MODBUS: reflected polynomial 0x8005 from 0xFFFF. On the wire its low byte goes first. */
export function crc16(bytes: Iterable<number>): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}

function frame(slave: number, functionCode: number, words: readonly number[], bytes: readonly number[] = []): Uint8Array {
  const body = [slave, functionCode, ...words.flatMap((word) => [word >> 8, word & 0xff]), ...bytes];
  const crc = crc16(body);
  return new Uint8Array([...body, crc & 0xff, crc >> 8]);
}

export const encodeReadInputs = (slave: number, start: number, count: number): Uint8Array => frame(slave, readInputs, [start, count]);

export const encodeWriteCoil = (slave: number, coil: number, on: boolean): Uint8Array =>
  frame(slave, writeCoil, [coil, on ? 0xff00 : 0x0000]);

/** Consecutive coils from `start`. */
export function encodeWriteCoils(slave: number, start: number, values: readonly boolean[]): Uint8Array {
  const packed = Array.from({ length: Math.ceil(values.length / 8) }, () => 0);
  for (const [index, on] of values.entries()) {
    if (on) packed[index >> 3] = (packed[index >> 3] ?? 0) | (1 << (index & 7));
  }
  return frame(slave, writeCoils, [start, values.length], [packed.length, ...packed]);
}

export type ModbusAnswer =
  | { readonly kind: 'inputs'; readonly isHigh: (index: number) => boolean }
  /** The slave repeats where it wrote: the coil and its value, or the first coil and their number. */
  | { readonly kind: 'written'; readonly function: number; readonly start: number; readonly value: number }
  | { readonly kind: 'refused'; readonly function: number; readonly exception: number };

export type ModbusEvent = ModbusAnswer | { readonly kind: 'badChecksum' };

/** 1 illegal function, 2 illegal address, 3 illegal value: the slave is not the one that the profile describes. */
export const contradicts = (exception: number): boolean => exception >= 1 && exception <= 3;

/** Whether the slave speaks of this request: a late answer to another one must not pass for the answer to this. */
export function isAnswerTo(request: Uint8Array, answer: ModbusAnswer): boolean {
  const [, functionCode = 0, startHigh = 0, startLow = 0, valueHigh = 0, valueLow = 0] = request;
  if (answer.kind === 'inputs') return functionCode === readInputs;
  if (answer.function !== functionCode) return false;
  return answer.kind === 'refused' || (answer.start === startHigh * 256 + startLow && answer.value === valueHigh * 256 + valueLow);
}

export interface ModbusDecoderOptions {
  readonly slave: number;
  /** Inputs that every read asks for. */
  readonly inputs: number;
}

/**
 * Finds the answers of one slave in a stream. RTU marks the borders of frames by silence, which no serial port of a PC delivers:
 * length and checksum find them instead. Holds at most one frame; over what is none it slides byte by byte.
 */
export class ModbusDecoder {
  readonly #slave: number;
  readonly #inputBytes: number;
  readonly #held: number[] = [];
  #skipped = 0;

  constructor({ slave, inputs }: ModbusDecoderOptions) {
    this.#slave = slave;
    this.#inputBytes = Math.ceil(inputs / 8);
  }

  /** Bytes that belonged to no frame since this was last asked. */
  takeSkipped(): number {
    const skipped = this.#skipped;
    this.#skipped = 0;
    return skipped;
  }

  /** Bytes of a frame that has begun. */
  get held(): number {
    return this.#held.length;
  }

  reset(): void {
    this.#held.length = 0;
  }

  push(bytes: Uint8Array): ModbusEvent[] {
    const events: ModbusEvent[] = [];
    for (const byte of bytes) {
      this.#held.push(byte);
      for (let event = this.#scan(); event; event = this.#scan()) events.push(event);
    }
    return events;
  }

  #scan(): ModbusEvent | null {
    for (;;) {
      const length = this.#frameLength();
      if (length === 'more' || (length !== 'none' && this.#held.length < length)) return null;
      if (length === 'none') {
        this.#slide();
        continue;
      }
      const body = this.#held.slice(0, length - checksumLength);
      const [low = 0, high = 0] = this.#held.slice(length - checksumLength, length);
      if (crc16(body) !== high * 256 + low) {
        this.#slide();
        return { kind: 'badChecksum' };
      }
      this.#held.splice(0, length);
      return answerOf(body);
    }
  }

  #slide(): void {
    this.#held.shift();
    this.#skipped += 1;
  }

  #frameLength(): number | 'more' | 'none' {
    const [slave, functionCode, count] = this.#held;
    if (slave !== undefined && slave !== this.#slave) return 'none';
    switch (functionCode) {
      case undefined:
        return 'more';
      case readInputs:
        if (count === undefined) return 'more';
        return count === this.#inputBytes ? shortestFrame + count : 'none';
      case writeCoil:
      case writeCoils:
        return 8;
      case readInputs | refusal:
      case writeCoil | refusal:
      case writeCoils | refusal:
        return shortestFrame;
      default:
        return 'none';
    }
  }
}

function answerOf(body: readonly number[]): ModbusAnswer {
  const [, functionCode = 0, first = 0, ...rest] = body;
  if ((functionCode & refusal) !== 0) return { kind: 'refused', function: functionCode & ~refusal, exception: first };
  if (functionCode === readInputs) return { kind: 'inputs', isHigh: (index) => (((rest[index >> 3] ?? 0) >> (index & 7)) & 1) === 1 };
  const [startLow = 0, valueHigh = 0, valueLow = 0] = rest;
  return { kind: 'written', function: functionCode, start: first * 256 + startLow, value: valueHigh * 256 + valueLow };
}
