// What was read, for the eyes of somebody who only wants to know that reading works.

import type { IdentityCard } from '../../contract/device/payloads.ts';

/** The first two and the last two; of something short only how long it is. */
export function masked(text: string): string {
  const characters = [...text];
  return characters.length < 8
    ? '*'.repeat(characters.length)
    : `${characters.slice(0, 2).join('')}${'*'.repeat(characters.length - 4)}${characters.slice(-2).join('')}`;
}

/** Open: what kind of card it is, of which version, and until when it is valid. */
const open: ReadonlySet<string> = new Set(['kind', 'version', 'validFrom', 'validTo', 'authority']);

/** Not even the length of a name or of an address is shown. */
export function maskedCard(card: IdentityCard): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(card).map(([field, value]) => [
      field,
      open.has(field) || value === null ? value : field === 'number' ? masked(String(value)) : '***',
    ]),
  );
}

/** Words of an event that are about the device and nobody else. */
const openWords: ReadonlySet<string> = new Set(['paperSource', 'threshold', 'result', 'media', 'wadIndex', 'totalWads']);

/** A code or a key that somebody shows is told as having come, not as what it is. */
export const maskedEvent = (payload: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(payload).map(([word, value]) => [word, openWords.has(word) ? value : '***']));
