// The letters with which the characters of a name may begin when they are read aloud; every reading counts (重: c and z).

import { pinyin } from 'pinyin-pro';

/** More readings than these are for dictionaries, not for names of drugs. */
const mostReadings = 3;

/** @returns for each character of a comparable name: one letter a reading, a letter or digit itself, nothing when it cannot be read. */
export function createInitials(): (name: string) => string[] {
  const known = new Map<string, string>();

  function lettersOf(character: string): string {
    const before = known.get(character);
    if (before !== undefined) return before;
    const letters = /^[a-z0-9]$/.test(character) ? character : readingsOf(character);
    known.set(character, letters);
    return letters;
  }

  return (name) => Array.from(name, lettersOf);
}

function readingsOf(character: string): string {
  const read = pinyin(character, { multiple: true, pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed', v: true });
  return [...new Set(read.filter((letter) => /^[a-z]$/.test(letter)))].slice(0, mostReadings).join('');
}
