// Masks what a SAM module says: a frame is written anew from what is nobody's, with the specimen card of its kind (devices.md §1.11).

import { holdingMasker, type Masker } from './masker.ts';
import { specimenOf } from './specimens.ts';

const preamble = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const;
/** Preamble and length. */
const headLength = 7;
/** SW1 SW2 SW3 and the checksum. */
const frameOverhead = 4;
const longestLength = 2314;
const textLength = 256;
const photographLength = 1024;
/** A byte that is no frame's. */
const pattern = 0x00;

const done = 0x90;
const found = 0x9f;

/** Lengths of two bytes each that stand before the text: base information, and the same with fingerprints. */
function lengthsBeforeText(dataLength: number): readonly number[] | null {
  const beyond = dataLength - textLength - photographLength;
  if (beyond === 4) return [0x01, 0x00, 0x04, 0x00];
  return [6, 518, 1030].includes(beyond) ? [0x01, 0x00, 0x04, 0x00, (beyond - 6) >> 8, 0x00] : null;
}

/** Two small numbers, the day it was made, two serial numbers: nothing else of 16 bytes is let through. */
function isSamId(data: Uint8Array): boolean {
  if (data.length !== 16) return false;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const day = view.getUint32(4, true);
  return view.getUint16(0, true) < 100 && view.getUint16(2, true) < 100 && day > 19_900_101 && day < 20_991_231;
}

/** What is written for the data of an answer: of a card only its kind is left. */
function dataOf(data: Uint8Array): Uint8Array {
  if (isSamId(data)) return data;
  const lengths = lengthsBeforeText(data.length);
  const written = new Uint8Array(data.length);
  // The appended address, UTF-16 spaces.
  if (!lengths) return data.length === 70 ? written.map((_, index) => (index % 2 === 0 ? 0x20 : 0x00)) : written;
  written.set(lengths);
  written.set(specimenOf(data.subarray(lengths.length, lengths.length + textLength)), lengths.length);
  return written;
}

const checksum = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum ^ byte, 0);

function frameOf(status: readonly number[], data: Uint8Array, isSound: boolean): Uint8Array {
  const length = frameOverhead + data.length;
  const body = new Uint8Array([length >> 8, length & 0xff, ...status, ...data]);
  return new Uint8Array([...preamble, ...body, checksum(body) ^ (isSound ? 0x00 : 0x01)]);
}

/** A frame whose checksum is good. */
function masked(frame: Uint8Array): Uint8Array {
  const data = frame.subarray(headLength + 3, -1);
  if (data.length === 0) return frame;
  return frameOf([0x00, 0x00, frame[9] === found ? found : done], dataOf(data), true);
}

/** A frame that came damaged, as far as it came: nobody's from beginning to end, and as wrong as it was. */
const damaged = (length: number): Uint8Array => frameOf([0x00, 0x00, done], dataOf(new Uint8Array(length - frameOverhead)), false);

const beginsFrame = (bytes: Uint8Array): boolean => preamble.every((byte, index) => index >= bytes.length || bytes[index] === byte);

/** null: no length of a frame. */
function lengthOf(held: Uint8Array): number | null {
  const length = (held[5] ?? 0) * 256 + (held[6] ?? 0);
  return length >= frameOverhead && length <= longestLength ? length : null;
}

function step(held: Uint8Array): Uint8Array | 'more' {
  if (!beginsFrame(held)) return Uint8Array.of(pattern);
  if (held.length < headLength) return 'more';
  const length = lengthOf(held);
  if (length === null) return Uint8Array.of(pattern);
  if (held.length < headLength + length) return 'more';
  const frame = held.subarray(0, headLength + length);
  if (checksum(frame.subarray(preamble.length)) === 0) return masked(frame);
  // Bytes were lost, and what stands here may hold the beginning of the next one.
  const next = frame.findIndex((_, index) => index > 0 && beginsFrame(frame.subarray(index)));
  return damaged(length).subarray(0, next < 0 ? frame.length : next);
}

function rest(held: Uint8Array): Uint8Array {
  const length = held.length < headLength ? null : lengthOf(held);
  return length === null ? new Uint8Array(held.length).fill(pattern) : damaged(length).subarray(0, held.length);
}

export const maskSam = (): Masker => holdingMasker(step, rest);
