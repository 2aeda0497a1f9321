// What no import shows: the decisions know no clock and no chance, and only composition roots read the environment.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/places.ts';
import { productionFiles } from './source-tree.ts';

const impure =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\)|\bMath\.random\b|\bperformance\.now\b|\bset(?:Timeout|Interval|Immediate)\b|\bcrypto\.|\bfetch\(/;
const environment = /\bprocess\.env\b|\bimport\.meta\.env\b/;
const compositionRoot = /^(?:main\/[\w-]+\/index|main\/terminal\/(?:store|catalogue)\/cli|drivers\/(?:index|cli)|kiosk-config\/cli)\.ts$/;

describe('session and services', () => {
  const files = productionFiles('main/terminal/{session,services}/**/*.ts');

  it('are looked at', () => expect(files.length).toBeGreaterThan(4));

  it('get time, chance and answers as arguments', () => expect(linesWith(impure, files)).toEqual([]));
});

describe('the environment', () => {
  const files = productionFiles('{contract,drivers,kiosk-config,main,renderer,resources}/**/*.{ts,tsx}');

  it('is looked for in everything that ships', () => expect(files.length).toBeGreaterThan(100));

  it('is read in composition roots only', () => {
    expect(
      linesWith(
        environment,
        files.filter((file) => !compositionRoot.test(file)),
      ),
    ).toEqual([]);
  });
});

describe('the patterns', () => {
  it.each(['Date.now()', 'new Date()', 'Math.random()', 'setTimeout(end, 5)', 'performance.now()', 'crypto.randomUUID()', 'fetch(url)'])(
    'find %s',
    (line) => expect(line).toMatch(impure),
  );

  it.each(['new Date(now)', 'Date.UTC(2026, 1)', 'noteDate', 'prefetch'])('leave %s alone', (line) => expect(line).not.toMatch(impure));

  it('find a look into the environment', () => expect('const { HOME } = process.env;').toMatch(environment));
});

/** `file:line: text`, without comments: those may speak of what the code does not do. */
function linesWith(pattern: RegExp, files: readonly string[]): string[] {
  return files.flatMap((file) =>
    readFileSync(path.join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line.replace(/^\s*(?:\/\/|\/?\*).*|\s\/\/ .*/, '')) ? [`${file}:${index + 1}: ${line.trim()}`] : [],
      ),
  );
}
