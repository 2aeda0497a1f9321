// What keeps a number that is being typed from being whole, in words; null: nothing does, or nobody can count it.

import { missingFromIdNumber, missingFromTelephone } from '../../parts/typed-number.ts';
import type { Words } from '../../words.ts';

export function telephoneLack(typed: string, words: Words): string | null {
  const missing = missingFromTelephone(typed);
  if (missing === null) return words('screens.question.bad.telephone.do');
  if (missing < 0) return words('screens.question.tooMany', { count: -missing });
  return missing === 0 ? null : words('screens.question.missing', { count: missing });
}

export function idNumberLack(typed: string, words: Words): string | null {
  const missing = missingFromIdNumber(typed);
  return missing === 0 ? null : words('screens.question.missing', { count: missing });
}
