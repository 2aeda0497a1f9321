// Text as the printer has it: characters of its own font or drawn ones, their columns, and lines that fit.

import iconv from 'iconv-lite';

export interface Glyph {
  readonly character: string;
  /** GB18030 as the printer's font has it, one or two bytes; null: the font cannot have it, it must be drawn. */
  readonly bytes: Uint8Array | null;
  /** A Chinese character takes two columns, and so does everything that is drawn. */
  readonly columns: 1 | 2;
}

/** Control, format and variation characters have no place on paper; a control byte could even be obeyed. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}\u2028\u2029]/gu;

/** A letter and its accent are one sign on paper. */
const signs = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** What most lines are made of needs no table. */
const plain = new Map(Array.from({ length: 0x7f - 0x20 }, (_, index) => glyphEntry(0x20 + index)));

function glyphEntry(code: number): [string, Glyph] {
  const character = String.fromCharCode(code);
  return [character, { character, bytes: new Uint8Array([code]), columns: 1 }];
}

export function glyphsOf(text: string): Glyph[] {
  const printable = text.replaceAll(invisible, '');
  return Array.from(signs.segment(printable), ({ segment }) => plain.get(segment) ?? wideGlyph(segment));
}

function wideGlyph(character: string): Glyph {
  const bytes = iconv.encode(character, 'gb18030');
  return { character, bytes: isInFont(bytes) ? bytes : null, columns: 2 };
}

/**
 * Fonts hold GB18030's two-byte zones 1 to 5 (devices.md §3.2): neither characters of four bytes (rare names), nor the three zones that the
 * standard leaves to its users, AAA1–AFFE, F8A1–FEFE and A140–A7A0.
 */
function isInFont(bytes: Uint8Array): boolean {
  const [lead = 0, trail = 0] = bytes;
  if (bytes.length !== 2) return false;
  const ofUsers = trail >= 0xa1 ? (lead >= 0xaa && lead <= 0xaf) || lead >= 0xf8 : lead >= 0xa1 && lead <= 0xa7;
  return !ofUsers;
}

const isSpace = ({ character }: Glyph): boolean => character === ' ';

export const widthOf = (glyphs: readonly Glyph[]): number => glyphs.reduce((sum, glyph) => sum + glyph.columns, 0);

/** Breaks at a space where a Latin word would be cut, anywhere else between characters. An empty text is one empty line. */
export function wrap(glyphs: readonly Glyph[], columns: number): Glyph[][] {
  const lines: Glyph[][] = [];
  let line: Glyph[] = [];
  let width = 0;
  for (const glyph of glyphs) {
    if (width + glyph.columns > columns) {
      const { head, tail } = breakBefore(line, glyph);
      lines.push(head);
      line = tail;
      width = widthOf(tail);
      if (isSpace(glyph) && line.length === 0) continue;
    }
    line.push(glyph);
    width += glyph.columns;
  }
  return [...lines, line];
}

/** A word that has begun goes on in the next line, unless the whole line is that word. */
function breakBefore(line: Glyph[], next: Glyph): { readonly head: Glyph[]; readonly tail: Glyph[] } {
  const space = next.columns === 1 && !isSpace(next) ? line.findLastIndex(isSpace) : -1;
  const tail = line.slice(space + 1);
  return space > 0 && tail.every(({ columns }) => columns === 1) ? { head: line.slice(0, space), tail } : { head: line, tail: [] };
}
