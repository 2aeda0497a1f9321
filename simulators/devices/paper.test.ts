import { describe, expect, it } from 'vitest';
import type { PaperCommand } from './escpos/command.ts';
import { type LaidOut, openLayout, type Piece, textOf } from './paper.ts';

const text = (characters: string): readonly PaperCommand[] => [...characters].map((character) => ({ kind: 'character', character }));
const lineFeed: PaperCommand = { kind: 'lineFeed' };

function lay(...commands: readonly PaperCommand[]): { readonly laid: readonly LaidOut[]; readonly refused: number } {
  const layout = openLayout();
  const laid = commands.flatMap((command) => layout.take(command));
  return { laid, refused: layout.refused() };
}
const whole = (laid: readonly LaidOut[]): readonly Piece[] =>
  laid.flatMap((block) => (block.kind === 'cut' ? [] : [{ block, from: 0, to: block.dots }]));

describe('a line', () => {
  it('holds 24 Chinese characters or 48 others, and goes on in the next', () => {
    expect(textOf(whole(lay(...text('医'.repeat(25)), lineFeed).laid))).toBe(`${'医'.repeat(24)}\n医`);
    expect(textOf(whole(lay(...text('a'.repeat(49)), lineFeed).laid))).toBe(`${'a'.repeat(48)}\na`);
  });

  it.each<['left' | 'centre' | 'right', number]>([
    ['left', 0],
    ['centre', 264],
    ['right', 528],
  ])('stands %s', (align, left) => {
    expect(lay({ kind: 'align', align }, ...text('医保'), lineFeed).laid).toMatchObject([{ kind: 'line', left }]);
  });

  it('is as high as its highest characters', () => {
    const double: PaperCommand = { kind: 'size', width: 2, height: 2 };
    expect(lay(...text('a'), lineFeed, ...text('a'), double, ...text('医'), lineFeed).laid).toMatchObject([
      { dots: 30 },
      {
        dots: 60,
        runs: [
          { text: 'a', columns: 1, at: 0 },
          { text: '医', columns: 4, at: 12 },
        ],
      },
    ]);
  });

  it('keeps the gap before an absolute position', () => {
    expect(textOf(whole(lay(...text('姓名'), { kind: 'position', dots: 120 }, ...text('ab'), lineFeed).laid))).toBe('姓名      ab');
  });

  it('counts as read where the greater part of it is on the paper', () => {
    const [block] = whole(lay(...text('ab'), lineFeed).laid).map((piece) => piece.block);
    if (!block) throw new Error('There is no line');
    expect([textOf([{ block, from: 0, to: 14 }]), textOf([{ block, from: 14, to: 30 }])]).toEqual(['', 'ab']);
  });
});

describe('in the middle of a line', () => {
  it.each<[PaperCommand]>([
    [{ kind: 'cut', feed: 0 }],
    [{ kind: 'align', align: 'centre' }],
    [{ kind: 'qrPrint' }],
    [{ kind: 'raster', raster: { bytesPerRow: 1, rows: 1, bits: Uint8Array.of(1) }, width: 1, height: 1 }],
  ])('%o is refused and counted', (command) => {
    expect(lay(...text('a'), command)).toEqual({ laid: [], refused: 1 });
  });
});

describe('a QR code', () => {
  const store: PaperCommand = { kind: 'qrStore', text: 'https://example.org' };

  it('moves the paper by its modules', () => {
    const { laid } = lay({ kind: 'qrModule', dots: 6 }, { kind: 'qrLevel', level: 'M' }, store, { kind: 'qrPrint' });
    expect(laid).toMatchObject([{ kind: 'qr', text: 'https://example.org', dots: 25 * 6 }]);
  });

  it.each<[string, readonly PaperCommand[]]>([
    ['nothing is stored', []],
    ['the text is too long for any', [{ kind: 'qrStore', text: 'a'.repeat(3000) }]],
    ['it is wider than the paper', [store, { kind: 'areaWidth', dots: 60 }]],
  ])('is refused when %s', (_, before) => {
    expect(lay(...before, { kind: 'qrPrint' })).toEqual({ laid: [], refused: 1 });
  });
});

it('a cut after a feed first moves the last line past the knife', () => {
  expect(lay({ kind: 'cut', feed: 16 }).laid).toEqual([{ kind: 'feed', dots: 112 }, { kind: 'cut' }]);
});
