// What the owner writes of a place or a service: one text for all, or words in the three languages.

import { z } from 'zod';
import type { Language } from '../contract/display.ts';

/** No blank but the space; what chooses another form of the sign before it is one with it; marks alone are no words. */
const readable =
  /^(?![\p{M}\s]+$)(?:(?![\u{2800}\u{FFFC}\u{1D159}])(?:[\p{Script=Han}\p{S}\p{Emoji}][\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]|[^\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]))*$/u;

/** One line as people read it: nothing in it that cannot be seen, breaks the line or turns what follows the other way. */
export const line = (longest: number) =>
  z.string().trim().min(1).max(longest).regex(readable, 'has a character that cannot be seen or breaks the line');

/** A word in the three languages; what is not given is shown in simplified Chinese. */
export const words = (longest: number) =>
  z.strictObject({
    'zh-Hans': line(longest),
    'zh-Hant': line(longest).optional(),
    en: line(longest).optional(),
  });

/** One text for every language, or the words of each. */
export const textOrWords = (longest: number) =>
  z.union([line(longest), words(longest)], `is neither a text of 1 to ${longest} characters nor words in the languages`);

export type OwnerWords = string | z.infer<ReturnType<typeof words>>;

/** Papers, platforms and logs have the simplified words. */
export const inLanguage = (said: OwnerWords, language: Language = 'zh-Hans'): string =>
  typeof said === 'string' ? said : (said[language] ?? said['zh-Hans']);
