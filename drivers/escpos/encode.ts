// A receipt as data → ESC/POS bytes (devices.md §3.1, §3.2), with the paper it will take.

import type { PrintDocument } from '../../contract/device/document.ts';
import { type Result, succeed } from '../../contract/result.ts';
import type { EscposProfile } from '../../kiosk-config/profiles/escpos.ts';
import { type Bitmap, bitmapOf, isBlackAt } from './bitmap.ts';
import {
  align,
  barcode,
  bold,
  characterSize,
  chineseOn,
  cut,
  dotsInLine,
  feed,
  feedDots,
  lineFeed,
  nativeQr,
  position,
  positionLength,
  raster,
  space,
} from './commands.ts';
import { drawGlyph, drawLine, geta } from './drawn.ts';
import { type Align, layOut, lengthOf, type Line, type Row } from './layout.ts';
import { characterDots, columnDots, gapDots } from './page.ts';
import { initialise, tellChanges } from './protocol.ts';
import type { QrSymbol } from './qr.ts';
import { type Glyph, widthOf } from './text.ts';

export interface EncodedDocument {
  /** Whole commands each: between two of them a real-time request may be sent, within one it would become data. */
  readonly segments: readonly Uint8Array[];
  readonly millimetres: number;
  /** Characters that neither the printer nor this machine has, printed as 〓. */
  readonly replaced: number;
}

interface Style {
  readonly align: Align;
  readonly bold: boolean;
  readonly width: number;
  readonly height: number;
}

/** As after `1B 40`. */
const plain: Style = { align: 'left', bold: false, width: 1, height: 1 };

/** Feeds what was printed past the cutter and cuts, at the start of a line. */
export const cutOff = ({ cut: { mode, feed: further } }: EscposProfile): Uint8Array => new Uint8Array(cut(mode, further));

export function encodeDocument(document: PrintDocument, profile: EscposProfile): Result<EncodedDocument, 'invalidDocument'> {
  const rows = layOut(document, profile);
  if (!rows.ok) return rows;
  const encoder = new Encoder(profile);
  for (const row of rows.value) encoder.add(row);
  return succeed({
    segments: encoder.finish(),
    millimetres: rows.value.reduce((sum, row) => sum + lengthOf(row, profile), 0),
    replaced: encoder.replaced,
  });
}

/** One of everything that is looked up, loaded or drawn for the first receipt of a process. */
const sample: PrintDocument = {
  blocks: [
    { kind: 'text', text: '医𠮷', align: 'left', size: 1, bold: false },
    { kind: 'qr', text: '医' },
  ],
};
let isRehearsed = false;

/**
 * Encodes a sample and throws it away, once a process: the first person with a rare name does not wait for a library and its fonts.
 * Nothing else runs meanwhile: fifty milliseconds on a good day.
 */
export function rehearse(profile: EscposProfile): void {
  if (isRehearsed) return;
  isRehearsed = true;
  encodeDocument(sample, profile);
}

/** A receipt has a few rare characters. What has more than these, in cells of single size, must not keep the devices waiting. */
const mostDrawnCells = 1_000;

class Encoder {
  replaced = 0;
  readonly #profile: EscposProfile;
  readonly #segments: Uint8Array[];
  #style = plain;
  #drawnCells = 0;

  constructor(profile: EscposProfile) {
    this.#profile = profile;
    // Initialising may have switched off what tells of a trouble that is too short to be seen.
    this.#segments = [new Uint8Array([...initialise, ...chineseOn, ...(profile.automaticStatus ? tellChanges : [])])];
  }

  add(row: Row): void {
    switch (row.kind) {
      case 'line':
        return this.#line(row);
      case 'rule':
        return this.#rule(row.strokes, row.width);
      case 'qr':
        return this.#qr(row.symbol);
      case 'barcode':
        return this.#segment('centre', [...barcode(row.barcode), lineFeed]);
      case 'image':
        return this.#image(row.bitmap, 'centre');
      case 'feed':
        return this.#push([...this.#change({ ...this.#style, width: 1, height: 1 }), ...feed(row.lines)]);
      case 'cut':
        return this.#push([...cutOff(this.#profile)]);
    }
  }

  finish(): readonly Uint8Array[] {
    return [...this.#segments, cutOff(this.#profile)];
  }

  #push(bytes: readonly number[]): void {
    this.#segments.push(Uint8Array.from(bytes));
  }

