// `node scripts/phrases.ts`: makes resources/phrases.json, the words of the pinyin keyboard, from jieba's list, pinyin-pro and words of our own.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Converter } from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import { countyNames, divisionNames, oftenHere, surnames } from './phrases/own-words.ts';

export const phrasesFile = path.join(import.meta.dirname, '../resources/phrases.json');

const wordsWanted = 30_000;
const longestWord = 8;
/** Of a name in our own lists that jieba counts less often: 大通县 comes before a rare word, not before a common one. */
const leastOfNames = 60;
const chinese = /^\p{Script=Han}+$/u;
const leastOfSurnames = 3000;
/** Names of people in translation, and what nobody needs at a counter. */
const unwantedKinds: ReadonlySet<string> = new Set(['nrt', 'nrfg']);
/** Names of persons are spelled character by character; no stranger's comes up by itself. */
const isFullName = (word: string, kind: string): boolean => kind === 'nr' && [...word].length > 2;
/** Not the first thing that somebody old is to read. */
const offeredLate: Readonly<Record<string, number>> = { 死: 0.1, 死亡: 0.1 };
const vulgar = /屄|肏|屌|婊|嫖|妓|娼|淫|奸杀|鸡巴|他妈|操你|王八蛋|狗日|骚货|裸聊|色情/u;

const require = createRequire(import.meta.url);
const convert = Converter({ from: 'cn', to: 'tw' });

interface Entry {
  readonly text: string;
  readonly reading: readonly string[];
}

const isUnwanted = (word: string, kind: string): boolean => unwantedKinds.has(kind) || isFullName(word, kind) || vulgar.test(word);

/** How often each word stands in jieba's list. */
function frequencies(): Map<string, number> {
  const found = new Map<string, number>();
  for (const line of readFileSync(require.resolve('@node-rs/jieba/dict.txt'), 'utf8').split('\n')) {
    const [word = '', times = '0', kind = ''] = line.split(' ');
    if (chinese.test(word) && [...word].length <= longestWord && !isUnwanted(word, kind))
      found.set(word, Number(times) * (offeredLate[word] ?? 1));
  }
  return found;
}

/** The most frequent first; our own words of the trade before all. */
function chosenWords(): readonly string[] {
  const counted = frequencies();
  const atLeast = (words: readonly string[], least: number): void => {
    for (const word of words) if (chinese.test(word)) counted.set(word, Math.max(counted.get(word) ?? 0, least));
  };
  atLeast(surnames, leastOfSurnames);
  atLeast(countyNames(), leastOfNames);
  atLeast(divisionNames(), leastOfNames * 10);
  const own = oftenHere.filter((word) => chinese.test(word));
  const ranked = [...counted].sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1)).map(([word]) => word);
  const named = new Set([...countyNames(), ...divisionNames()]);
  const single = (word: string): boolean => [...word].length === 1;
  const many = ranked.filter((word) => !single(word) && !named.has(word)).slice(0, wordsWanted);
  const kept = new Set([...many, ...named, ...ranked.filter((word) => single(word) && inCommonUse(word))]);
  return [...new Set([...own, ...ranked.filter((word) => kept.has(word))])];
}

/** GB 2312, which every printer here can print: 6763 characters. */
const inGb2312 = new Set(
  Array.from({ length: 72 }, (_, row) => row + 0xb0).flatMap((high) =>
    Array.from({ length: 94 }, (_, cell) => new TextDecoder('gb2312').decode(new Uint8Array([high, cell + 0xa1]))),
  ),
);
const inCommonUse = (character: string): boolean => inGb2312.has(character);

/** Written with v where the keyboard has no ü. */
const readingOf = (word: string): readonly string[] => pinyin(word, { toneType: 'none', type: 'array', v: true });
const everyReadingOf = (character: string): readonly string[] => [
  ...new Set([...readingOf(character), ...pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true })]),
];
const isSyllable = (text: string): boolean => /^[a-z]{1,6}$/.test(text) && !/^(?:m|n|ng|hm|hng|ê)$/.test(text);

/** The most frequent first. A rarer reading of a character comes after the first word in which it is read so, or after all where there is none. */
function entries(): readonly Entry[] {
  const ordered: Entry[] = [];
  const rare = new Map<string, Entry>();
  for (const text of chosenWords()) {
    const [usual, ...others] = [...text].length === 1 ? everyReadingOf(text).filter(isSyllable) : [];
    if (usual !== undefined) ordered.push({ text, reading: [usual] });
    for (const other of others) rare.set(`${text} ${other}`, { text, reading: [other] });
    if ([...text].length === 1) continue;
    const reading = readingOf(text);
    if (reading.length !== [...text].length || !reading.every(isSyllable)) continue;
    ordered.push({ text, reading });
    [...text].forEach((character, index) => {
      const known = `${character} ${reading[index] ?? ''}`;
      const entry = rare.get(known);
      if (entry !== undefined) ordered.push(entry);
      rare.delete(known);
    });
  }
  return [...ordered, ...rare.values()];
}

export function phrasesText(): string {
  const all = entries();
  const usual = new Map<string, string>();
  for (const { text, reading } of all) if (reading.length === 1 && reading[0] && !usual.has(text)) usual.set(text, reading[0]);
  const syllables = [...new Set(all.flatMap(({ reading }) => reading))].sort();
  const bySyllable = syllables.map((syllable) => [syllable, ...[...usual].flatMap(([text, own]) => (own === syllable ? [text] : []))]);
  // A word says its reading only where its characters are not read as usual.
  const words = all.map(({ text, reading }) =>
    [...text].every((character, index) => usual.get(character) === reading[index]) ? text : `${text}:${reading.join("'")}`,
  );
  const { characters, wholeWords } = traditional(all);
  const fields = { syllables: bySyllable.map((row) => row.join('')).join(' '), words: words.join(' '), characters, wholeWords };
  return `${JSON.stringify(fields, null, 1)}\n`;
}

/** How characters are written in Taiwan: the usual way first, then the others; and the words that are not written character by character. */
function traditional(all: readonly Entry[]): { readonly characters: string; readonly wholeWords: string } {
  const ways = new Map<string, Set<string>>();
  const texts = [...new Set(all.map(({ text }) => text))];
  for (const text of texts) if ([...text].length === 1) ways.set(text, new Set([convert(text)]));
  for (const text of texts) {
    const converted = [...convert(text)];
    if (converted.length !== [...text].length) continue;
    for (const [index, character] of [...text].entries()) ways.get(character)?.add(converted[index] ?? '');
  }
  const usual = (character: string): string => ways.get(character)?.values().next().value ?? character;
  const wholeWords = texts.flatMap((text) => {
    const converted = convert(text);
    return converted === [...text].map(usual).join('') ? [] : [`${text}:${converted}`];
  });
  const characters = [...ways].flatMap(([character, forms]) =>
    forms.size > 1 || !forms.has(character) ? [`${character}${[...forms].join('')}`] : [],
  );
  return { characters: characters.join(' '), wholeWords: wholeWords.join(' ') };
}

if (process.argv[1] === import.meta.filename) writeFileSync(phrasesFile, phrasesText());
