// The 256 bytes of text that lie on a citizen's ID card, and the frame a reader sends them in (devices.md §1.4, §1.7).

import type { InventedPerson } from '../people.ts';

/** `unsupported`: the card of a foreigner; `unrecognised`: no ID card at all. */
export const cardConditions = ['good', 'unreadable', 'fake', 'unsupported', 'unrecognised', 'expired'] as const;
export type CardCondition = (typeof cardConditions)[number];

const photographLength = 1024;

const expired = { validFrom: '2009-01-01', validTo: '2019-01-01' };

export function cardText(person: InventedPerson, condition: CardCondition): Buffer {
  const { validFrom, validTo } = condition === 'expired' ? expired : person;
  const day = (date: string | null): string => (date === null ? '长期' : date.replaceAll('-', ''));
  const text = [
    person.name.padEnd(15),
    person.sex === 'male' ? '1' : '2',
    person.nation,
    day(person.birth),
    person.address.padEnd(35),
    person.number,
    person.authority.padEnd(15),
    day(validFrom),
    day(validTo).padEnd(8),
    ' '.repeat(18),
  ].join('');
  const block = Buffer.from(text, 'utf16le');
  if (block.length !== 256) throw new Error(`The card of ${person.id} has ${block.length} bytes of text instead of 256`);
  // The type flag of a foreigner's card of 2017.
  if (condition === 'unsupported') block.write('I', 248, 'utf16le');
  return block;
}

/** Lengths, text and photograph: the data of a good answer to 30 01. */
export const baseInformation = (text: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x01, 0x00, 0x04, 0x00]), text, Buffer.alloc(photographLength)]);
