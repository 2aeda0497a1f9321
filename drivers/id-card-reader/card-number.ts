// The numbers of identity cards: which kinds of card carry which form, and the check digit (devices.md §1.7, §1.9).

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** GB 11643 MOD 11-2, for 18 characters. */
export function hasValidCheckDigit(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return '10X98765432'[sum % 11] === number[17];
}

/** Eighteen characters, first digit 1 to 8 and none of the areas that only residence permits have; the day of birth stands inside. */
export const isCitizenNumber = (number: string, birth: string): boolean =>
  /^(?!8[123]0000)[1-8]/.test(number) && hasValidCheckDigit(number) && numberedBirth(number) === birth;

export const isPermitNumber = (number: string, birth: string): boolean =>
  /^8[123]0000/.test(number) && hasValidCheckDigit(number) && numberedBirth(number) === birth;

/** Three letters and twelve digits, without a check digit that anybody has published. */
export const isForeignNumberOf2017 = (number: string): boolean => /^[A-Z]{3}\d{12}$/.test(number);

/** Where the day of birth stands in it is known from one source only, and is not checked. */
export const isForeignNumberOf2023 = (number: string): boolean => number.startsWith('9') && hasValidCheckDigit(number);

/** YYYY-MM-DD as it stands in a number of eighteen characters. */
const numberedBirth = (number: string): string => `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
