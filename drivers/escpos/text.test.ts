// Proof of which characters the printer has, and of lines that fit.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glyphsOf, widthOf, wrap } from './text.ts';

const isDrawn = (character: string): boolean => glyphsOf(character).some(({ bytes }) => bytes === null);

describe('The printer’s font', () => {
  it.each(['医', '￥', '·', '€', '〓', '龘', 'é', 'Я', '①'])('has %s', (character) => {
    expect(isDrawn(character)).toBe(false);
  });

  it.each(['㐂', '𠮷', '😀', 'ñ', '\ue000', '\ue4c6', '\ue234'])('does not have %s', (character) => {
    expect(isDrawn(character)).toBe(true);
  });
});

describe('Wrapping', () => {
  const words = (text: string, columns: number): string[] =>
    wrap(glyphsOf(text), columns).map((line) => line.map(({ character }) => character).join(''));

  it('keeps Latin words whole and breaks Chinese anywhere', () => {
    expect(words('insured person status', 10)).toEqual(['insured', 'person', 'status']);
    expect(words('参保人员状态', 5)).toEqual(['参保', '人员', '状态']);
    expect(words('abcdefghijkl', 5)).toEqual(['abcde', 'fghij', 'kl']);
    expect(words('', 5)).toEqual(['']);
  });

  it('never makes a line too wide, and loses nothing but spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 2, max: 48 }), (text, columns) => {
        const glyphs = glyphsOf(text);
        const lines = wrap(glyphs, columns);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
        const visible = (some: typeof glyphs): string[] => some.map(({ character }) => character).filter((character) => character !== ' ');
        expect(visible(lines.flat())).toEqual(visible(glyphs));
      }),
    );
  });
});
