// Numbers that follow from a seed and an index alone, so that a catalogue of any size need not be stored.

/** One of `count` numbers from 0; the same for the same index and salt (the finaliser of MurmurHash3). */
export function pick(index: number, salt: number, count: number): number {
  let bits = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) % count;
}

export function one<T>(words: readonly T[], index: number, salt: number): T {
  const word = words[pick(index, salt, words.length)];
  if (word === undefined) throw new Error('there is nothing to choose from');
  return word;
}

export const digits = (value: number, length: number): string => String(value).padStart(length, '0');
