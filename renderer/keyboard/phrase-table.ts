// The words of the pinyin keyboard with their readings, unpacked from resources/phrases.json when somebody first has to type.

import type { Language } from '../../contract/display.ts';

/** As scripts/phrases.ts packs it. */
export interface PackedPhrases {
  /** Each syllable with the characters that are usually read so. */
  readonly syllables: string;
  /** The most frequent first; with its reading where that is not the usual one of each character. */
  readonly words: string;
  /** A character and how it is written in Taiwan, the usual way first. */
  readonly characters: string;
  readonly wholeWords: string;
}

export interface Phrase {
  readonly text: string;
  /** One syllable a character. */
  readonly reading: readonly string[];
  /** 0: the most frequent of all. */
  readonly rank: number;
}

/** Phrases by their first syllable. */
export type PhraseTable = ReadonlyMap<string, readonly Phrase[]>;

const rows = (packed: string): readonly string[] => (packed === '' ? [] : packed.split(' '));

function usualReadings(packed: string): ReadonlyMap<string, string> {
  return new Map(
    rows(packed).flatMap((row) => {
      const syllable = /^[a-z]+/.exec(row)?.[0] ?? '';
      return [...row.slice(syllable.length)].map((character) => [character, syllable] as const);
    }),
  );
}

/** How a word is written in Taiwan; a single character in each of its ways. */
function traditionalForms(packed: PackedPhrases): (text: string) => readonly string[] {
  const characters = new Map(rows(packed.characters).map(([simple = '', ...forms]) => [simple, forms] as const));
  const wholeWords = new Map(
    rows(packed.wholeWords)
      .map((row) => row.split(':'))
      .map(([simple = '', form = '']) => [simple, form] as const),
  );
  return (text) => {
    if (text.length === 1) return characters.get(text) ?? [text];
    const whole = wholeWords.get(text);
    return [whole ?? [...text].map((character) => characters.get(character)?.[0] ?? character).join('')];
  };
}

export function unpack(packed: PackedPhrases, language: Language): PhraseTable {
  const usual = usualReadings(packed.syllables);
  const forms = language === 'zh-Hant' ? traditionalForms(packed) : (text: string): readonly string[] => [text];
  const table = new Map<string, Phrase[]>();
  rows(packed.words).forEach((word, rank) => {
    const [text = '', spelled] = word.split(':');
    const reading = spelled === undefined ? [...text].map((character) => usual.get(character) ?? '') : spelled.split("'");
    const [first = ''] = reading;
    const alike = table.get(first) ?? [];
    for (const form of forms(text)) alike.push({ text: form, reading, rank });
    table.set(first, alike);
  });
  return table;
}

const unpacked = new Map<Language, Promise<PhraseTable>>();

/** Fetched once; it holds no word of anybody's. */
export function loadPhrases(language: Language): Promise<PhraseTable> {
  const known = unpacked.get(language) ?? import('../../resources/phrases.json').then((file) => unpack(file.default, language));
  unpacked.set(language, known);
  return known;
}
