// The pinyin engine on the real table: everything is found by its sound and by its first letters, and nothing typed is lost or throws.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import packed from '../../resources/phrases.json' with { type: 'json' };
import { candidatesFor } from './candidates.ts';
import { type Phrase, unpack } from './phrase-table.ts';
import { spellings } from './syllables.ts';

const table = unpack(packed, 'zh-Hans');
const traditional = unpack(packed, 'zh-Hant');
const phrases: readonly Phrase[] = [...table.values()].flat();
const words = phrases.filter(({ reading }) => reading.length > 1);

const found = (letters: string, loosely = false): readonly string[] => candidatesFor({ table, letters, loosely }).map(({ text }) => text);
const initials = ({ reading }: Phrase): string => reading.map((syllable) => syllable.charAt(0)).join('');
const anyOf = <T>(all: readonly T[]): fc.Arbitrary<T> => fc.nat({ max: all.length - 1 }).map((at) => all[at] ?? failWith('nothing'));
const failWith = (words: string): never => {
  throw new Error(words);
};

describe('what is spelled in full', () => {
  it('is found, whatever word it is', () => {
    fc.assert(
      fc.property(anyOf(words), (phrase) => {
        const letters = phrase.reading.join('');
        const candidates = candidatesFor({ table, letters, loosely: true });
        expect(candidates).toContainEqual({ text: phrase.text, letters: letters.length });
      }),
      { numRuns: 120 },
    );
  });

  it('stands before what only sounds alike', () => {
    expect(found('guangzhoushi', true)[0]).toBe('广州市');
    expect(found('yibao', true)[0]).toBe('医保');
    expect(found('renminyiyuan', true)[0]).toBe('人民医院');
    expect(found('xian', true).indexOf('县')).toBeLessThan(found('xian', true).indexOf('想'));
  });
});

describe('first letters', () => {
  it('find the word, or as many of the same letters that are more frequent', () => {
    fc.assert(
      fc.property(anyOf(words.filter(({ rank }) => rank < 12_000)), (phrase) => {
        const letters = initials(phrase);
        const candidates = candidatesFor({ table, letters, loosely: false });
        const alike = candidates.filter((candidate) => candidate.text.length === phrase.text.length);
        expect(alike.some(({ text }) => text === phrase.text) || alike.length >= 60).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  it('lead with the words of this counter', () => {
    expect(found('gzs', true)[0]).toBe('广州市');
    expect(found('yb', true)[0]).toBe('医保');
    expect(found('gxy', true)[0]).toBe('高血压');
    expect(found('tnb', true)[0]).toBe('糖尿病');
    expect(found('rmyy', true)[0]).toBe('人民医院');
  });

  it('find it also where they spell a syllable', () => {
    expect(found('fa', true)[0]).toBe('法');
    expect(found('fa', true)).toContain('妨碍');
  });

  it('mix with syllables spelled out', () => {
    expect(found('guangzs', true)[0]).toBe('广州市');
    expect(found('gaoxy', true)).toContain('高血压');
  });
});

describe('a part', () => {
  it('leaves the rest: 广州 of guangzhoushi', () => {
    expect(candidatesFor({ table, letters: 'guangzhoushi', loosely: true })).toContainEqual({ text: '广州', letters: 9 });
  });

  it('leaves letters that still can be read', () => {
    fc.assert(
      fc.property(anyOf(words), anyOf(words), (one, other) => {
        const letters = one.reading.join('') + other.reading.join('');
        for (const candidate of candidatesFor({ table, letters, loosely: true }).slice(0, 5)) {
          const rest = letters.slice(candidate.letters);
          if (rest !== '') expect(candidatesFor({ table, letters: rest, loosely: true }).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('never leaves letters that are none, where there is another: 米 of miuwuyibao', () => {
    expect(found('miuwuyibao', true)).toContain('谬误');
    expect(found('miuwuyibao', true)).not.toContain('米');
    expect(found('miu', true)).toContain('谬');
  });
});

describe('sounds that many do not tell apart', () => {
  it.each([
    ['sanghai', '上海'],
    ['lanjing', '南京'],
    ['zongguo', '中国'],
    ['cuchai', '出差'],
    ['yiliaobaozang', '医疗保障'],
    ['xinming', '姓名'],
  ])('%s finds %s, and does not when the switch is off', (letters, text) => {
    expect(found(letters, true).slice(0, 5)).toContain(text);
    expect(candidatesFor({ table, letters, loosely: false })).not.toContainEqual({ text, letters: letters.length });
  });

  it('are only ever another way to type the same', () => {
    for (const syllable of table.keys()) {
      const exact = new Set(spellings(syllable, false).map(({ letters }) => letters));
      const loose = new Set(spellings(syllable, true).map(({ letters }) => letters));
      for (const letters of exact) expect({ syllable, letters, kept: loose.has(letters) }).toEqual({ syllable, letters, kept: true });
    }
  });

  it('u will do for ü', () => {
    expect(found('lvse', true)[0]).toBe('绿色');
    expect(found('luse', false)[0]).toBe('绿色');
  });
});

describe('whatever is typed', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 1, maxLength: 30 });

  it('never throws, and no candidate uses more letters than there are, or none', () => {
    fc.assert(
      fc.property(letters, fc.boolean(), (typed, loosely) => {
        const candidates = candidatesFor({ table, letters: typed, loosely });
        for (const candidate of candidates) {
          expect(candidate.letters).toBeGreaterThan(0);
          expect(candidate.letters).toBeLessThanOrEqual(typed.length);
        }
        expect(new Set(candidates.map(({ text }) => text)).size).toBe(candidates.length);
      }),
      { numRuns: 80 },
    );
  });

  it('finds nothing for what is no letter', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        if (!/^[a-z]+$/.test(typed)) expect(candidatesFor({ table, letters: typed, loosely: true })).toEqual([]);
      }),
    );
  });
});

describe('Traditional characters', () => {
  const first = (typed: string): string | undefined => candidatesFor({ table: traditional, letters: typed, loosely: true })[0]?.text;

  it('are written as in Taiwan, word by word', () => {
    expect(first('yibao')).toBe('醫保');
    expect(first('toufa')).toBe('頭髮');
    expect(first('taiwan')).toBe('臺灣');
    expect(first('xinzangbing')).toBe('心臟病');
  });

  it('offer each way of writing a single character', () => {
    const texts = candidatesFor({ table: traditional, letters: 'fa', loosely: false }).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['發', '髮']));
  });
});
