// How a person appears on the public screen: masked name and number.

import { type Private, privately } from '../../../contract/private.ts';

/** Words; a name has more, a screen line has not. */
const longestLatinName = 4;

/**
 * 张三 → 张*, 欧阳小明 → 欧***; by code point, so that a rare character is not torn.
 * TEST, ALPHA → T*** A***: of a name in Latin letters the initials of its first words, and not how long they are.
 */
export function maskName(name: Private): Private {
  if (/^\p{Script=Latin}/u.test(name.private.trim())) {
    const words = name.private.match(/\p{Script=Latin}[^\s,]*/gu) ?? [];
    const initials = words.slice(0, longestLatinName).map((word) => `${[...word][0]}***`);
    return privately(initials.join(' '));
  }
  const characters = [...name.private.trim()];
  const [first = ''] = characters;
  return privately(first + '*'.repeat(Math.min(Math.max(characters.length - 1, 1), 6)));
}

/**
 * First 3 and last 4 stay: 350***********1234. A number too short for that is masked whole. The foreigner's number until 2023, three
 * letters and twelve digits, ends with a day of birth: CAN**********01.
 */
export function maskNumber(number: Private): Private {
  const text = number.private;
  if (/^[A-Z]{3}\d{12}$/.test(text)) return privately(`${text.slice(0, 3)}${'*'.repeat(10)}${text.slice(-2)}`);
  if (text.length < 12) return privately('*'.repeat(text.length));
  return privately(`${text.slice(0, 3)}${'*'.repeat(text.length - 7)}${text.slice(-4)}`);
}
