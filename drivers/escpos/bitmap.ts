// Dots in bytes, as printers take them.

/** One bit a dot, rows of whole bytes, the first dot in the highest bit, 1 is black. */
export interface Bitmap {
  readonly bytesPerRow: number;
  readonly rows: number;
  readonly bits: Uint8Array;
}

export function bitmapOf(width: number, rows: number, isBlack: (row: number, column: number) => boolean): Bitmap {
  const bytesPerRow = Math.ceil(width / 8);
  const bits = new Uint8Array(bytesPerRow * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const at = row * bytesPerRow + (column >> 3);
      if (isBlack(row, column)) bits[at] = (bits[at] ?? 0) | (0x80 >> (column & 7));
    }
  }
  return { bytesPerRow, rows, bits };
}

export const isBlackAt = ({ bytesPerRow, bits }: Bitmap, row: number, column: number): boolean =>
  (((bits[row * bytesPerRow + (column >> 3)] ?? 0) >> (7 - (column & 7))) & 1) === 1;
