// The picture commands of ESC/POS: dots within a line, rasters, and the graphics buffer (devices.md §3.1).

import type { Command, Raster } from './command.ts';

/** null: the command is not all there yet. */
export type Step = { readonly length: number; readonly command: Command } | null;

const word = (low: number, high: number): number => low | (high << 8);

export function unknown(bytes: Uint8Array, length: number): Step {
  if (bytes.length < length) return null;
  return { length, command: { kind: 'unknown', bytes: Buffer.from(bytes.subarray(0, Math.min(length, 8))).toString('hex') } };
}

/** `1B 2A m nL nH`: columns of 8 dots (m 0, 1) or 24 (m 32, 33), from the top; the even modes are half as dense. */
export function dotsInLine(bytes: Uint8Array): Step {
  const [, , mode, low = 0, high] = bytes;
  if (high === undefined) return null;
  if (mode !== 0 && mode !== 1 && mode !== 32 && mode !== 33) return unknown(bytes, 5);
  const columns = word(low, high);
  const bytesPerColumn = mode >= 32 ? 3 : 1;
  const length = 5 + columns * bytesPerColumn;
  if (bytes.length < length) return null;
  const data = bytes.subarray(5, length);
  const raster = turned(data, columns, bytesPerColumn);
  return { length, command: { kind: 'dots', raster, dots: columns, dense: (mode & 1) === 1 } };
}

/** Columns become rows. */
function turned(data: Uint8Array, columns: number, bytesPerColumn: number): Raster {
  const bytesPerRow = Math.ceil(columns / 8);
  const rows = bytesPerColumn * 8;
  const bits = new Uint8Array(bytesPerRow * rows);
  for (let column = 0; column < columns; column += 1) {
    for (let row = 0; row < rows; row += 1) {
      const isBlack = ((data[column * bytesPerColumn + (row >> 3)] ?? 0) & (0x80 >> (row & 7))) !== 0;
      const at = row * bytesPerRow + (column >> 3);
      if (isBlack) bits[at] = (bits[at] ?? 0) | (0x80 >> (column & 7));
    }
  }
  return { bytesPerRow, rows, bits };
}

/** `1D 76 30 m xL xH yL yH`. */
export function raster(bytes: Uint8Array): Step {
  if (bytes.length < 8) return bytes.length > 2 && bytes[2] !== 0x30 ? unknown(bytes, 3) : null;
  const [, , form, mode = 0, xLow = 0, xHigh = 0, yLow = 0, yHigh = 0] = bytes;
  if (form !== 0x30) return unknown(bytes, 3);
  const bytesPerRow = word(xLow, xHigh);
  const rows = word(yLow, yHigh);
  const length = 8 + bytesPerRow * rows;
  if (bytes.length < length) return null;
  const bits = Uint8Array.from(bytes.subarray(8, length));
  return { length, command: { kind: 'raster', raster: { bytesPerRow, rows, bits }, width: mode & 1 ? 2 : 1, height: mode & 2 ? 2 : 1 } };
}

/** `1D 38 4C p1 p2 p3 p4`: what `1D 28 4C` has no room for. */
export function largeGraphics(bytes: Uint8Array): Step {
  if (bytes.length < 7) return null;
  const length = 7 + Buffer.from(bytes.subarray(3, 7)).readUInt32LE();
  if (bytes.length < length) return null;
  const command = bytes[2] === 0x4c ? graphicsCommand(bytes.subarray(7, length)) : null;
  return command ? { length, command } : unknown(bytes, length);
}

/** `30 70 30 bx by c xL xH yL yH d…` stores, `30 32` prints; null: any other function. */
export function graphicsCommand(data: Uint8Array): Command | null {
  const [family, request, tone, width, height, colour, xLow = 0, xHigh = 0, yLow = 0, yHigh = 0] = data;
  if (family !== 0x30) return null;
  if (request === 0x02 || request === 0x32) return { kind: 'graphicsPrint' };
  if (request !== 0x70 || tone !== 0x30 || colour !== 0x31 || data.length < 10) return null;
  const bytesPerRow = Math.ceil(word(xLow, xHigh) / 8);
  const rows = word(yLow, yHigh);
  const bits = Uint8Array.from(data.subarray(10));
  if (bits.length !== bytesPerRow * rows) return null;
  return { kind: 'graphicsStore', raster: { bytesPerRow, rows, bits }, width: width === 2 ? 2 : 1, height: height === 2 ? 2 : 1 };
}
