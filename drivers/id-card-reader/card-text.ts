// The 256-byte text block of a card in its four layouts (devices.md §1.7): UTF-16LE fields padded with spaces.

import { type IdentityCard, identityCard } from '../../contract/device/payloads.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { isCitizenNumber, isForeignNumberOf2017, isForeignNumberOf2023, isPermitNumber } from './card-number.ts';

const textLength = 256;
const photographLength = 1024;
const fingerprintLengths = [0, 512, 1024];

/**
 * The text block of an answer to readBase, or to the reading with fingerprints, which we never ask for: lengths, text, photograph,
 * fingerprints. All of it is erased here; photograph and fingerprints go no further.
 * @returns null when the lengths are not those of the protocol
 */
export function textBlockOf(data: Uint8Array): Uint8Array | null {
  const start = startOfText(data);
  const text = start === null ? null : data.slice(start, start + textLength);
  data.fill(0);
  return text;
}

function startOfText(data: Uint8Array): number | null {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (data.length < 4 || view.getUint16(0) !== textLength || view.getUint16(2) !== photographLength) return null;
  if (data.length === 4 + textLength + photographLength) return 4;
  if (data.length < 6 || !fingerprintLengths.includes(view.getUint16(4))) return null;
  return data.length === 6 + textLength + photographLength + view.getUint16(4) ? 6 : null;
}

/** The address written later onto the chip, from the 70 bytes of an answer to readAddress; null: none. */
export function latestAddressOf(data: Uint8Array): string | null {
  const address = field(data, 0, 70);
  data.fill(0);
  return address === '' ? null : address;
}

/** A card, or `cardUnsupported` for a type flag that no list names and `cardImplausible` for fields that cannot be. */
export function decodeCard(block: Uint8Array): Result<IdentityCard, 'cardUnsupported' | 'cardImplausible'> {
  const layout = layouts[Buffer.from(block.subarray(248, 250)).toString('utf16le')];
  if (layout === undefined) return fail('cardUnsupported');
  const fields = layout.fields(block);
  const card = identityCard.safeParse(fields);
  return card.success && isPlausible(card.data) && layout.hasItsNumber(card.data) ? succeed(card.data) : fail('cardImplausible');
}

interface Layout {
  readonly fields: (block: Uint8Array) => object;
  readonly hasItsNumber: (card: IdentityCard) => boolean;
}

/** By the type flag, which stands at the same place in all of them. */
const layouts: Readonly<Record<string, Layout>> = {
  ' ': {
    fields: (block) => ({
      kind: 'citizen',
      ...personFields(block),
      nation: field(block, 32, 4),
      address: field(block, 52, 70),
      latestAddress: null,
      authority: field(block, 158, 30),
    }),
    hasItsNumber: ({ number, birth }) => isCitizenNumber(number, birth),
  },
  J: {
    fields: (block) => ({
      kind: 'residencePermit',
      ...personFields(block),
      address: field(block, 52, 70),
      authority: field(block, 158, 30),
      travelPermit: field(block, 220, 18),
      issueCount: field(block, 238, 4),
    }),
    hasItsNumber: ({ number, birth }) => isPermitNumber(number, birth),
  },
  I: {
    fields: (block) => ({
      kind: 'foreignResident',
      version: '2017',
      name: field(block, 0, 120),
      chineseName: orNull(field(block, 158, 30)),
      sex: sexes[field(block, 120, 2)],
      birth: dashed(field(block, 220, 16)),
      number: field(block, 122, 30).toUpperCase(),
      nationality: field(block, 152, 6),
      ...validity(block),
    }),
    hasItsNumber: ({ number }) => isForeignNumberOf2017(number),
  },
  Y: {
    fields: (block) => ({
      kind: 'foreignResident',
      version: '2023',
      ...personFields(block),
      name: (text(block, 52, 70) + text(block, 220, 22)).trim(),
      chineseName: orNull(field(block, 0, 30)),
      nationality: field(block, 242, 6),
    }),
    hasItsNumber: ({ number }) => isForeignNumberOf2023(number),
  },
};

/** What three of the four layouts have at the same places. */
const personFields = (block: Uint8Array) => ({
  name: field(block, 0, 30),
  sex: sexes[field(block, 30, 2)],
  birth: dashed(field(block, 36, 16)),
  number: field(block, 122, 36).toUpperCase(),
  ...validity(block),
});

function validity(block: Uint8Array): { readonly validFrom: string; readonly validTo: string | null } {
  const validTo = field(block, 204, 16);
  return { validFrom: dashed(field(block, 188, 16)), validTo: validTo === '长期' ? null : dashed(validTo) };
}

/** Nobody is given a card before his birth or after its end, and no name has control characters or half a surrogate pair in it. */
function isPlausible(card: IdentityCard): boolean {
  const dates = [card.birth, card.validFrom, card.validTo ?? card.validFrom];
  const inOrder = dates.every((date, index) => index === 0 || (dates[index - 1] ?? '') <= date);
  return inOrder && !Object.values(card).some((value) => typeof value === 'string' && /[\p{Cc}\p{Cs}]/u.test(value));
}

const sexes: Readonly<Record<string, IdentityCard['sex']>> = { 0: 'unknown', 1: 'male', 2: 'female', 9: 'unspecified' };

const text = (block: Uint8Array, offset: number, length: number): string =>
  Buffer.from(block.subarray(offset, offset + length)).toString('utf16le');
const field = (block: Uint8Array, offset: number, length: number): string => text(block, offset, length).trim();
const orNull = (value: string): string | null => (value === '' ? null : value);
const dashed = (date: string): string => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
