// What a page asks: in the words of its field, where the page has them.

import { isKnownField } from '../../parts/filing-words.ts';
import type { Words } from '../../words.ts';

export const fieldTitle = (field: string, otherwise: string, words: Words): string =>
  isKnownField(field) && field !== 'other' ? words(`parts.asked.${field}`) : otherwise;
