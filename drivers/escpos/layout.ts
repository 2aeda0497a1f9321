// The one layout of a document: blocks become rows of paper, which are then bytes for the printer or dots of a picture.

import type { DocumentBlock, PrintDocument } from '../../contract/device/document.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { type Barcode, barcodeDots, barcodeOf } from './barcode.ts';
import type { Bitmap } from './bitmap.ts';
import { characterDots, dotsPerMillimetre, type Page, widthInDots } from './page.ts';
import { type QrSymbol, qrOf } from './qr.ts';
import { type Glyph, glyphsOf, widthOf, wrap } from './text.ts';

export type Align = 'left' | 'centre' | 'right';
type Size = 1 | 2 | 3 | 4;

/** Glyphs of a line from a column on; columns are those of the line's size. */
export interface Cell {
  readonly at: number;
  readonly glyphs: readonly Glyph[];
}

export interface Line {
  readonly kind: 'line';
  readonly align: Align;
  readonly size: Size;
  readonly bold: boolean;
  readonly cells: readonly Cell[];
}

/** What moves the paper once, in the order it comes. */
export type Row =
  | Line
  | { readonly kind: 'rule'; readonly strokes: readonly Glyph[]; readonly width: number }
  | { readonly kind: 'qr'; readonly symbol: QrSymbol }
  | { readonly kind: 'barcode'; readonly barcode: Barcode }
  | { readonly kind: 'image'; readonly bitmap: Bitmap }
  | { readonly kind: 'feed'; readonly lines: number }
  | { readonly kind: 'cut' };

/** All rows, or nothing: a receipt without its code is not the receipt. */
export function layOut(document: PrintDocument, page: Page): Result<readonly Row[], 'invalidDocument'> {
  const rows: Row[] = [];
  for (const block of document.blocks) {
    const laid = rowsOf(block, page);
    if (!laid) return fail('invalidDocument');
    rows.push(...laid);
  }
  return succeed(rows);
}

/** Paper that a row takes, in millimetres; for a cut what could have been printed in its time. */
export function lengthOf(row: Row, { speed: { lineMillimetres, millimetresPerSecond, cutMs } }: Page): number {
  switch (row.kind) {
    case 'line':
      return row.size * lineMillimetres;
    case 'rule':
      return lineMillimetres;
    case 'qr':
      return (row.symbol.size * row.symbol.module) / dotsPerMillimetre + lineMillimetres;
    case 'barcode':
      return (barcodeDots + characterDots) / dotsPerMillimetre + lineMillimetres;
    case 'image':
      return row.bitmap.rows / dotsPerMillimetre;
    case 'feed':
      return row.lines * lineMillimetres;
    case 'cut':
      return (cutMs / 1000) * millimetresPerSecond;
  }
}

function rowsOf(block: DocumentBlock, page: Page): readonly Row[] | null {
  switch (block.kind) {
    case 'text': {
      const { align, size, bold } = block;
      const lines = wrap(glyphsOf(block.text), Math.floor(page.columns / size));
      return lines.map((glyphs) => ({ kind: 'line', align, size, bold, cells: [{ at: 0, glyphs }] }));
    }
    case 'pair':
      return pairRows(block, page).map((cells) => table(cells, block.bold));
    case 'columns':
      return columnRows(block, page).map((cells) => table(cells, block.bold));
    case 'rule':
      return [ruleAcross(page)];
    case 'qr': {
      const symbol = qrOf(block.text, page);
      return symbol && [{ kind: 'qr', symbol }];
    }
    case 'barcode': {
      const barcode = barcodeOf(block.text, page);
      return barcode && [{ kind: 'barcode', barcode }];
    }
    case 'image': {
      const bitmap = { bytesPerRow: block.width / 8, rows: block.height, bits: Buffer.from(block.bits, 'base64') };
      const whole = bitmap.bits.length === bitmap.bytesPerRow * bitmap.rows;
      return whole && block.width <= widthInDots(page) ? [{ kind: 'image', bitmap }] : null;
    }
    case 'feed':
      return [{ kind: 'feed', lines: block.lines }];
    case 'cut':
      return [{ kind: 'cut' }];
  }
}

/** The widest that a printer can make its characters. */
const widest = 8;

/** From edge to edge in the fewest characters, which join: a hyphen a column would be more bytes than most lines of words. */
function ruleAcross({ columns }: Page): Row {
  const strokes = Math.floor(columns / 2);
  let width = widest;
  while (strokes % width !== 0) width -= 1;
  return { kind: 'rule', strokes: glyphsOf('─'.repeat(strokes / width)), width };
}

const table = (cells: readonly Cell[], bold: boolean): Line => ({ kind: 'line', align: 'left', size: 1, bold, cells });

const toTheRight = (glyphs: readonly Glyph[], columns: number): Cell => ({ at: columns - widthOf(glyphs), glyphs });

/** Label left and value right; a value that does not fit wraps within its own column, or below a label that leaves it too little. */
function pairRows({ label, value }: Extract<DocumentBlock, { kind: 'pair' }>, { columns }: Page): Cell[][] {
  const head = glyphsOf(label);
  const beside = widthOf(head) <= columns / 2;
  const above = beside ? [] : wrap(head, columns).map((glyphs) => [{ at: 0, glyphs }]);
  const room = beside && head.length > 0 ? columns - widthOf(head) - 1 : columns;
  const values = wrap(glyphsOf(value), room).map((glyphs, index) => {
    const first = index === 0 && beside ? [{ at: 0, glyphs: head }] : [];
    return [...first, toTheRight(glyphs, columns)];
  });
  return [...above, ...values];
}

/** Each cell wraps within its share of the line; one column stays free between neighbours. */
function columnRows({ cells }: Extract<DocumentBlock, { kind: 'columns' }>, { columns }: Page): Cell[][] {
  const edges = edgesOf(
    cells.map(({ share }) => share),
    columns,
  );
  const texts = cells.map(({ text, align }, index) => {
    const [start = 0, end = columns] = edges.slice(index, index + 2);
    const room = end - start - (index < cells.length - 1 ? 1 : 0);
    return wrap(glyphsOf(text), room).map((glyphs): Cell => ({ at: start + indentOf(align, room - widthOf(glyphs)), glyphs }));
  });
  const height = Math.max(...texts.map(({ length }) => length));
  return Array.from({ length: height }, (_, row) => texts.map((lines) => lines[row]).filter((cell) => cell !== undefined));
}

/** A Chinese character and the free column beside it. */
const narrowest = 3;

/** Where the cells begin, and where the last one ends; none is narrower than one character. */
function edgesOf(shares: readonly number[], columns: number): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const spare = columns - shares.length * narrowest;
  let before = 0;
  const starts = shares.map((share, index) => {
    const start = index * narrowest + Math.round((spare * before) / total);
    before += share;
    return start;
  });
  return [...starts, columns];
}

const indentOf = (align: Align, room: number): number => Math.floor({ left: 0, centre: room / 2, right: room }[align]);
