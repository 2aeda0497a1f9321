// ESC/POS commands that put something on the paper (devices.md §3.1), each as its bytes.

import type { Barcode } from './barcode.ts';
import { barcodeDots } from './barcode.ts';
import type { Bitmap } from './bitmap.ts';
import type { Align } from './layout.ts';
import type { QrSymbol } from './qr.ts';

type Bytes = readonly number[];

const word = (value: number): Bytes => [value & 0xff, value >> 8];
const alignments: Readonly<Record<Align, number>> = { left: 0, centre: 1, right: 2 };

export const chineseOn: Bytes = [0x1c, 0x26];
export const lineFeed = 0x0a;
export const space = 0x20;

export const align = (to: Align): Bytes => [0x1b, 0x61, alignments[to]];
/** Factors 1–8. Not the Chinese print mode `1C 21`, whose bits differ between makers. */
export const characterSize = (width: number, height: number): Bytes => [0x1d, 0x21, ((width - 1) << 4) | (height - 1)];
export const bold = (on: boolean): Bytes => [0x1b, 0x45, on ? 1 : 0];
/** Dots from the left edge, in a line that is aligned to it. No paper is so wide that the two bytes were a real-time command. */
export const position = (dots: number): Bytes => [0x1b, 0x24, ...word(dots)];
export const positionLength = 4;
/** At the start of a line of single height: empty lines while that is shorter. */
export const feed = (lines: number): Bytes => (lines < 3 ? Array.from({ length: lines }, () => lineFeed) : [0x1b, 0x64, lines]);
export const feedDots = (dots: number): Bytes => [0x1b, 0x4a, distance(dots)];
/** Feeds past the knife and so much further, then cuts. */
export const cut = (mode: 'full' | 'partial', further: number): Bytes => [0x1d, 0x56, mode === 'full' ? 0x41 : 0x42, distance(further)];

/** A command must not end with the byte that begins one in real time, whatever is sent behind it. */
const distance = (dots: number): number => (dots === 0x10 ? 0x11 : dots);

/** Model 2, error correction M, stored and then printed; null where the length of the text would itself be a real-time command. */
export function nativeQr({ data, module }: QrSymbol): Bytes | null {
  const stored = qrOrder(0x50, 0x30, ...data);
  if (isObeyed(stored)) return null;
  return [...qrOrder(0x41, 0x32, 0x00), ...qrOrder(0x43, module), ...qrOrder(0x45, 0x31), ...stored, ...qrOrder(0x51, 0x30)];
}

const qrOrder = (...parameters: number[]): Bytes => [0x1d, 0x28, 0x6b, ...word(parameters.length + 1), 0x31, ...parameters];

/** CODE128 with its text below. */
export const barcode = ({ data, module }: Barcode): Bytes => [
  ...[0x1d, 0x68, barcodeDots],
  ...[0x1d, 0x77, module],
  ...[0x1d, 0x48, 0x02],
  ...[0x1d, 0x6b, 0x49, data.length, ...data],
];

/** GS v 0, at the start of a line only: it moves the paper by its own rows. */
export const raster = ({ bytesPerRow, rows, bits }: Bitmap): Bytes => [
  ...[0x1d, 0x76, 0x30, 0x00],
  ...word(bytesPerRow),
  ...word(rows),
  ...harmless(bits),
];

/** ESC * 33, within a line: columns of 24 dots from the left, three bytes each from the top. */
export const dotsInLine = (columns: Uint8Array): Bytes => [0x1b, 0x2a, 0x21, ...word(columns.length / 3), ...harmless(columns)];

const realTime = [0x04, 0x05, 0x14];

const isObeyed = (bytes: Bytes): boolean => bytes.some((byte, index) => byte === 0x10 && realTime.includes(bytes[index + 1] ?? 0));

/**
 * Dots that would be a real-time command (`10 04`, `10 05`, `10 14`) get one dot more, beside one that is black: a printer obeys such a
 * sequence even in the middle of a picture. The last byte too, for whatever comes behind it.
 */
export function harmless(dots: Uint8Array): Uint8Array {
  return dots.map((byte, index) => (byte === 0x10 && realTime.includes(dots[index + 1] ?? 0x04) ? 0x30 : byte));
}
