// Numbers while they are typed: whatever keys are pressed, what stands there can become a number, and money is never off by a fen.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  erased,
  fenOf,
  groupedIdNumber,
  groupedYuan,
  isWholeIdNumber,
  isWholeTelephone,
  missingFromIdNumber,
  missingFromTelephone,
  takesX,
  typedYuan,
  withAmountCharacter,
  withIdCharacter,
  withTelephoneDigit,
  yuanText,
} from './typed-number.ts';

const keys = fc.array(fc.constantFrom(...'0123456789', 'X', '.', '*', 'erase', 'q'), { maxLength: 40 });
const typedBy = (pressed: readonly string[], add: (typed: string, key: string) => string, from = ''): string =>
  pressed.reduce((typed, key) => (key === 'erase' ? erased(typed) : add(typed, key)), from);

describe('a telephone number', () => {
  it('never holds anything but twelve digits', () => {
    fc.assert(
      fc.property(keys, (pressed) => {
        expect(typedBy(pressed, withTelephoneDigit)).toMatch(/^\d{0,12}$/);
      }),
    );
  });

  it('is whole with eleven digits, or with an area code with twelve', () => {
    expect(['13800000000', '06601234567', '066012345678', '1380000000', '138', '660*****0000'].map(isWholeTelephone)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it.each<[string, number | null]>([
    ['', 0],
    ['1', 10],
    ['13800', 6],
    ['13800000000', 0],
    ['138000000000', -1],
    ['0660', 7],
    ['066012345678', 0],
    ['88880000', null],
    ['138****0000', 0],
  ])('%s lacks so many digits: %s', (typed, missing) => {
    expect(missingFromTelephone(typed)).toBe(missing);
  });
});

describe('the number of an identity card', () => {
  it('lacks what is not there of its 18', () => {
    expect(['', '6', '66010019520308123', '66010019520308123X', '660***********1234'].map(missingFromIdNumber)).toEqual([0, 17, 1, 0, 0]);
  });

  it('never holds anything but 18 characters, X at the end alone', () => {
    fc.assert(
      fc.property(keys, (pressed) => {
        expect(typedBy(pressed, withIdCharacter)).toMatch(/^(?:\d{0,18}|\d{17}X)$/);
      }),
    );
  });

  it('takes X for its last place and for no other', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{0,18}$/), (typed) => {
        expect(takesX(typed)).toBe(typed.length === 17);
        expect(withIdCharacter(typed, 'X')).toBe(typed.length === 17 ? `${typed}X` : typed);
      }),
    );
    expect(isWholeIdNumber('66010019520308123X')).toBe(true);
    expect(isWholeIdNumber('X6010019520308123X')).toBe(false);
  });

  it('is shown in its groups, and a masked one goes with the first key', () => {
    expect(groupedIdNumber('66010019520308123X')).toBe('660100 19520308 123X');
    expect(groupedIdNumber('660***********1234')).toBe('660*** ******** 1234');
    expect(withIdCharacter('660***********1234', '3')).toBe('3');
    expect(erased('660***********1234')).toBe('');
  });
});

describe('a sum of money', () => {
  it('can always be read as yuan and fen once something is typed', () => {
    fc.assert(
      fc.property(keys, (pressed) => {
        const typed = typedBy(pressed, withAmountCharacter);
        expect(typed).toMatch(/^(?:|\d{1,8}(?:\.\d{0,2})?)$/);
        expect(fenOf(typed) === null).toBe(typed === '');
      }),
    );
  });

  it('is the same fen in every way it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_99 }), (fen) => {
        expect(yuanText(fen)).toMatch(/^\d+\.\d{2}$/);
        expect(fenOf(yuanText(fen))).toBe(fen);
        expect(fenOf(typedYuan(yuanText(fen)))).toBe(fen);
        expect(fenOf(groupedYuan(typedYuan(yuanText(fen))).replaceAll(',', ''))).toBe(fen);
      }),
    );
  });

  it('is grouped by thousands, before the point alone', () => {
    expect(['1234567.5', '999', '1000', '0.05', '12.', ''].map(groupedYuan)).toEqual(['1,234,567.5', '999', '1,000', '0.05', '12.', '']);
  });

  it('begins with a nought before its point, and with no other', () => {
    expect(typedBy(['.', '5'], withAmountCharacter)).toBe('0.5');
    expect(typedBy(['0', '0', '7'], withAmountCharacter)).toBe('7');
  });
});
