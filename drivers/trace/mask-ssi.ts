// Masks Zebra's packets (devices.md §2.1): a sound one is written anew with sixes for its data, whatever is none is sixes altogether.

import { holdingMasker, type Masker } from './masker.ts';
import { six, sixFor } from './sixes.ts';

/** Length, opcode, source, status. */
const headLength = 4;
const checkLength = 2;
const decoded = 0xf3;
const refused = 0xd1;
const fromDecoder = 0x00;
/** What a decoder says by itself or in answer to us. */
const opcodes: readonly number[] = [decoded, 0xd0, refused, 0xf6, 0xa4, 0xc6, 0xd4];
/** Said again; more packets of this code follow. */
const knownStatus = 0x03;
/** Kinds of code, and causes of a refusal: the one byte of data that says nothing of what was scanned. */
const codeTypes: readonly number[] = [1, 3, 6, 10, 11, 17, 27, 28, 45, 183];
const causes: readonly number[] = [1, 2, 6, 10];

const checksum = (bytes: Uint8Array): number => -bytes.reduce((sum, byte) => sum + byte, 0) & 0xffff;

function masked(packet: Uint8Array): Uint8Array {
  const [length = 0, opcode = 0, source = 0, status = 0, first = 0] = packet;
  const known = (opcode === decoded && codeTypes.includes(first)) || (opcode === refused && causes.includes(first));
  const data = packet.subarray(headLength, length).map((_, index) => (index === 0 && known ? first : six));
  const body = new Uint8Array([length, opcode, source, status & knownStatus, ...data]);
  const check = checksum(body);
  return new Uint8Array([...body, check >> 8, check & 0xff]);
}

function step(held: Uint8Array): Uint8Array | 'more' {
  const [length = 0, opcode, source] = held;
  const canBe =
    length >= headLength && (opcode === undefined || opcodes.includes(opcode)) && (source === undefined || source === fromDecoder);
  if (canBe && held.length < length + checkLength) return 'more';
  const packet = held.subarray(0, length + checkLength);
  const check = (packet[length] ?? 0) * 256 + (packet[length + 1] ?? 0);
  return canBe && check === checksum(packet.subarray(0, length)) ? masked(packet) : Uint8Array.of(sixFor(held[0]));
}

export const maskSsi = (): Masker => holdingMasker(step, (held) => held.map(sixFor));
