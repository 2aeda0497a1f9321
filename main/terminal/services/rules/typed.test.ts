// What somebody types: numbers of identity cards, amounts, days and words, good and bad, by property.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenOf, plainYuan } from './amount.ts';
import { addDays, isDay } from './calendar.ts';
import { checkDigitOf, isIdNumber } from './id-number.ts';
import { isPlainText } from './plain-text.ts';

const today = '2026-06-18';
/** Invented people live in 66xxxx, which is no division. */
const idNumber = fc.record({ area: fc.nat(9999), born: fc.nat(45_000), order: fc.nat(999) }).map(({ area, born, order }) => {
  const day = addDays('1900-01-01', born).replaceAll('-', '');
  const first = `66${String(area).padStart(4, '0')}${day}${String(order).padStart(3, '0')}`;
  return first + checkDigitOf(first);
});

describe('the number of an identity card', () => {
  it('is good with its check digit, and with no other', () => {
    fc.assert(
      fc.property(idNumber, (number) => {
        expect(isIdNumber(number, today)).toBe(true);
        for (const last of '0123456789X') expect(isIdNumber(number.slice(0, 17) + last, today)).toBe(last === number[17]);
      }),
    );
  });

  it('is bad with any one digit mistyped, or two neighbours exchanged', () => {
    fc.assert(
      fc.property(idNumber, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const digits = [...number];
        const mistyped = digits.with(at, String((Number(digits[at]) + by) % 10)).join('');
        expect(isIdNumber(mistyped, today)).toBe(false);
        const [one = '', other = ''] = digits.slice(at, at + 2);
        if (at === 16 || one === other) return;
        const exchanged = [...digits.slice(0, at), other, one, ...digits.slice(at + 2)].join('');
        expect(isIdNumber(exchanged, today)).toBe(false);
      }),
    );
  });

  it.each([
    ['a day that there is not', '66010119490230002'],
    ['a day to come', '66010120260619002'],
    ['a day before anybody’s birth', '66010117491231002'],
  ])('is bad with %s, whatever its check digit', (_, first) => {
    expect(isIdNumber(first + checkDigitOf(first), today)).toBe(false);
  });

  it('is not read from anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(isIdNumber(text, today)).toBe(false);
      }),
    );
    for (const text of ['', '660101194912310021 ', '66010119491231002x', '６６０１０１１９４９１２３１００２１'])
      expect(isIdNumber(text, today)).toBe(false);
    expect(isIdNumber('660101194912310021', today)).toBe(true);
  });
});

describe('an amount', () => {
  it('is read to the fen and written back, however large', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000_00 }), (fen) => {
        const text = plainYuan(fen);
        if (fen >= 100_000_000_000) return;
        expect(fenOf(text)).toBe(fen);
        expect(text).toMatch(/^\d+\.\d{2}$/);
      }),
    );
  });

  it.each([
    ['0', 0],
    ['12.5', 1250],
    ['12.50', 1250],
    ['0.1', 10],
    ['999999999.99', 99_999_999_999],
  ])('%s is %i fen', (text, fen) => {
    expect(fenOf(text)).toBe(fen);
  });

  it.each(['', '.', '.5', '5.', '012', '-1', '+1', '1,000', '1.234', '1e3', ' 1', '1元', '0x10', '１２', '1234567890'])(
    '%j is none',
    (text) => {
      expect(fenOf(text)).toBeNull();
    },
  );

  it('is never anything but whole fen or nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const fen = fenOf(text);
        expect(fen === null || (Number.isSafeInteger(fen) && fen >= 0)).toBe(true);
      }),
    );
  });
});

describe('a day', () => {
  it('is one of the calendar', () => {
    fc.assert(
      fc.property(fc.nat(400_000), (days) => {
        expect(isDay(addDays('1600-01-01', days))).toBe(true);
      }),
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-6-1', '20260618', '9999-99-99', '', '2026-06-18T00:00'])(
    '%j is none',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  it('is not read from anything else, and nothing breaks it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(isDay(text)).toBe(false);
      }),
    );
    expect(isDay('2024-02-29')).toBe(true);
  });
});

describe('a word', () => {
  it.each(['骨折', '北京协和医院', 'CT检查2次', '𠮷田', 'O’Brien', '吕 布'])('%s is good', (text) => {
    expect(isPlainText(text, 10)).toBe(true);
  });

  it.each([
    '',
    ' ',
    ' 骨折',
    '骨折 ',
    '骨\n折',
    '骨\u0000',
    '骨\u202e折',
    '骨\u200b折',
    '骨\ud842',
    '骨\u2028折',
    '十一个字的字一共十一个',
  ])('%j is none', (text) => {
    expect(isPlainText(text, 10)).toBe(false);
  });

  it('counts a rare character once, and never lets a longer one through', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('𠮷', '骨', 'a'), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 20 }),
        (word, longest) => {
          expect(isPlainText(word.join(''), longest)).toBe(word.length <= longest);
        },
      ),
    );
  });
});
