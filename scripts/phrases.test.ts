// The words of the keyboard: made by the script and not by hand, small enough, and such as a counter needs.

import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import packed from '../resources/phrases.json' with { type: 'json' };
import { phrasesFile, phrasesText } from './phrases.ts';
import { divisionNames, oftenHere } from './phrases/own-words.ts';

const words = new Map(
  packed.words.split(' ').map((word) => {
    const [text = '', reading] = word.split(':');
    return [text, reading] as const;
  }),
);

describe('the phrases of the keyboard', () => {
  it('are what the script makes of the installed lists', () => {
    expect(readFileSync(phrasesFile, 'utf8') === phrasesText()).toBe(true);
  }, 60_000);

  it('are compact and enough', () => {
    expect(statSync(phrasesFile).size).toBeLessThan(600_000);
    expect(words.size).toBeGreaterThan(20_000);
  });

  it('hold our own words, and every province and city', () => {
    expect([...oftenHere, ...divisionNames()].filter((word) => !words.has(word))).toEqual([]);
  });

  it('say how a word is read where its characters are usually read otherwise', () => {
    expect(words.get('银行卡')).toBe("yin'hang'ka");
    expect(words.get('重庆')).toBe("chong'qing");
    expect(words.get('医保')).toBeUndefined();
  });
});
