// The hall's own words in the language of the screen or the paper; those that it does not give are Simplified Chinese.

import type { Language } from '../../../contract/display.ts';
import type { HallWords } from './types.ts';

export const inLanguage = (words: HallWords, language: Language): string => words[language] ?? words['zh-Hans'];
