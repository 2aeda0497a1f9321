// Proof of the check digit and of which number belongs on which card (devices.md §1.9).

import { describe, expect, it } from 'vitest';
import { hasValidCheckDigit, isCitizenNumber, isForeignNumberOf2017, isForeignNumberOf2023, isPermitNumber } from './card-number.ts';

const numbers = ['11010519491231002X', '440524188001010014', '810000199408230021', '830000199201300022', '911124198108030024'];

describe('The check digit', () => {
  it.each(numbers)('of %s holds, and of no number that differs in one digit', (number) => {
    expect(hasValidCheckDigit(number)).toBe(true);
    for (let index = 0; index < 17; index += 1) {
      const changed = `${number.slice(0, index)}${(Number(number[index]) + 1) % 10}${number.slice(index + 1)}`;
      expect(hasValidCheckDigit(changed)).toBe(false);
    }
    const others = [...'0123456789X'].filter((digit) => digit !== number[17]);
    expect(others.filter((digit) => hasValidCheckDigit(number.slice(0, 17) + digit))).toEqual([]);
  });

  it.each(['', '11010519491231002', '11010519491231002x', '1101051949123100２X', '11010519491231002XX'])('of %j is none', (number) => {
    expect(hasValidCheckDigit(number)).toBe(false);
  });
});

describe('A number', () => {
  it.each([
    ['11010519491231002X', '1949-12-31', 'citizen'],
    ['440524188001010014', '1880-01-01', 'citizen'],
    ['810000199408230021', '1994-08-23', 'permit'],
    ['830000199201300022', '1992-01-30', 'permit'],
    ['911124198108030024', '1981-08-03', 'foreign2023'],
    ['CAN110081080301', '1981-08-03', 'foreign2017'],
    ['11010519491231002X', '1949-12-30', 'none'],
    ['810000199408230021', '1994-08-22', 'none'],
    ['CAN11008108030', '1981-08-03', 'none'],
    ['can110081080301', '1981-08-03', 'none'],
  ])('%s of somebody born on %s is that of: %s', (number, birth, kind) => {
    expect({
      citizen: isCitizenNumber(number, birth),
      permit: isPermitNumber(number, birth),
      foreign2017: isForeignNumberOf2017(number),
      foreign2023: isForeignNumberOf2023(number),
    }).toEqual({ citizen: false, permit: false, foreign2017: false, foreign2023: false, ...(kind === 'none' ? {} : { [kind]: true }) });
  });
});
