// Text as the printer's font has it: GB18030 bytes of one or two each, columns, and lines that fit.

import iconv from 'iconv-lite';

export interface Glyph {
  readonly bytes: Uint8Array;
  /** A Chinese character takes two columns. */
  readonly columns: 1 | 2;
  readonly space: boolean;
  readonly replaced: boolean;
}

/** 〓, the printer's sign for a character it lacks. */
const geta = new Uint8Array([0xa1, 0xfe]);

/** Control, format and variation characters have no place on paper; a control byte could even be obeyed. */
const invisible = /[\p{Cc}\p{Cf}\p{Variation_Selector}\u2028\u2029]/gu;

/** Fonts hold the one- and two-byte zones only; a character of four bytes (rare names) becomes 〓. */
export function glyphsOf(text: string): Glyph[] {
  return [...text.replaceAll(invisible, '')].map((character) => {
    const bytes = iconv.encode(character, 'gb18030');
    if (bytes.length === 1 && isPrintable(bytes[0] ?? 0)) return { bytes, columns: 1, space: character === ' ', replaced: false };
    if (bytes.length === 2) return { bytes, columns: 2, space: false, replaced: false };
    return { bytes: geta, columns: 2, space: false, replaced: true };
  });
}

const isPrintable = (byte: number): boolean => byte >= 0x20 && byte <= 0x7e;

export const widthOf = (glyphs: readonly Glyph[]): number => glyphs.reduce((sum, glyph) => sum + glyph.columns, 0);

/** Breaks at a space where a Latin word would be cut, anywhere else between characters. An empty text is one empty line. */
export function wrap(glyphs: readonly Glyph[], columns: number): Glyph[][] {
  const lines: Glyph[][] = [];
  let line: Glyph[] = [];
  for (const glyph of glyphs) {
    if (widthOf(line) + glyph.columns > columns) {
      const space = glyph.columns === 1 && !glyph.space ? line.findLastIndex((earlier) => earlier.space) : -1;
      const tail = space > 0 ? line.slice(space + 1) : [];
      const tailIsWord = tail.every((earlier) => earlier.columns === 1);
      lines.push(space > 0 && tailIsWord ? line.slice(0, space) : line);
      line = space > 0 && tailIsWord ? tail : [];
      if (glyph.space && line.length === 0) continue;
    }
    line.push(glyph);
  }
  return [...lines, line];
}
