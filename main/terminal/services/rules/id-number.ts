// What is the number of a resident's identity card: its form, its day of birth and its check digit (GB 11643).

import { isDay } from './calendar.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** MOD 11-2 over the first seventeen digits. */
export function checkDigitOf(seventeen: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(seventeen[index]), 0);
  return '10X98765432'.charAt(sum % 11);
}

/** @param today YYYY-MM-DD: nobody was born after it */
export function isIdNumber(text: string, today: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text) || checkDigitOf(text) !== text.at(-1)) return false;
  const birth = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  return isDay(birth) && birth >= '1850-01-01' && birth <= today;
}
