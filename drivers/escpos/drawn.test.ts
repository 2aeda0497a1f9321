// Proof of the characters that this machine draws for the printer.

import { describe, expect, it } from 'vitest';
import type { Bitmap } from './bitmap.ts';
import { drawGlyph, drawLine } from './drawn.ts';
import { glyphsOf } from './text.ts';

const black = (bitmap: Bitmap | null): number =>
  bitmap === null ? 0 : [...bitmap.bits].reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);

describe('A drawn character', () => {
  it.each(['㐂', '𠮷'])('%s fills its cell without filling it up', (character) => {
    const bitmap = drawGlyph(character, false);
    expect(bitmap).toMatchObject({ bytesPerRow: 3, rows: 24 });
    expect(black(bitmap)).toBeGreaterThan(80);
    expect(black(bitmap)).toBeLessThan(300);
  });

  it('is darker in bold, and the same each time', () => {
    expect(black(drawGlyph('𠮷', true))).toBeGreaterThan(black(drawGlyph('𠮷', false)));
    expect(drawGlyph('𠮷', false)).toBe(drawGlyph('𠮷', false));
  });

  it.each(['\u{10fffd}', '\ue000', '\u3164'])('is none where no font has it, or where nothing would be seen: %j', (character) => {
    expect(drawGlyph(character, false)).toBeNull();
    expect(drawGlyph(character, true)).toBeNull();
  });

  it('is forgotten before a thousand strange ones fill the memory', () => {
    const first = drawGlyph('𠮷', false);
    for (let code = 0x20000; code < 0x20000 + 1000; code += 1) drawGlyph(String.fromCodePoint(code), false);
    expect(drawGlyph('𠮷', false)).not.toBe(first);
    expect(drawGlyph('𠮷', false)).toEqual(first);
  });
});

it('a drawn line is as high as its size and as wide as its cells', () => {
  const line = { kind: 'line', align: 'left', bold: false } as const;
  expect(drawLine({ ...line, size: 2, cells: [{ at: 1, glyphs: glyphsOf('𠮷A') }] })).toMatchObject({
    bytesPerRow: (4 * 24) / 8,
    rows: 48,
  });
  expect(drawLine({ ...line, size: 3, cells: [{ at: 0, glyphs: glyphsOf('A') }] })).toMatchObject({ bytesPerRow: 5, rows: 72 });
});
