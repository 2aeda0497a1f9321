// Nobody in the sandbox may be somebody: every number lies outside the real areas and still passes the check digit.

import { describe, expect, it } from 'vitest';
import { citizenCard } from '../contract/device/payloads.ts';
import { inventedPeople } from './people.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigit = (number: string): string | undefined =>
  '10X98765432'[weights.reduce((sum, weight, index) => sum + weight * Number(number[index]), 0) % 11];

describe.each(inventedPeople)('the invented person $id', (person) => {
  it('has a number of no real area, with birth, sex and check digit that fit', () => {
    expect(person.number).toMatch(/^66\d{15}[\dX]$/);
    expect(person.number.slice(6, 14)).toBe(person.birth.replaceAll('-', ''));
    expect(Number(person.number[16]) % 2).toBe(person.sex === 'male' ? 1 : 0);
    expect(person.number[17]).toBe(checkDigit(person.number));
  });

  it('is insured only at invented places', () => {
    expect(person.insurances.filter((row) => !/^66\d{4}$/.test(row.place))).toEqual([]);
  });

  it('has a card that the contract accepts', () => {
    const { id: _, insurances: __, ...card } = person;
    expect(citizenCard.safeParse({ kind: 'citizen', ...card }).error).toBeUndefined();
  });
});

it('gives everyone an id and a number of his own', () => {
  expect(new Set(inventedPeople.map((person) => person.id)).size).toBe(inventedPeople.length);
  expect(new Set(inventedPeople.map((person) => person.number)).size).toBe(inventedPeople.length);
});
