// A strip of paper that came off: what a person can read on it, and what a telephone can scan.

import jsqr from 'jsqr';
import type { CorrectionLevel, Raster } from './escpos/command.ts';

/** 203 dpi. */
export const dotsPerMm = 8;
export const columnDots = 12;
export const characterDots = 24;
export const defaultSpacing = 30;

export interface Style {
  /** Factors 1–8. */
  readonly width: number;
  readonly height: number;
  readonly bold: boolean;
  readonly underline: boolean;
  readonly reverse: boolean;
}

export interface Run extends Style {
  /** Of a picture within the line: ▦ for each two columns. */
  readonly text: string;
  /** Of the paper's 48; a Chinese character has 2, times its width factor. */
  readonly columns: number;
  /** Dots from the start of the line. */
  readonly at: number;
  readonly raster?: Raster;
}

export interface ImageBlock {
  readonly kind: 'image';
  readonly raster: Raster;
  readonly width: 1 | 2;
  readonly height: 1 | 2;
  readonly left: number;
  readonly dots: number;
}

/** `dots`: how far the paper moves for it. */
export type PaperBlock =
  | { readonly kind: 'line'; readonly runs: readonly Run[]; readonly left: number; readonly dots: number }
  | ImageBlock
  | {
      readonly kind: 'qr';
      readonly text: string;
      readonly level: CorrectionLevel;
      readonly module: number;
      readonly left: number;
      readonly dots: number;
    }
  | {
      readonly kind: 'barcode';
      readonly text: string;
      readonly width: number;
      readonly caption: boolean;
      readonly left: number;
      readonly dots: number;
    }
  | { readonly kind: 'feed'; readonly dots: number };

/** The part of a block that is on this strip: all of it, unless the paper ended within. */
export interface Piece {
  readonly block: PaperBlock;
  readonly from: number;
  readonly to: number;
}

export const lengthOf = (pieces: readonly Piece[]): number => pieces.reduce((dots, { from, to }) => dots + to - from, 0);

/** In the place of a picture. */
export const pictureSign = '▦';

/** What a person can read: a line counts where the greater part of it is, and a picture that is no QR code is a ▦. */
export function textOf(pieces: readonly Piece[]): string {
  const lines = joined(pieces).flatMap((part) => {
    if (part.kind === 'picture') return codeIn(part.image) === null ? [pictureSign] : [];
    const { block, from, to } = part.piece;
    const isThere = (to - from) * 2 > block.dots;
    if (block.kind === 'feed') return from === 0 && block.dots === defaultSpacing ? [''] : [];
    if (block.kind === 'barcode') return block.caption && isThere ? [block.text] : [];
    return block.kind === 'line' && isThere ? [lineText(block.runs)] : [];
  });
  return lines.join('\n').trim();
}

function lineText(runs: readonly Run[]): string {
  let text = '';
  let column = 0;
  for (const run of runs) {
    const start = Math.floor(run.at / columnDots);
    text += ' '.repeat(Math.max(0, start - column)) + run.text;
    column = start + run.columns;
  }
  return text.trimEnd();
}

/** The QR codes that are whole on this strip, printed by command or drawn. */
export const qrCodesOf = (pieces: readonly Piece[]): readonly string[] =>
  joined(pieces).flatMap((part) => {
    if (part.kind === 'picture') return codeIn(part.image) ?? [];
    const { block, from, to } = part.piece;
    return block.kind === 'qr' && from === 0 && to === block.dots ? [block.text] : [];
  });

interface Image {
  readonly bytesPerRow: number;
  readonly left: number;
  readonly bands: readonly { readonly block: ImageBlock; readonly from: number; readonly to: number }[];
}
type Part = { readonly kind: 'piece'; readonly piece: Piece } | { readonly kind: 'picture'; readonly image: Image };

/** A picture may come in bands, one below the other. */
function joined(pieces: readonly Piece[]): readonly Part[] {
  const parts: Part[] = [];
  for (const piece of pieces) {
    const { block, from, to } = piece;
    const last = parts.at(-1);
    if (block.kind !== 'image') {
      parts.push({ kind: 'piece', piece });
    } else if (last?.kind === 'picture' && last.image.left === block.left && last.image.bytesPerRow === block.raster.bytesPerRow) {
      parts.splice(-1, 1, { kind: 'picture', image: { ...last.image, bands: [...last.image.bands, { block, from, to }] } });
    } else {
      parts.push({
        kind: 'picture',
        image: { bytesPerRow: block.raster.bytesPerRow, left: block.left, bands: [{ block, from, to }] },
      });
    }
  }
  return parts;
}

/** White around the code, as the paper has it. */
const margin = 16;

/** What a telephone reads from the picture, if it is a code at all. */
function codeIn({ bytesPerRow, bands }: Image): string | null {
  const rows = bands.flatMap(({ block: { raster, height }, from, to }) =>
    Array.from({ length: Math.floor((to - from) / height) }, (_, row) => {
      const start = (Math.floor(from / height) + row) * bytesPerRow;
      return raster.bits.subarray(start, start + bytesPerRow);
    }),
  );
  const width = bytesPerRow * 8 + 2 * margin;
  const height = rows.length + 2 * margin;
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [row, bits] of rows.entries()) {
    for (let column = 0; column < bytesPerRow * 8; column += 1) {
      if (((bits[column >> 3] ?? 0) & (0x80 >> (column & 7))) === 0) continue;
      const at = ((row + margin) * width + column + margin) * 4;
      pixels.fill(0, at, at + 3);
    }
  }
  return jsqr(pixels, width, height)?.data ?? null;
}
