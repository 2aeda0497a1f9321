// What the owner writes of a place or a service: one text for all, or words in the three languages.

import { z } from 'zod';
import type { Language } from '../contract/display.ts';

/** A word in the three languages; what is not given is shown in simplified Chinese. */
export const words = (longest: number) =>
  z.strictObject({
    'zh-Hans': z.string().min(1).max(longest),
    'zh-Hant': z.string().min(1).max(longest).optional(),
    en: z.string().min(1).max(longest).optional(),
  });

/** One text for every language, or the words of each. */
export const textOrWords = (longest: number) =>
  z.union([z.string().min(1).max(longest), words(longest)], `is neither a text of 1 to ${longest} characters nor words in the languages`);

export type OwnerWords = string | z.infer<ReturnType<typeof words>>;

/** Papers, platforms and logs have the simplified words. */
export const inLanguage = (said: OwnerWords, language: Language = 'zh-Hans'): string =>
  typeof said === 'string' ? said : (said[language] ?? said['zh-Hans']);
