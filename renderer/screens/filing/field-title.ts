// What a page asks: the name of its field, where the page has a word for it.

import { isKnownField } from '../../parts/filing-words.ts';
import type { Words } from '../../words.ts';

export const fieldTitle = (field: string, otherwise: string, words: Words): string =>
  isKnownField(field) && field !== 'other' ? words(`parts.fields.${field}`) : otherwise;
