import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilingOnRecord } from '../../../../contract/filing.ts';
import { privately } from '../../../../contract/private.ts';
import { type Insurance, insuranceType } from '../../../../contract/insurance.ts';
import { filingOperations } from '../../../../kiosk-config/services/schema.ts';
import { addDays, lastDayOfMonths } from './calendar.ts';
import { daysFrom } from './days-ahead.ts';
import { cityOf, isCity } from './division.ts';
import { insuranceId, insurancesInForce, insuranceToFileBy, insuredNow } from './insured-now.ts';
import { isOwnPlace } from './not-own-place.ts';
import { alreadyFiled } from './not-yet-filed.ts';
import { sameMatter } from './one-open-case.ts';
import { recordFields } from './record.ts';
import { isTelephone } from './telephone.ts';
import { temporaryValidity } from './temporary-validity.ts';

const anyDay = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));

describe('temporaryValidity', () => {
  it.each([
    ['2026-06-18', 6, '2026-12-18'],
    ['2026-07-01', 6, '2027-01-01'],
    ['2026-09-01', 6, '2027-03-01'],
    ['2027-08-30', 6, '2028-02-29'],
    // No 29th, 30th, 31st in that month: its last day is the end.
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-08-30', 6, '2027-02-28'],
    ['2026-08-29', 6, '2027-02-28'],
    ['2026-08-28', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2027-08-29', 6, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-12-31', 24, '2028-12-31'],
  ])('from %s for %i months lasts until %s', (begin, months, end) => {
    expect(temporaryValidity({ begin }, months)).toEqual({ end });
  });

  it('says no end where there is no begin', () => {
    expect(temporaryValidity({}, 6)).toEqual({});
  });

  it('never ends in another month than it should, and never earlier for a later begin', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 24 }), (begin, months) => {
        const end = lastDayOfMonths(begin, months);
        expect(monthsBetween(begin, end)).toBe(months);
        // The same day of the month, or the month has no such day and this is its last.
        expect(end.slice(8) === begin.slice(8) || addDays(end, 1).endsWith('-01')).toBe(true);
        expect(lastDayOfMonths(addDays(begin, 1), months) >= end).toBe(true);
      }),
    );
  });
});

describe('the calendar', () => {
  it('adds days over the ends of months and years, and takes them back', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    fc.assert(fc.property(anyDay, fc.nat(900), (day, days) => addDays(addDays(day, days), -days) === day));
  });

  it('lets something begin today or on one of the next days, and never on more than a screen shows', () => {
    expect(daysFrom('2026-12-30', 3)).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
    expect(daysFrom('2026-06-18', 14)).toHaveLength(14);
  });
});

it.each([
  ['13866660001', true],
  ['19912345678', true],
  ['12866660001', false],
  ['1386666000', false],
  ['138666600011', false],
  ['01066660001', true],
  ['02166660001', true],
  ['0106666000', false],
  ['05916666001', true],
  ['059166660001', true],
  ['0591666600', false],
  ['66660001', false],
  ['+8613866660001', false],
  ['138 6666 0001', false],
  ['138-6666-0001', false],
  ['１３８６６６６０００１', false],
  ['', false],
])('%s is a telephone number: %s', (text, is) => {
  expect(isTelephone(text)).toBe(is);
});

it.each([
  ['310000', true],
  ['330100', true],
  ['330000', false],
  ['3301', false],
  ['330199', false],
  ['999999', false],
  ['__proto__', false],
])('%s is a destination: %s', (code, is) => {
  expect(isCity(code)).toBe(is);
});

it.each([
  ['330100', '330100'],
  ['330106', '330100'],
  ['330199', '330100'],
  ['310115', '310000'],
  ['330000', null],
  ['660100', null],
  ['', null],
])('%s lies in %s', (code, city) => {
  expect(cityOf(code)).toBe(city);
});

const record = (destination: string, begin: string, end: string | null): FilingOnRecord => ({
  id: 'R-1',
  category: 'otherTemporary',
  destination: privately(destination),
  begin,
  end,
  cancellable: true,
});

