// Proof that what the driver encodes is what comes out of a printer: the simulator's reading of every document, picture and code.

import fc from 'fast-check';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { type DocumentBlockInput, printDocument } from '../../contract/device/document.ts';
import { drawGlyph } from '../../drivers/escpos/drawn.ts';
import { encodeDocument } from '../../drivers/escpos/encode.ts';
import { layOut, type Line } from '../../drivers/escpos/layout.ts';
import { previewOf } from '../../drivers/escpos/preview.ts';
import { widthOf } from '../../drivers/escpos/text.ts';
import { anyBlock } from '../../drivers/testing/any-document.ts';
import type { EscposProfile } from '../../kiosk-config/profiles/escpos.ts';
import { receiptPrinterProfiles } from '../../kiosk-config/profiles/receipt-printer/profiles.ts';
import { drawReceipt } from '../../simulators/devices/escpos/draw.ts';
import { openParser } from '../../simulators/devices/escpos/parse.ts';
import { openLayout } from '../../simulators/devices/paper.ts';
import { type Piece, qrCodesOf, textOf } from '../../simulators/devices/strip.ts';

function profileNamed(name: string): EscposProfile {
  const loaded = receiptPrinterProfiles.named(name, false);
  if (!loaded.ok) throw new Error(loaded.fault.problem);
  return loaded.value;
}
const wide = profileNamed('receipt-printer-escpos-80mm');
const narrow = profileNamed('receipt-printer-escpos-58mm');

interface Paper {
  readonly text: string;
  readonly qrCodes: readonly string[];
  readonly pieces: readonly Piece[];
  readonly millimetres: number;
  readonly cuts: number;
  /** Commands that the printer did not know or had to refuse. */
  readonly misunderstood: number;
}

function onPaper(bytes: Uint8Array, profile: EscposProfile): Paper {
  const layout = openLayout(profile === narrow ? 384 : 576);
  const commands = openParser().read(bytes);
  const laid = commands.flatMap((command) => {
    switch (command.kind) {
      case 'accepted':
      case 'unknown':
      case 'askPaper':
      case 'askDrawer':
      case 'askIdentity':
      case 'automaticStatus':
      case 'processId':
        return [];
      default:
        return layout.take(command);
    }
  });
  const pieces = laid.flatMap((block) => (block.kind === 'cut' ? [] : [{ block, from: 0, to: block.dots }]));
  return {
    text: textOf(pieces),
    qrCodes: qrCodesOf(pieces),
    pieces,
    millimetres: pieces.reduce((dots, { to }) => dots + to, 0) / 8,
    cuts: laid.filter(({ kind }) => kind === 'cut').length,
    misunderstood: layout.refused() + commands.filter(({ kind }) => kind === 'unknown').length,
  };
}

function printed(blocks: readonly DocumentBlockInput[], profile = wide): Paper {
  const encoded = encodeDocument(printDocument.parse({ blocks }), profile);
  if (!encoded.ok) throw new Error(encoded.fault);
  return onPaper(Buffer.concat(encoded.value.segments), profile);
}

const slip: readonly DocumentBlockInput[] = [
  { kind: 'text', text: '个人账户查询', align: 'centre', size: 2, bold: true },
  { kind: 'pair', label: '姓名', value: '王㐂𠮷' },
  {
    kind: 'columns',
    cells: [
      { text: '项目', share: 2 },
      { text: '金额', share: 1, align: 'right' },
    ],
  },
  { kind: 'rule' },
  { kind: 'qr', text: 'YBK1:K12345678' },
  { kind: 'barcode', text: '660000202611' },
];

describe.each([
  ['80 mm, QR codes by the printer', wide, 48],
  ['58 mm, QR codes drawn', narrow, 32],
] as const)('A slip on %s', (_, profile, columns) => {
  it('reads as it was composed, with its rare characters drawn in their places', () => {
    const { text, qrCodes, pieces, misunderstood, cuts } = printed(slip, profile);
    const lines = text.split('\n');
    expect(lines[0]?.trim()).toBe('个人账户查询');
    expect(lines[1]).toBe(`姓名${' '.repeat(columns - 10)}王▦▦`);
    expect(lines[2]).toMatch(/^项目 +金额$/);
    expect(lines[3]).toMatch(/^─+$/);
    expect(pieces[3]?.block).toMatchObject({ kind: 'line', left: 0, runs: [{ at: 0, columns, height: 1 }] });
    expect(lines.at(-1)).toBe('660000202611');
    expect(qrCodes).toEqual(['YBK1:K12345678']);
    expect({ misunderstood, cuts }).toEqual({ misunderstood: 0, cuts: 1 });
  });

  it('has a code that a telephone reads, on the printer’s paper and on the preview', () => {
    const preview = previewOf(printDocument.parse({ blocks: slip }), profile);
    if (!preview.ok) throw new Error(preview.fault);
    for (const png of [drawReceipt(printed(slip, profile).pieces, true), preview.value]) {
      const { width, height, data } = PNG.sync.read(png);
      expect(jsqr(new Uint8ClampedArray(data), width, height)?.data).toBe('YBK1:K12345678');
    }
  });
});

