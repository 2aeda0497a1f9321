// Nobody in the sandbox may be somebody: every number lies outside the real areas, or is a published specimen, and still passes the check digit.

import { describe, expect, it } from 'vitest';
import { identityCard } from '../contract/device/payloads.ts';
import { type InventedPerson, inventedPeople } from './people.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigit = (number: string): string | undefined =>
  '10X98765432'[weights.reduce((sum, weight, index) => sum + weight * Number(number[index]), 0) % 11];

/** Specimen numbers of devices.md §1.9 and §1.11. */
const specimens = ['810000199408230021', '830000199201300022', 'CAN110081080301', '911124198108030024'];

const citizens = inventedPeople.filter(({ card }) => card === undefined);
const others = inventedPeople.filter(({ card }) => card !== undefined);

describe.each(citizens)('the invented citizen $id', (person) => {
  it('has a number of no real area, with birth, sex and check digit that fit', () => {
    expect(person.number).toMatch(/^66\d{15}[\dX]$/);
    expect(person.number.slice(6, 14)).toBe(person.birth.replaceAll('-', ''));
    expect(Number(person.number[16]) % 2).toBe(person.sex === 'male' ? 1 : 0);
    expect(person.number[17]).toBe(checkDigit(person.number));
  });
});

describe.each(others)('the invented holder of another card, $id,', ({ number, birth }) => {
  it('has one of the specimen numbers, which is true to the day of birth', () => {
    expect(specimens).toContain(number);
    expect(number.length === 18 ? checkDigit(number) : undefined).toBe(number[17]);
    expect(number).toContain(birth.replaceAll('-', '').slice(number.length === 18 ? 0 : 2));
  });
});

describe.each(inventedPeople)('the invented person $id', (person) => {
  it('is insured only at invented places', () => {
    expect(person.insurances.filter((row) => !/^66\d{4}$/.test(row.place))).toEqual([]);
  });

  it('has a card that the contract accepts', () => {
    expect(identityCard.safeParse(asRead(person)).error).toBeUndefined();
  });
});

/** What a terminal should know of the person after it has read the card. */
function asRead({ name, sex, nation, birth, address, number, authority, validFrom, validTo, latestAddress, card }: InventedPerson): object {
  const every = { name, sex, birth, number, validFrom, validTo };
  if (card === undefined) return { kind: 'citizen', ...every, nation, address, latestAddress: latestAddress ?? null, authority };
  if (card.kind === 'residencePermit') return { ...every, ...card, address, authority };
  return { ...every, ...card, kind: 'foreignResident', version: card.kind === 'foreign2017' ? '2017' : '2023' };
}

it('gives everyone an id and a number of his own', () => {
  expect(new Set(inventedPeople.map((person) => person.id)).size).toBe(inventedPeople.length);
  expect(new Set(inventedPeople.map((person) => person.number)).size).toBe(inventedPeople.length);
});
