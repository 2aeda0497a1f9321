// Days in steps: every day of the range can be reached, by keys and by digits, and no day outside it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFrom, dayOfDigits, daysIn, dayText, decadesIn, keptDigits, monthsIn, noDay, yearsIn } from './calendar-steps.ts';

const isoDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const ranges = fc
  .tuple(isoDay, isoDay)
  .map(([one, other]) => (one < other ? { earliest: one, latest: other } : { earliest: other, latest: one }));

describe('the steps', () => {
  it('lead to every day of the range and to no other', () => {
    fc.assert(
      fc.property(ranges, isoDay, (range, day) => {
        const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
        const reached = yearsIn(range).includes(year) && monthsIn(range, year).includes(month) && daysIn(range, year, month).includes(date);
        expect(reached).toBe(range.earliest <= day && day <= range.latest);
        expect(dayText(dayFrom(day, range) ?? noDay)).toBe(reached ? day : null);
      }),
    );
  });

  it('never come to a page without a key', () => {
    fc.assert(
      fc.property(ranges, fc.nat(), fc.nat(), (range, some, other) => {
        const years = yearsIn(range);
        const year = years[some % years.length] ?? 0;
        const months = monthsIn(range, year);
        const month = months[other % months.length] ?? 0;
        expect(months.length).toBeGreaterThan(0);
        expect(daysIn(range, year, month).length).toBeGreaterThan(0);
      }),
    );
  });

  it('know leap years', () => {
    const range = { earliest: '1900-01-01', latest: '2099-12-31' };
    expect([1900, 2000, 2024, 2026].map((year) => daysIn(range, year, 2).length)).toEqual([28, 29, 29, 28]);
  });

  it('have a decade for every year', () => {
    expect(decadesIn({ earliest: '1926-01-01', latest: '1951-01-01' })).toEqual([1920, 1930, 1940, 1950]);
  });

  it('take no text for a day that is none', () => {
    const range = { earliest: '1900-01-01', latest: '2099-12-31' };
    for (const text of ['', '2026-02-30', '2026-13-01', '2026-1-1', 'yesterday']) expect(dayFrom(text, range)).toBeNull();
  });
});

describe('digits', () => {
  it('of a day of the range make it; those that lead nowhere are left out', () => {
    fc.assert(
      fc.property(ranges, fc.stringMatching(/^\d{0,20}$/), (range, digits) => {
        const kept = keptDigits(digits, range);
        const day = dayText(dayOfDigits(kept));
        if (kept.length === 8) expect(day !== null && range.earliest <= day && day <= range.latest).toBe(true);
        else expect(day).toBeNull();
      }),
    );
    fc.assert(
      fc.property(ranges, (range) => {
        expect(dayText(dayOfDigits(keptDigits(range.latest.replaceAll('-', ''), range)))).toBe(range.latest);
      }),
    );
  });

  it('skip a month that is none', () => {
    expect(keptDigits('19501903', { earliest: '1926-01-01', latest: '2026-09-23' })).toBe('1950103');
  });
});
