// A document as a picture, one pixel a dot: what the printer will make of it, without a printer.

import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { PrintDocument } from '../../contract/device/document.ts';
import { type Result, succeed } from '../../contract/result.ts';
import { type Barcode, barcodeDots } from './barcode.ts';
import { isBlackAt } from './bitmap.ts';
import { baseline, drawInCells, fontFamily } from './drawn.ts';
import { type Line, layOut, lengthOf, type Row } from './layout.ts';
import { characterDots, columnDots, dotsPerMillimetre, type Page, widthInDots } from './page.ts';
import { widthOf } from './text.ts';

/** White around what can be printed: four millimetres a side, as paper has it. */
const margin = 4 * dotsPerMillimetre;
/** Where the knife goes. */
const cutDots = 2 * characterDots;

/** PNG. Within the document a cut is a broken line. */
export function previewOf(document: PrintDocument, page: Page): Result<Buffer, 'invalidDocument'> {
  const rows = layOut(document, page);
  if (!rows.ok) return rows;
  const height = rows.value.reduce((sum, row) => sum + heightOf(row, page), 0);
  const canvas = createCanvas(widthInDots(page) + 2 * margin, height + 2 * margin);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = 'black';
  context.strokeStyle = 'black';
  context.translate(margin, margin);
  for (const row of rows.value) {
    context.save();
    draw(context, row, page);
    context.restore();
    context.translate(0, heightOf(row, page));
  }
  return succeed(canvas.toBuffer('image/png'));
}

const heightOf = (row: Row, page: Page): number => (row.kind === 'cut' ? cutDots : Math.round(lengthOf(row, page) * dotsPerMillimetre));

function draw(context: SKRSContext2D, row: Row, page: Page): void {
  switch (row.kind) {
    case 'line':
      return drawText(context, row, page);
    case 'rule':
      context.scale(row.width, 1);
      return drawInCells(context, row.strokes, false);
    case 'qr': {
      const { size, module, isBlack } = row.symbol;
      context.translate(centred(size * module, page), 0);
      return drawDots(context, size, size, module, isBlack);
    }
    case 'image': {
      const { bytesPerRow, rows } = row.bitmap;
      context.translate(centred(bytesPerRow * 8, page), 0);
      return drawDots(context, rows, bytesPerRow * 8, 1, (at, column) => isBlackAt(row.bitmap, at, column));
    }
    case 'barcode':
      return drawBarcode(context, row.barcode, page);
    case 'cut':
      context.setLineDash([8, 8]);
      return context.strokeRect(-margin, cutDots / 2, widthInDots(page) + 2 * margin, 0);
    case 'feed':
      return;
  }
}

const centred = (width: number, page: Page): number => Math.floor((widthInDots(page) - width) / 2);

function drawText(context: SKRSContext2D, { align, size, bold, cells }: Line, page: Page): void {
  const columns = Math.max(0, ...cells.map(({ at, glyphs }) => at + widthOf(glyphs)));
  const room = widthInDots(page) - columns * columnDots * size;
  context.translate({ left: 0, centre: Math.floor(room / 2), right: room }[align], 0);
  context.scale(size, size);
  for (const { at, glyphs } of cells) {
    context.save();
    context.translate(at * columnDots, 0);
    drawInCells(context, glyphs, bold);
    context.restore();
  }
}

function drawDots(
  context: SKRSContext2D,
  rows: number,
  columns: number,
  dot: number,
  isBlack: (row: number, column: number) => boolean,
): void {
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (isBlack(row, column)) context.fillRect(column * dot, row * dot, dot, dot);
    }
  }
}

/** A frame of the right size: only the printer draws the bars, and nobody should scan them from here. */
function drawBarcode(context: SKRSContext2D, { text, width }: Barcode, page: Page): void {
  context.translate(centred(width, page), 0);
  context.strokeRect(0.5, 0.5, width - 1, barcodeDots - 1);
  context.font = `${characterDots}px ${fontFamily}`;
  context.textAlign = 'center';
  context.fillText('CODE128', width / 2, barcodeDots / 2 + characterDots / 3, width);
  context.fillText(text, width / 2, barcodeDots + baseline, width);
}