describe('notYetFiled', () => {
  const stay = { destination: '310000', begin: '2026-06-18', end: '2026-12-17' };
  it.each([
    ['the same days', record('310000', '2026-06-18', '2026-12-17'), true],
    ['its last day', record('310000', '2026-01-01', '2026-06-18'), true],
    ['its first day', record('310000', '2026-12-17', '2027-06-16'), true],
    ['days around it', record('310000', '2026-01-01', '2027-12-31'), true],
    ['no end', record('310000', '2020-01-01', null), true],
    ['days before it', record('310000', '2026-01-01', '2026-06-17'), false],
    ['days after it', record('310000', '2026-12-18', null), false],
    ['another destination', record('330100', '2026-06-18', null), false],
  ])('a filing with %s stands in the way: %s', (_, filed, is) => {
    expect(alreadyFiled(stay, [record('440300', '2026-06-18', null), filed])).toBe(is);
  });
});

const insurance = (type: Insurance['type'], status: Insurance['status'], placeCode = '660100'): Insurance => ({
  type,
  status,
  placeCode,
  placeName: null,
  balance: privately(0),
  since: null,
  employer: null,
});

describe('insuredNow', () => {
  const rows = [
    insurance('largeAmount', 'insured'),
    insurance('residentBasic', 'insured', '660200'),
    insurance('employeeBasic', 'suspended'),
  ];
  const both = [...rows, insurance('employeeBasic', 'insured', '660300')];

  it('rests on the first basic insurance that is in force, whatever supplements it', () => {
    expect(insuranceToFileBy(rows)?.placeCode).toBe('660200');
    expect(insuranceToFileBy(both)?.placeCode).toBe('660300');
  });

  it('rests on the one that was chosen, and on none where that is not in force', () => {
    expect(insurancesInForce(both).map(insuranceId)).toEqual(['employeeBasic-660300', 'residentBasic-660200']);
    expect(insuranceToFileBy(both, 'residentBasic-660200')?.placeCode).toBe('660200');
    for (const chosen of ['', 'largeAmount-660100', 'employeeBasic-660100', '__proto__'])
      expect(insuranceToFileBy(both, chosen)).toBeNull();
  });

  it('does not offer a choice between two rows that say the same', () => {
    expect(insurancesInForce([...both, ...both])).toHaveLength(2);
  });

  it('does not count what is suspended, ended or only a supplement', () => {
    for (const status of ['suspended', 'ended', 'notInsured', 'unknown'] as const)
      expect(insuredNow(insuranceType.options.map((type) => insurance(type, status)))).toBe(false);
    expect(insuredNow([insurance('civilServant', 'insured'), insurance('maternity', 'insured')])).toBe(false);
    expect(insuredNow([])).toBe(false);
  });
});

it.each([
  ['310000', '310000', true],
  ['330100', '330106', true],
  ['330200', '330106', false],
  ['310000', '660100', false],
])('%s is the own place of somebody insured in %s: %s', (destination, insuredPlace, is) => {
  expect(isOwnPlace(destination, insurance('employeeBasic', 'insured', insuredPlace))).toBe(is);
  expect(isOwnPlace(destination, null)).toBe(false);
});

describe('oneOpenCase', () => {
  it('takes filing, changing and cancelling for one matter, and each operation for one of its own at least', () => {
    expect(sameMatter('cancelRemoteTreatment')).toContain('fileRemoteTreatment');
    expect(sameMatter('enrol')).toEqual(['enrol']);
    for (const operation of filingOperations) {
      expect(sameMatter(operation)).toContain(operation);
      for (const other of sameMatter(operation)) expect(sameMatter(other)).toEqual(sameMatter(operation));
    }
  });
});

it('what is cancelled is what is on record, with no end where it has none', () => {
  expect(recordFields(record('310000', '2026-06-18', '2026-12-17'))).toEqual({
    category: 'otherTemporary',
    destination: '310000',
    begin: '2026-06-18',
    end: '2026-12-17',
  });
  expect(recordFields(record('310000', '2026-06-18', null))).not.toHaveProperty('end');
});