  /** Something that has no characters, or whose characters have the printer's own size. */
  #segment(to: Align, bytes: readonly number[]): void {
    this.#push([...this.#change({ ...plain, align: to }), ...bytes]);
  }

  /** The commands from the present style to another; each holds until it is changed. */
  #change(style: Style): number[] {
    const before = this.#style;
    this.#style = style;
    return [
      ...(style.align === before.align ? [] : align(style.align)),
      ...(style.width === before.width && style.height === before.height ? [] : characterSize(style.width, style.height)),
      ...(style.bold === before.bold ? [] : bold(style.bold)),
    ];
  }

  #line(line: Line): void {
    const replaced = {
      ...line,
      cells: line.cells.map((cell) => ({ ...cell, glyphs: cell.glyphs.map((glyph) => this.#printable(glyph, line)) })),
    };
    const mustDraw = replaced.cells.some(({ glyphs }) => glyphs.some(({ bytes }) => bytes === null));
    if (mustDraw && line.size > 1) return this.#drawnLine(replaced);
    const style = { align: line.align, bold: line.bold, width: line.size, height: line.size };
    this.#push([...this.#change(style), ...lineBytes(replaced), lineFeed]);
  }

  #rule(strokes: readonly Glyph[], width: number): void {
    this.#push([...this.#change({ ...plain, width }), ...glyphBytes(strokes, false), lineFeed]);
  }

  /** The printer draws within lines of single height only, so all of this one is drawn; then the gap that its own lines have. */
  #drawnLine(line: Line): void {
    this.#image(drawLine(line), line.align);
    this.#push(feedDots(gapDots(this.#profile) * line.size));
  }

  #printable(glyph: Glyph, { size, bold: isBold }: Line): Glyph {
    if (glyph.bytes !== null) return glyph;
    this.#drawnCells += size ** 2;
    if (this.#drawnCells <= mostDrawnCells && drawGlyph(glyph.character, isBold) !== null) return glyph;
    this.replaced += 1;
    return geta;
  }

  #qr(symbol: QrSymbol): void {
    const native = this.#profile.qr === 'native' ? nativeQr(symbol) : null;
    if (native) return this.#segment('centre', [...native, lineFeed]);
    this.#image(dotsOf(symbol), 'centre');
    this.#push([lineFeed]);
  }

  /** In bands: between two of them the printer can be asked how it is, and none takes the wire for long. */
  #image({ bytesPerRow, rows, bits }: Bitmap, to: Align): void {
    const most = Math.max(1, Math.floor(this.#profile.chunkBytes / bytesPerRow));
    for (let row = 0; row < rows; row += most) {
      const band = bits.subarray(row * bytesPerRow, (row + most) * bytesPerRow);
      this.#segment(to, raster({ bytesPerRow, rows: band.length / bytesPerRow, bits: band }));
    }
  }
}

/** Cells at their columns. */
function lineBytes({ cells, bold: isBold }: Line): number[] {
  let column = 0;
  return cells.flatMap(({ at, glyphs }) => {
    const gap = gapBytes(column, at);
    column = at + widthOf(glyphs);
    return [...gap, ...glyphBytes(glyphs, isBold)];
  });
}

/** Spaces, or a leap where that is shorter. Only tables have gaps: left-aligned lines of single size. */
function gapBytes(from: number, to: number): readonly number[] {
  return to - from > positionLength ? position(to * columnDots) : Array.from({ length: to - from }, () => space);
}

/** Neighbours that must be drawn share one command. */
function glyphBytes(glyphs: readonly Glyph[], isBold: boolean): number[] {
  const bytes: number[] = [];
  let drawn: number[] = [];
  const flush = (): void => {
    if (drawn.length > 0) bytes.push(...dotsInLine(Uint8Array.from(drawn)));
    drawn = [];
  };
  for (const glyph of glyphs) {
    if (glyph.bytes) {
      flush();
      bytes.push(...glyph.bytes);
    } else {
      drawn.push(...columnsOf(drawGlyph(glyph.character, isBold)));
    }
  }
  flush();
  return bytes;
}

/** Three bytes a column of dots, from the top: the glyph with its rows and columns exchanged. */
function columnsOf(glyph: Bitmap | null): Uint8Array {
  return bitmapOf(characterDots, 2 * columnDots, (column, row) => glyph !== null && isBlackAt(glyph, row, column)).bits;
}

/** A code drawn by us, for printers that cannot. */
function dotsOf({ size, module, isBlack }: QrSymbol): Bitmap {
  const dots = size * module;
  return bitmapOf(dots, dots, (row, column) => isBlack(Math.floor(row / module), Math.floor(column / module)));
}
