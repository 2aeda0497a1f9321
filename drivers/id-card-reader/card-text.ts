// The 256-byte text block of a card (devices.md §1.7): UTF-16LE fields padded with spaces.

import { type CitizenCard, citizenCard } from '../../contract/device/payloads.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';

const textLength = 256;
const photographLength = 1024;

/** J: HK, Macao and Taiwan residence permit; I and Y: foreign permanent resident card of 2017 and of 2023. */
export type CardType = 'citizen' | 'residencePermit' | 'foreign2017' | 'foreign2023';

const cardTypes: Readonly<Record<string, CardType>> = { ' ': 'citizen', J: 'residencePermit', I: 'foreign2017', Y: 'foreign2023' };

/**
 * The text block of an answer to readBase: two lengths, text, photograph. The photograph is erased here and goes no further.
 * @returns null when the lengths are not those of the protocol
 */
export function textBlockOf(data: Uint8Array): Uint8Array | null {
  const expected = [0x01, 0x00, 0x04, 0x00];
  if (data.length !== 4 + textLength + photographLength || expected.some((byte, index) => data[index] !== byte)) return null;
  const text = data.slice(4, 4 + textLength);
  data.fill(0);
  return text;
}

const field = (block: Uint8Array, offset: number, length: number): string =>
  Buffer.from(block.subarray(offset, offset + length))
    .toString('utf16le')
    .trim();

/** The type flag stands at the same place in every layout; null: one that no list names. */
export function cardTypeOf(block: Uint8Array): CardType | null {
  const flag = Buffer.from(block.subarray(248, 250)).toString('utf16le');
  return cardTypes[flag] ?? null;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** GB 11643 MOD 11-2, for 18 characters. */
export function hasValidCheckDigit(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return '10X98765432'[sum % 11] === number[17];
}

const sexes: Readonly<Record<string, CitizenCard['sex']>> = { 0: 'unknown', 1: 'male', 2: 'female', 9: 'unspecified' };

const dashed = (date: string): string => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;

/** A citizen's card, or `cardUnsupported` for the other types and `cardUnreadable` for fields that cannot be. */
export function decodeCard(block: Uint8Array): Result<CitizenCard, 'cardUnsupported' | 'cardUnreadable'> {
  if (cardTypeOf(block) !== 'citizen') return fail('cardUnsupported');
  const validTo = field(block, 204, 16);
  const card = citizenCard.safeParse({
    kind: 'citizen',
    name: field(block, 0, 30),
    sex: sexes[field(block, 30, 2)],
    nation: field(block, 32, 4),
    birth: dashed(field(block, 36, 16)),
    address: field(block, 52, 70),
    number: field(block, 122, 36).toUpperCase(),
    authority: field(block, 158, 30),
    validFrom: dashed(field(block, 188, 16)),
    validTo: validTo === '长期' ? null : dashed(validTo),
  });
  return card.success && hasValidCheckDigit(card.data.number) ? succeed(card.data) : fail('cardUnreadable');
}
