// What lies on the chip of the four kinds of identity card, and the frame a reader sends it in (devices.md §1.4, §1.7).

import type { InventedPerson, OtherCard } from '../people.ts';

/**
 * How the card answers. `fake` 32, `damaged` 33, `fingerprintDamaged` 37, `wrongLength` 3F, `refusing` 31, `unreadable` 41, `empty` 91 to
 * the reading; `unrecognised` 40 and `unselectable` 81 to the selecting. `unsupported` carries a type flag that no list names,
 * `implausible` a number whose check digit is wrong; `expired` is over since 2019.
 */
export const cardConditions = [
  'good',
  'unreadable',
  'fake',
  'unsupported',
  'unrecognised',
  'expired',
  'damaged',
  'fingerprintDamaged',
  'wrongLength',
  'refusing',
  'empty',
  'unselectable',
  'implausible',
] as const;
export type CardCondition = (typeof cardConditions)[number];

const textLength = 256;
const photographLength = 1024;
const addressCharacters = 35;

type Permit = Extract<OtherCard, { kind: 'residencePermit' }>;
type ForeignCard = Exclude<OtherCard, Permit>;

interface Days {
  readonly from: string;
  readonly to: string;
}

const day = (date: string | null): string => (date === null ? '长期' : date.replaceAll('-', '')).padEnd(8);
const sexCode = (person: InventedPerson): string => (person.sex === 'male' ? '1' : '2');
const spaces = (count: number): string => ' '.repeat(count);

export function cardText(person: InventedPerson, condition: CardCondition): Buffer {
  const days = condition === 'expired' ? { from: '20090101', to: '20190101' } : { from: day(person.validFrom), to: day(person.validTo) };
  const number = condition === 'implausible' ? withWrongCheckDigit(person.number) : person.number;
  const block = Buffer.from(layout({ ...person, number }, days), 'utf16le');
  if (block.length !== textLength) throw new Error(`The card of ${person.id} has ${block.length} bytes of text instead of ${textLength}`);
  if (condition === 'unsupported') block.write('Q', 248, 'utf16le');
  return block;
}

function layout(person: InventedPerson, days: Days): string {
  const { card } = person;
  if (card === undefined) return citizen(person, days);
  switch (card.kind) {
    case 'residencePermit':
      return residencePermit(person, card, days);
    case 'foreign2017':
      return foreign2017(person, card, days);
    case 'foreign2023':
      return foreign2023(person, card, days);
  }
}

const citizen = (person: InventedPerson, days: Days): string =>
  [
    person.name.padEnd(15),
    sexCode(person),
    person.nation,
    day(person.birth),
    person.address.padEnd(addressCharacters),
    person.number,
    person.authority.padEnd(15),
    days.from,
    days.to,
    spaces(18),
  ].join('');

const residencePermit = (person: InventedPerson, card: Permit, days: Days): string =>
  [
    person.name.padEnd(15),
    sexCode(person),
    spaces(2),
    day(person.birth),
    person.address.padEnd(addressCharacters),
    person.number,
    person.authority.padEnd(15),
    days.from,
    days.to,
    card.travelPermit.padEnd(9),
    card.issueCount.padStart(2, '0'),
    spaces(3),
    'J',
    spaces(3),
  ].join('');

const foreign2017 = (person: InventedPerson, card: ForeignCard, days: Days): string =>
  [
    person.name.padEnd(60),
    sexCode(person),
    person.number.padEnd(15),
    card.nationality,
    card.chineseName.padEnd(15),
    days.from,
    days.to,
    day(person.birth),
    '01',
    person.authority.padEnd(4),
    'I',
    spaces(3),
  ].join('');

const foreign2023 = (person: InventedPerson, card: ForeignCard, days: Days): string =>
  [
    card.chineseName.padEnd(15),
    sexCode(person),
    '00',
    day(person.birth),
    person.name.slice(0, 35).padEnd(35),
    person.number,
    spaces(15),
    days.from,
    days.to,
    person.name.slice(35, 46).padEnd(11),
    card.nationality,
    'Y',
    '000',
  ].join('');

/** Of the short number of 2017, which has none, the letters are spoilt. */
function withWrongCheckDigit(number: string): string {
  if (number.length !== 18) return `0${number.slice(1)}`;
  return number.slice(0, 17) + (number.endsWith('1') ? '2' : '1');
}

/** Lengths, text and photograph: the data of a good answer to 30 01. */
export const baseInformation = (text: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([0x01, 0x00, 0x04, 0x00]), text, Buffer.alloc(photographLength)]);

/** The data of a good answer to 30 10: as above with the length of the fingerprints and so many bytes of them. */
export const informationWithFingerprints = (text: Uint8Array, length: 0 | 512 | 1024): Buffer =>
  Buffer.concat([
    Buffer.from([0x01, 0x00, 0x04, 0x00, length >> 8, length & 0xff]),
    text,
    Buffer.alloc(photographLength),
    Buffer.alloc(length, 0xf1),
  ]);

/** The 70 bytes of a good answer to 30 03. */
export const addressText = (address: string): Buffer => Buffer.from(address.padEnd(addressCharacters), 'utf16le');
