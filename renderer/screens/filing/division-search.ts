// Finds a city by the first letters of its name; a letter after which nothing would be found is known beforehand. Pure.

import type { Language } from '../../../contract/display.ts';
import { type City, divisions, type Division } from '../../../resources/divisions.ts';

/** 22 initials in three rows of nine and four: no Chinese city begins with I, O, U or V. Latin names need the whole alphabet. */
const alphabets: Readonly<Record<Language, string>> = {
  'zh-Hans': 'ABCDEFGHJKLMNPQRSTWXYZ',
  'zh-Hant': 'ABCDEFGHJKLMNPQRSTWXYZ',
  en: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
};

export const lettersOf = (language: Language): readonly string[] => [...alphabets[language]];

/** What is typed for a city: the initials of its Chinese name, or the Latin name letter by letter. */
export const spelling = ({ initials, latin }: Division, language: Language): string =>
  language === 'en' ? latin.toUpperCase().replace(/[^A-Z]/g, '') : initials;

/** Cities that begin with the letters; those with nothing left to type come first. */
export function citiesFor(typed: string, language: Language): readonly City[] {
  const found = divisions.filter((city) => spelling(city, language).startsWith(typed));
  const whole = (city: City): number => (spelling(city, language).length === typed.length ? 0 : 1);
  return found.sort((a, b) => whole(a) - whole(b));
}

/** Letters that can follow. */
export function nextLetters(typed: string, language: Language): ReadonlySet<string> {
  return new Set(citiesFor(typed, language).map((city) => spelling(city, language).charAt(typed.length)));
}

/** Where most people go for treatment; shown before a letter is typed. */
export const oftenChosen: readonly City[] = ['110000', '310000', '440100', '510100', '420100', '330100'].flatMap((code) =>
  divisions.filter((city) => city.code === code),
);

/** With fewer letters another one finds a city sooner than turning pages. */
export const lettersToNarrow = 2;
