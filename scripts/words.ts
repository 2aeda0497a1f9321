// `node scripts/words.ts`: are the words complete? Three catalogues with the same keys, none missing, none that nobody asks for. A build asks first.

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { faultCodes } from '../contract/fault.ts';
import { catalogues } from '../resources/index.ts';
import { paperWords } from '../resources/papers.ts';
import { root } from './places.ts';
import { type Families, families } from './word-families.ts';

/** Texts by their dotted keys, in groups of groups. */
export type Catalogue = { readonly [key: string]: string | Catalogue };

/** The language whose keys the others must have. */
const pattern = 'zh-Hans';

/** Every text with its dotted key. */
export function leaves(node: Catalogue, at = ''): readonly (readonly [string, string])[] {
  return Object.entries(node).flatMap(([name, inner]) => {
    const key = at === '' ? name : `${at}.${name}`;
    return typeof inner === 'string' ? [[key, inner] as const] : leaves(inner, key);
  });
}

const withoutPlural = (key: string): string => key.replace(/_(one|other)$/, '');

export const keysOf = (catalogue: Catalogue): readonly string[] => [...new Set(leaves(catalogue).map(([key]) => withoutPlural(key)))];

const places = (text: string): string => (text.match(/\{\{\w+\}\}/g) ?? []).sort().join(' ');

/** The languages against each other: keys, texts, and the places that are filled in. */
export function differences(languages: Readonly<Record<string, Catalogue>>): readonly string[] {
  const wanted = new Map(leaves(languages[pattern] ?? {}).map(([key, text]) => [withoutPlural(key), places(text)]));
  return Object.entries(languages).flatMap(([language, catalogue]) => {
    const held = new Set(keysOf(catalogue));
    return [
      ...[...wanted.keys()].filter((key) => !held.has(key)).map((key) => `${language}: ${key} is missing`),
      ...[...held].filter((key) => !wanted.has(key)).map((key) => `${language}: ${key} is not in ${pattern}`),
      ...leaves(catalogue).flatMap(([key, text]) => {
        const asPattern = wanted.get(withoutPlural(key)) ?? places(text);
        if (text.trim() === '') return [`${language}: ${key} says nothing`];
        return places(text) === asPattern
          ? []
          : [`${language}: ${key} fills in ${places(text) || 'nothing'}, not ${asPattern || 'nothing'}`];
      }),
    ];
  });
}

/** A key as a source asks for it; `*` stands for what is only known at run time. */
export function askedIn(source: string, groups: readonly string[]): readonly string[] {
  const begins = new RegExp(`(['\`])(?=(?:${groups.join('|')})\\.)`, 'g');
  return [...source.matchAll(begins)].map(({ 0: quote, index }) => keyFrom(source, index + 1, quote));
}

function keyFrom(source: string, from: number, quote: string): string {
  let key = '';
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    const letter = source.charAt(at);
    if (depth === 0 && letter === quote) break;
    if (letter === '{' && (depth > 0 || (quote === '`' && source.charAt(at - 1) === '$'))) depth += 1;
    else if (letter === '}' && depth > 0) depth -= 1;
    else if (depth === 0 && !(quote === '`' && source.startsWith('${', at))) key += letter;
    if (letter === '}' && depth === 0) key += '*';
  }
  return key;
}

const matching = (asked: string, unknown: string): RegExp => new RegExp(`^${asked.replaceAll('.', '\\.').replaceAll('*', unknown)}$`);

/** A key with stars as all the keys that it can become. */
function expanded(asked: string, members: readonly (readonly string[])[]): readonly string[] {
  const [first, ...rest] = members;
  if (first === undefined || !asked.includes('*')) return [asked];
  return first.flatMap((member) => expanded(asked.replace('*', member), rest));
}

/** The sources against the catalogue: keys that are asked for and missing, and keys that nobody asks for. */
export function unmatched(catalogue: Catalogue, sources: readonly string[], families: Families): readonly string[] {
  const held = keysOf(catalogue);
  // What can go wrong is asked for by its code, which has a dot of its own.
  const asked = [...new Set(sources.flatMap((source) => askedIn(source, Object.keys(catalogue))))];
  const exact = new Set(asked.flatMap((key) => expanded(key, families[key] ?? [])));
  return [
    ...asked
      .filter((key) => !key.endsWith('.') && !held.some((one) => matching(key, '.+').test(one) || one.startsWith(`${key}.`)))
      .map((key) => `${key} is asked for, and in no catalogue`),
    ...asked
      .filter((key) => key.includes('*') && !key.startsWith('faults.') && families[key] === undefined)
      .map((key) => `${key} is asked for, and scripts/word-families.ts does not say what may stand there`),
    ...Object.keys(families)
      .filter((family) => !asked.includes(family))
      .map((family) => `${family} is in scripts/word-families.ts, and nobody asks for it`),
    ...held
      .filter((key) => !key.startsWith('faults.') && !exact.has(key))
      .map((key) => `${key} is in the catalogues, and nobody asks for it`),
  ];
}

/** Every fault has its two sentences, and no sentence is without its fault. */
export function faultsWithoutWords(catalogue: Catalogue): readonly string[] {
  const wanted = new Set(faultCodes.flatMap((code) => [`faults.${code}.what`, `faults.${code}.do`]));
  const held = new Set(keysOf(catalogue).filter((key) => key.startsWith('faults.')));
  return [
    ...[...wanted].filter((key) => !held.has(key)).map((key) => `${key} is missing`),
    ...[...held].filter((key) => !wanted.has(key)).map((key) => `${key} belongs to no fault`),
  ];
}

export const sourcesOfThePage = (): readonly string[] =>
  globSync('renderer/**/*.{ts,tsx}', { cwd: root, exclude: ['**/*.test.ts', '**/*.test.tsx'] }).map((name) =>
    readFileSync(path.join(root, name), 'utf8'),
  );

/** Everything that is wrong with the words of this tree; empty: nothing. */
export function wordFindings(): readonly string[] {
  const papers = Object.fromEntries(Object.entries(paperWords).map(([language, { paper }]) => [language, { paper }]));
  return [
    ...differences(catalogues),
    ...differences(papers),
    ...unmatched(catalogues[pattern], sourcesOfThePage(), families),
    ...faultsWithoutWords(catalogues[pattern]),
  ];
}

/** Ends the build with every finding. */
export function checkWords(): void {
  const findings = wordFindings();
  if (findings.length > 0) throw new Error(`the words are not complete (resources/locales):\n${findings.join('\n')}`);
}

if (import.meta.main) {
  try {
    checkWords();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
