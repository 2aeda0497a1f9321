// The generated people: nobody real, everybody findable, and histories whose sums agree for any seed, person and day.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf } from './account.ts';
import { contributionsOf } from './contributions.ts';
import { generatedIndexOf, mostGenerated } from './generated.ts';
import { createPopulation, type Resident } from './population.ts';
import { inventedPeople } from '../../people.ts';
import { amountsOf, openStayOf, settlementsOf } from './settlements.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigit = (number: string): string | undefined =>
  '10X98765432'[weights.reduce((sum, weight, index) => sum + weight * Number(number[index]), 0) % 11];

const seed = fc.constantFrom('yibao', 'another', '三');
const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const everybody = (word: string) => createPopulation({ seed: word, generated: mostGenerated });
const populations = { yibao: everybody('yibao'), another: everybody('another'), 三: everybody('三') } as const;

/** A person of a seed on a day. */
const somebody = fc.tuple(seed, fc.nat({ max: mostGenerated + 12 }), day).map(([word, index, today]): [string, Resident, string] => {
  const person = populations[word as keyof typeof populations].at(index);
  if (!person) throw new Error(`there is nobody at ${index}`);
  return [word, person, today];
});

describe('a generated person', () => {
  it('has a number of no real area, true to birth and sex, by which alone he is found', () => {
    fc.assert(
      fc.property(seed, fc.nat({ max: mostGenerated - 1 }), (word, index) => {
        const population = populations[word as keyof typeof populations];
        const person = population.at(inventedPeople.length + index);
        if (!person) throw new Error('nobody');
        expect(person.number).toMatch(/^660[1-5](?:0[1-9]|1[0-2])\d{11}[\dX]$/);
        expect(person.number.slice(6, 14)).toBe(person.birth.replaceAll('-', ''));
        expect(Number(person.number[16]) % 2).toBe(person.sex === 'male' ? 1 : 0);
        expect(person.number[17]).toBe(checkDigit(person.number));
        expect(generatedIndexOf(person.number)).toBe(index);
        expect(population.byNumber(person.number)).toBe(person);
        expect(population.byId(person.id)).toBe(person);
        expect(population.byPersonNumber(person.personNumber)).toBe(person);
        expect(person.insurances.every(({ place }) => /^660[1-5]00$/.test(place))).toBe(true);
      }),
    );
  });

  it('is not found by any other number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^66\d{15}[\dX]$/), (number) => {
        expect(populations.yibao.byNumber(number)?.number ?? number).toBe(number);
      }),
    );
    expect(populations.yibao.byNumber('__proto__')).toBeNull();
    expect(createPopulation({ seed: 'yibao', generated: 0 }).at(inventedPeople.length)).toBeNull();
    expect(() => createPopulation({ seed: 'yibao', generated: mostGenerated + 1 })).toThrow('told apart');
  });
});

describe('a history', () => {
  it('splits every sum without a fen too many or too few', () => {
    let seen = 0;
    fc.assert(
      fc.property(somebody, ([word, person, today]) => {
        for (const one of settlementsOf(word, person, today)) {
          seen += 1;
          const sum = amountsOf(one);
          expect(sum.ownFen + sum.overLimitFen + sum.firstFen + sum.inScopeFen).toBe(sum.totalFen);
          expect(sum.fundFen + sum.personFen).toBe(sum.totalFen);
          expect(sum.accountFen + sum.cashFen).toBe(sum.personFen);
          for (const fen of [...Object.values(sum), one.poolFen, one.extraFen, one.deductibleFen]) {
            expect(Number.isSafeInteger(fen) && fen >= 0).toBe(true);
          }
          expect(one.end < today && one.begin <= one.end).toBe(true);
        }
      }),
    );
    expect(seen).toBeGreaterThan(200);
  });

  it('has an account that never runs below nothing and ends at its balance', () => {
    fc.assert(
      fc.property(somebody, ([word, person, today]) => {
        const insurance = person.insurances.find(({ insutype, psn_insu_stas }) => insutype === '310' && psn_insu_stas !== '4');
        const { entries, balances } = accountOf(word, person, today);
        expect(entries.filter(({ balanceFen }) => balanceFen < 0)).toEqual([]);
        expect(entries.at(-1)?.balanceFen ?? 0).toBe(insurance && entries.length > 0 ? insurance.balanceFen : 0);
        expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).toSorted());
        const paid = settlementsOf(word, person, today).filter(({ accountFen }) => accountFen > 0);
        expect(insurance ? paid.filter(({ serial }) => !balances.has(serial)) : []).toEqual([]);
      }),
    );
  });

  it('pays for each month or year once, and nothing before its time', () => {
    fc.assert(
      fc.property(somebody, ([word, person, today]) => {
        const rows = contributionsOf(word, person, today);
        const keys = rows.map(({ insutype, from }) => `${insutype} ${from}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { paidOn, from, to } of rows) expect((paidOn ?? today) <= today && from <= to).toBe(true);
      }),
    );
  });

  it('does not change what has been when a day goes by', () => {
    fc.assert(
      fc.property(somebody, ([word, person, today]) => {
        const later = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
        const serials = (on: string): readonly string[] => settlementsOf(word, person, on).map(({ serial }) => serial);
        const firstMonthLater = `${Number(today.slice(0, 4)) - 2}`;
        const kept = serials(today).filter((serial) => serial.slice(2, 6) >= firstMonthLater);
        expect(serials(later)).toEqual(expect.arrayContaining([...kept]));
        const stay = openStayOf(word, person, today);
        expect(stay === null || !serials(today).includes(stay.serial)).toBe(true);
      }),
    );
  });
});
