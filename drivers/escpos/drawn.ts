// Characters that the printer's font does not have, as dots: drawn with the fonts of this machine, in the printer's own cell.

import { createRequire } from 'node:module';
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { type Bitmap, bitmapOf } from './bitmap.ts';
import type { Line } from './layout.ts';
import { characterDots, columnDots } from './page.ts';
import { type Glyph, widthOf } from './text.ts';

type Library = typeof import('@napi-rs/canvas');

/** Loaded with the first rare character, mostly the one that is rehearsed (encode.ts): fifty milliseconds, thirty-five megabytes. */
let loaded: Library | 'absent' | null = null;

/** `absent`: this machine cannot draw, and a rare character is printed like one that no font has. */
function library(): Library | 'absent' {
  if (loaded === null) {
    try {
      loaded = createRequire(import.meta.url)('@napi-rs/canvas') as Library;
    } catch {
      loaded = 'absent';
    }
  }
  return loaded;
}

function createCanvas(width: number, height: number): Canvas {
  const canvas = library();
  if (canvas === 'absent') throw new Error('Nothing is drawn on a machine that cannot draw');
  return canvas.createCanvas(width, height);
}

/** One face for all, and after it whatever the machine has. */
export const fontFamily = '"Noto Sans CJK SC", "Noto Sans CJK JP", "Source Han Sans SC", "Microsoft YaHei", "SimSun-ExtB", sans-serif';
/** Of the cell's twenty-four dots, those above the baseline. */
export const baseline = 21;

/** Printed for a character that no font here has. */
export const geta: Glyph = { character: '〓', bytes: new Uint8Array([0xa1, 0xfe]), columns: 2 };

/** Below this the thin strokes of a face break up, above it they fill their neighbours. */
const darkFrom = 112;

/** Rare characters of this terminal's day; a document that brings more is drawn anew each time. */
const cacheLimit = 512;
const cache = new Map<string, Bitmap | null>();

/** Given to every face and had by none: what is drawn for it is the sign for a missing character. */
const nobodyHas = '\u{10fffd}';
const missing = new Map<boolean, Bitmap>();

/** 24 × 24 dots; null: no font here has this character, or nothing here can draw. */
export function drawGlyph(character: string, bold: boolean): Bitmap | null {
  const key = bold ? `${character} bold` : character;
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (library() === 'absent') return null;
  const drawn = dotsOf(character, bold);
  const bitmap = isSame(drawn, missingSign(bold)) || drawn.bits.every((byte) => byte === 0) ? null : drawn;
  const [oldest] = cache.keys();
  if (cache.size >= cacheLimit && oldest !== undefined) cache.delete(oldest);
  cache.set(key, bitmap);
  return bitmap;
}

function missingSign(bold: boolean): Bitmap {
  const sign = missing.get(bold) ?? dotsOf(nobodyHas, bold);
  missing.set(bold, sign);
  return sign;
}

const isSame = (one: Bitmap, other: Bitmap): boolean => Buffer.compare(one.bits, other.bits) === 0;

function dotsOf(character: string, bold: boolean): Bitmap {
  const canvas = createCanvas(characterDots, characterDots);
  drawInCell(canvas.getContext('2d'), character, 2, bold);
  return bitmapIn(canvas);
}

/** A whole line at its size: the printer itself can only draw within lines of single height. */
export function drawLine(line: Line): Bitmap {
  const { size, bold, cells } = line;
  const columns = Math.max(0, ...cells.map(({ at, glyphs }) => at + widthOf(glyphs)));
  const canvas = createCanvas(Math.max(1, columns) * columnDots * size, characterDots * size);
  const context = canvas.getContext('2d');
  for (const { at, glyphs } of cells) {
    context.setTransform(size, 0, 0, size, at * columnDots * size, 0);
    drawInCells(context, glyphs, bold);
  }
  return bitmapIn(canvas);
}

/** One beside the other; the context is then at the end of the last. */
export function drawInCells(context: SKRSContext2D, glyphs: readonly Glyph[], bold: boolean): void {
  for (const { character, columns } of glyphs) {
    drawInCell(context, character, columns, bold);
    context.translate(columns * columnDots, 0);
  }
}

/** In the middle of its cell, and never wider than that. */
function drawInCell(context: SKRSContext2D, character: string, columns: number, bold: boolean): void {
  const width = columns * columnDots;
  context.font = `${bold ? 'bold ' : ''}${characterDots}px ${fontFamily}`;
  context.textAlign = 'center';
  context.fillText(character, width / 2, baseline, width);
}

function bitmapIn(canvas: Canvas): Bitmap {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  return bitmapOf(width, height, (row, column) => (data[(row * width + column) * 4 + 3] ?? 0) >= darkFrom);
}
