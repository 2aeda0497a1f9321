// Chance that can be repeated: the same words always give the same numbers, so that nothing invented has to be stored.

export interface Chance {
  /** From 0 up to 1, never 1. */
  readonly share: () => number;
  /** Whole, both ends included. */
  readonly whole: (least: number, most: number) => number;
  readonly oneOf: <Items extends readonly [unknown, ...unknown[]]>(items: Items) => Items[number];
  readonly happens: (probability: number) => boolean;
}

export function chanceOf(...words: readonly (string | number)[]): Chance {
  let state = hash(words.join('|'));
  // mulberry32
  const share = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    share,
    whole: (least, most) => least + Math.floor(share() * (most - least + 1)),
    oneOf: (items) => items[Math.floor(share() * items.length)] ?? items[0],
    happens: (probability) => share() < probability,
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value;
}