it('a rare name of greater size is a picture of the line', () => {
  expect(
    printed([
      { kind: 'text', text: '𠮷', size: 3 },
      { kind: 'text', text: 'A' },
    ]).text,
  ).toBe('▦\nA');
});

it('a code drawn in bands is one code', () => {
  const paper = printed([{ kind: 'qr', text: '医保'.repeat(30) }], { ...wide, qr: 'raster', chunkBytes: 64 });
  expect(paper.pieces.filter(({ block }) => block.kind === 'image').length).toBeGreaterThan(10);
  expect(paper.qrCodes).toEqual(['医保'.repeat(30)]);
});

/** A character on the paper, with the dots from the left edge to it. */
interface Mark {
  readonly sign: string;
  readonly at: number;
  readonly size: number;
  readonly bold: boolean;
}

const gb18030 = new TextDecoder('gb18030');
const columnDots = 12;

/** A drawn character is ▦ and has its weight in its dots; the 〓 for one that cannot be drawn is the same here. */
function markOf(sign: string, at: number, size: number, bold: boolean): Mark {
  return sign === '▦' || sign === '〓' ? { sign: '▦', at, size, bold: false } : { sign, at, size, bold };
}

/** What a line must look like, reckoned without the encoder. */
function marksOf({ align, size, bold, cells }: Line, profile: EscposProfile): readonly Mark[] {
  const columns = Math.max(...cells.map(({ at, glyphs }) => at + widthOf(glyphs)));
  const room = (profile.columns - columns * size) * columnDots;
  const left = { left: 0, centre: room / 2, right: room }[align];
  return cells.flatMap(({ at, glyphs }) =>
    glyphs.map(({ bytes }, index) => {
      const place = left + (at + widthOf(glyphs.slice(0, index))) * size * columnDots;
      return markOf(bytes === null ? '▦' : gb18030.decode(bytes), place, size, bold);
    }),
  );
}

function marksOn({ block }: Piece): readonly Mark[] {
  if (block.kind !== 'line') return [];
  return block.runs.flatMap(({ text, at, width, height, bold, raster }) => {
    expect(width).toBe(height);
    let column = 0;
    return Array.from(text, (sign) => {
      const mark = markOf(raster ? '▦' : sign, block.left + at + column * columnDots, width, bold);
      column += (sign < '\u0080' ? 1 : 2) * width;
      return mark;
    });
  });
}

const visible = (lines: readonly (readonly Mark[])[]): Mark[][] =>
  lines.map((marks) => marks.filter(({ sign }) => sign !== ' ')).filter(({ length }) => length > 0);

/** A line that is printed as one picture has no characters. */
const isPicture = ({ size, bold, cells }: Line): boolean =>
  size > 1 && cells.some(({ glyphs }) => glyphs.some(({ character, bytes }) => bytes === null && drawGlyph(character, bold) !== null));

describe('Whatever the document', () => {
  it('every character stands where the layout has it, in its size and weight, however few bytes say so', () => {
    const blocks = fc.array(
      anyBlock.filter(({ kind }) => kind !== 'rule'),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(blocks, fc.constantFrom(wide, narrow), (chosen, profile) => {
        const rows = layOut(printDocument.parse({ blocks: chosen }), profile);
        if (!rows.ok) return;
        const lines = rows.value.filter((row) => row.kind === 'line').filter((line) => !isPicture(line));
        expect(visible(printed(chosen, profile).pieces.map(marksOn))).toEqual(visible(lines.map((line) => marksOf(line, profile))));
      }),
      { numRuns: 60 },
    );
  });

  it('the printer understands every command of it, cuts it off, and needs no more paper than was reckoned', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { minLength: 1, maxLength: 5 }), fc.constantFrom(wide, narrow), (blocks, profile) => {
        const document = printDocument.parse({ blocks });
        const encoded = encodeDocument(document, profile);
        expect(previewOf(document, profile).ok).toBe(encoded.ok);
        if (!encoded.ok) return;
        const paper = onPaper(Buffer.concat(encoded.value.segments), profile);
        expect(paper.misunderstood).toBe(0);
        expect(paper.cuts).toBe(1 + blocks.filter(({ kind }) => kind === 'cut').length);
        // Each cut first feeds the twelve millimetres from the head to the knife.
        expect(paper.millimetres - 12 * paper.cuts).toBeLessThanOrEqual(encoded.value.millimetres + 1);
      }),
      { numRuns: 60 },
    );
  });
});
