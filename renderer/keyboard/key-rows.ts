// Which keys each set has, in their order; the letters stand as in the alphabet, which is how pinyin is learned.

import type { Mode } from './typing.ts';

export interface KeySet {
  /** Class of the grid, see theme/keyboard.css. */
  readonly grid: 'alphabet' | 'figures';
  /** `delete` takes one back; every other types itself. */
  readonly keys: readonly string[];
}

const alphabet = [...'abcdefghijklmnopqrstuvwxyz'];

export const keySets: Readonly<Record<Mode, KeySet>> = {
  pinyin: { grid: 'alphabet', keys: [...alphabet, 'delete'] },
  latin: { grid: 'alphabet', keys: [...alphabet.map((letter) => letter.toUpperCase()), 'delete'] },
  digits: { grid: 'figures', keys: [...'1234567890', '-', '.', '/', 'delete'] },
};

/** Marks that addresses and names need, while no letters wait for a phrase. */
export const marks: readonly string[] = ['、', '（', '）', '·'];
