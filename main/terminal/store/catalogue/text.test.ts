import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createInitials } from './initials.ts';
import { askedFor, comparable, comparableQuestion, containsInitials, initialsText, isPlain, piecesOf } from './text.ts';

const initialsOf = createInitials();
/** Lone surrogates, NUL and signs of the index among them. */
const anyText = fc
  .array(fc.oneof(fc.nat(0xffff), fc.nat(0x7f), fc.integer({ min: 0x4e00, max: 0x9fff })), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));

const piecesOfName = (name: string) => piecesOf(comparable(name), initialsOf(comparable(name)));

describe('initials', () => {
  it('count every reading of a character', () => {
    expect(initialsOf('重楼')).toEqual(['zc', 'l']);
    expect(initialsText(initialsOf('重楼颗粒'))).toBe('(zc)lkl');
    expect(piecesOfName('重楼颗粒')).toContain('^zlk');
    expect(piecesOfName('重楼颗粒')).toContain('^clk');
  });

  it('keep letters and digits of a name, and pass over what nobody can read', () => {
    expect(initialsText(initialsOf(comparable('维生素Ｂ1片（𠮷）')))).toBe('wssb1p');
  });

  it('are found with any reading, at any place, and not otherwise', () => {
    for (const question of ['zlkl', 'clkl', 'lk', 'l', 'kl']) expect(containsInitials('(zc)lkl', question)).toBe(true);
    for (const question of ['zcl', 'lkk', 'kll', '(', 'zclkl']) expect(containsInitials('(zc)lkl', question)).toBe(false);
  });
});

describe('what is compared', () => {
  it('is the letters and digits alone, in one form', () => {
    expect(comparable('０．９％ 氯化钠 (Sodium)')).toBe('09氯化钠sodium');
    expect(comparableQuestion('"片"*%_\u0000')).toBe('片');
    expect(comparableQuestion('\ud800片\udfff')).toBe('片');
  });

  it('is bounded, however long the question', () => {
    expect(Array.from(comparableQuestion('片'.repeat(10_000)))).toHaveLength(40);
  });

  it('holds nothing that means something to the index, whatever is typed', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const question = comparableQuestion(typed);
        expect(question).toMatch(/^[\p{L}\p{N}]*$/u);
        expect(question.isWellFormed()).toBe(true);
      }),
    );
  });
});

it('a name has every piece of each question that it contains', () => {
  const han = fc.constantFrom(...'清热解毒颗粒重楼长春B1x一次性𠮷');
  const name = fc.array(han, { minLength: 1, maxLength: 12 }).map((characters) => comparable(characters.join('')));
  fc.assert(
    fc.property(name, fc.nat(), fc.nat(), (whole, from, length) => {
      const characters = Array.from(whole);
      const start = from % characters.length;
      const part = characters.slice(start, start + 1 + (length % characters.length)).join('');
      const pieces = piecesOfName(whole);
      const asked = askedFor(part);
      if (asked.byInitials !== isPlain(part)) throw new Error('a plain question is one of initials');
      for (const piece of asked.inside) expect(pieces).toContain(piece);
      if (start === 0) expect(pieces).toContain(asked.head);
    }),
  );
});
