// Draws a strip of receipt paper as a picture, one pixel a dot, the way it would lie on a table.

import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import QRCode from 'qrcode';
import { columnsOf, printableDots } from '../paper.ts';
import { columnDots, lengthOf, type PaperBlock, type Piece, type Run } from '../strip.ts';
import type { Raster } from './command.ts';

/** Paper 80 mm wide, of which 72 mm are printed, on a table that shows a little around it. */
const margin = { side: 32, top: 40, bottom: 32, table: 40 };
const paperWidth = printableDots + 2 * margin.side;
const ink = '#23211f';
const paperWhite = '#fdfcf9';
const table = '#d9d5cd';
const fontFamily = '"Noto Sans Mono CJK SC", "Noto Sans CJK SC", monospace';
/** Height of a character cell, and of its baseline within. */
const cell = { height: 24, baseline: 21 };

export function drawReceipt(pieces: readonly Piece[], complete: boolean): Buffer {
  const paperHeight = margin.top + lengthOf(pieces) + margin.bottom;
  const canvas = createCanvas(paperWidth + 2 * margin.table, paperHeight + 2 * margin.table);
  const context = canvas.getContext('2d');
  context.fillStyle = table;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(margin.table, margin.table);
  drawPaper(context, paperHeight, complete);
  context.fillStyle = ink;
  context.translate(margin.side, margin.top);
  for (const { block, from, to } of pieces) {
    context.save();
    // A whole block may overhang a narrow line spacing; a torn one ends where the paper ends.
    if (to - from < block.dots) {
      context.beginPath();
      context.rect(0, 0, printableDots, to - from);
      context.clip();
    }
    context.translate(0, -from);
    drawBlock(context, block);
    context.restore();
    context.translate(0, to - from);
  }
  return canvas.toBuffer('image/png');
}

function drawPaper(context: SKRSContext2D, height: number, complete: boolean): void {
  context.save();
  context.shadowColor = 'rgba(60, 50, 40, 0.35)';
  context.shadowBlur = 18;
  context.shadowOffsetY = 6;
  context.fillStyle = paperWhite;
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(paperWidth, 0);
  context.lineTo(paperWidth, height);
  const edge = complete ? knifeEdge : tornEdge;
  const steps = Math.round(paperWidth / edge.step);
  for (let step = 1; step < steps; step += 1) context.lineTo(paperWidth - step * edge.step, height - edge.depth(step));
  context.lineTo(0, height);
  context.closePath();
  context.fill();
  context.restore();
}

const knifeEdge = { step: 4, depth: (step: number): number => (step % 2) * 4 };
/** Ragged but always the same, so that a picture can be compared. */
const tornEdge = { step: 5, depth: (step: number): number => 11 + 7 * Math.sin(step * 0.31) + 4 * Math.sin(step * 1.7) };

function drawBlock(context: SKRSContext2D, block: PaperBlock): void {
  switch (block.kind) {
    case 'feed':
      return;
    case 'line': {
      const bottom = Math.max(...block.runs.map(({ height }) => height)) * cell.height;
      for (const run of block.runs) drawRun(context, run, block.left + run.at, bottom - run.height * cell.height);
      return;
    }
    case 'image':
      return drawDots(context, block.left, { ...dotsOf(block.raster), width: block.width, height: block.height });
    case 'qr': {
      const { modules } = QRCode.create(block.text, { errorCorrectionLevel: block.level });
      const isBlack = (row: number, column: number): boolean => modules.get(row, column) !== 0;
      return drawDots(context, block.left, {
        rows: modules.size,
        columns: modules.size,
        width: block.module,
        height: block.module,
        isBlack,
      });
    }
    case 'barcode':
      return drawBarcode(context, block);
  }
}

function dotsOf({ bytesPerRow, rows, bits }: Raster): Pick<Dots, 'rows' | 'columns' | 'isBlack'> {
  const isBlack = (row: number, column: number): boolean =>
    (((bits[row * bytesPerRow + (column >> 3)] ?? 0) >> (7 - (column & 7))) & 1) === 1;
  return { rows, columns: bytesPerRow * 8, isBlack };
}

interface Dots {
  readonly rows: number;
  readonly columns: number;
  readonly width: number;
  readonly height: number;
  readonly isBlack: (row: number, column: number) => boolean;
}

function drawDots(context: SKRSContext2D, left: number, { rows, columns, width, height, isBlack }: Dots): void {
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (isBlack(row, column)) context.fillRect(left + column * width, row * height, width, height);
    }
  }
}

/** Every character in the middle of its own cell, as the printer's built-in font has it. */
function drawRun(context: SKRSContext2D, run: Run, left: number, top: number): void {
  const { width, height } = run;
  if (run.raster) {
    context.save();
    context.translate(0, top);
    drawDots(context, left, { ...dotsOf(run.raster), width, height: 24 / run.raster.rows });
    context.restore();
    return;
  }
  const runWidth = run.columns * columnDots;
  if (run.reverse) context.fillRect(left, top, runWidth, cell.height * height);
  context.save();
  context.fillStyle = run.reverse ? paperWhite : ink;
  context.font = `${run.bold ? 'bold ' : ''}${cell.height}px ${fontFamily}`;
  context.textAlign = 'center';
  let column = 0;
  for (const character of run.text) {
    const columns = columnsOf(character);
    context.save();
    context.translate(left + column * columnDots * width, top);
    context.scale(width, height);
    context.fillText(character, (columns * columnDots) / 2, cell.baseline);
    context.restore();
    column += columns;
  }
  context.restore();
  if (run.underline) context.fillRect(left, top + cell.height * height, runWidth, 2);
}

/** No bars: nobody scans a code from this picture, and false bars would be worse than a frame that says what is in it. */
function drawBarcode(context: SKRSContext2D, { text, left, width, dots, caption }: Extract<PaperBlock, { kind: 'barcode' }>): void {
  const height = caption ? dots - cell.height : dots;
  context.save();
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.setLineDash([6, 4]);
  context.strokeRect(left + 1, 1, width - 2, height - 2);
  context.font = `20px ${fontFamily}`;
  context.textAlign = 'center';
  context.fillText(`CODE128 ${text}`, left + width / 2, height / 2 + 7, width - 16);
  if (caption) context.fillText(text, left + width / 2, height + cell.baseline - 2, width);
  context.restore();
}
