// docs/accessibility.md names the test that holds each figure: every file in it exists, and runs a test of that title.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { testTitles } from '../support/test-titles.ts';
import { rules } from './inspect/finding.ts';

const root = path.join(import.meta.dirname, '../..');
const document = readFileSync(path.join(root, 'docs/accessibility.md'), 'utf8');

interface Named {
  readonly file: string;
  readonly names: readonly string[];
}

/** Files in order, each with the quoted names that follow it before the next one or the end of the cell. */
function namedTests(text: string): readonly Named[] {
  return text.split(/\||\n\n/).flatMap((cell) =>
    [...cell.matchAll(/`([\w./-]+\.(?:test|e2e)\.tsx?)`([^`]*)/g)].map(([, file = '', after = '']) => ({
      file,
      names: [...after.replaceAll('\n', ' ').matchAll(/"([^"]+)"/g)].map(([, name = '']) => name),
    })),
  );
}

/** What `each` fills in may be left out at the end. */
const runs = (titles: ReadonlySet<string>, name: string): boolean => titles.has(name) || titles.has(`${name}: %s`);

/** What is named and not there, or named without a title. */
function missing(named: readonly Named[], codeOf: (file: string) => string | null): readonly string[] {
  return named.flatMap(({ file, names }) => {
    const code = codeOf(file);
    if (code === null) return [file];
    if (names.length === 0) return [`${file}: which test?`];
    const titles = testTitles(file, code);
    return names.filter((name) => !runs(titles, name)).map((name) => `${file}: ${name}`);
  });
}

const lastCells = document.split('\n').flatMap((line) => (/^\| (?!asked |---)/.test(line) ? [line.split('|').at(-2)?.trim() ?? ''] : []));

describe('docs/accessibility.md', () => {
  it('names tests that are run', () => {
    const named = namedTests(document);
    expect(named.length).toBeGreaterThan(20);
    const codeOf = (file: string): string | null =>
      existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : null;
    expect(missing(named, codeOf)).toEqual([]);
  });

  it.each([
    ['a test', "it('holds a figure', () => undefined);", []],
    ['one of several', "it.each([1])('holds a figure: %s', () => undefined);", []],
    ['a group', "describe('holds a figure', () => undefined);", []],
    ['one that is gone', "it('holds another figure', () => undefined);", ['a.test.ts: holds a figure']],
    ['a comment', "// it('holds a figure', () => undefined);", ['a.test.ts: holds a figure']],
    ['some other text', "const told = 'holds a figure';", ['a.test.ts: holds a figure']],
    ['one that is skipped', "it.skip('holds a figure', () => undefined);", ['a.test.ts: holds a figure']],
    ['one that is to be written', "it.todo('holds a figure');", ['a.test.ts: holds a figure']],
    ['several that are skipped', "it.skip.each([1])('holds a figure: %s', () => undefined);", ['a.test.ts: holds a figure']],
    ['one of a skipped group', "describe.skip('all', () => { it('holds a figure', () => undefined); });", ['a.test.ts: holds a figure']],
  ])('is held to it: %s', (_, code, expected) => {
    expect(missing(namedTests('| `a.test.ts` "holds a figure" |'), () => code)).toEqual(expected);
  });

  it('is held to it where the file is gone, or no test of it is named', () => {
    expect(missing(namedTests('| `a.test.ts` "holds a figure" |'), () => null)).toEqual(['a.test.ts']);
    expect(missing(namedTests('| `a.test.ts` |'), () => '')).toEqual(['a.test.ts: which test?']);
  });

  it('has a test, a rule of the judge or the word none in every row', () => {
    expect(lastCells.length).toBeGreaterThan(30);
    expect(lastCells.filter((cell) => namedTests(cell).length === 0 && !/screens: [a-z]|\bnone\b/.test(cell))).toEqual([]);
  });

  it('names rules of the judge that exist', () => {
    const asked = [...document.matchAll(/screens: ([a-z, -]+)/g)].flatMap(([, list = '']) => list.split(',').map((rule) => rule.trim()));
    expect(asked.filter((rule) => rule !== '' && rule !== 'rule' && !rules.some((known) => known === rule))).toEqual([]);
  });
});
