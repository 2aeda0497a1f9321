// docs/accessibility.md names the test that holds each figure: every file and every name in it exists.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from './inspect/finding.ts';

const root = path.join(import.meta.dirname, '../..');
const document = readFileSync(path.join(root, 'docs/accessibility.md'), 'utf8');

/** Files in order, each with the quoted names that follow it before the next one or the end of the cell. */
function namedTests(text: string): { readonly file: string; readonly names: readonly string[] }[] {
  return text.split(/\||\n\n/).flatMap((cell) =>
    [...cell.matchAll(/`([\w./-]+\.(?:test|e2e)\.tsx?)`([^`]*)/g)].map(([, file = '', after = '']) => ({
      file,
      names: [...after.replaceAll('\n', ' ').matchAll(/"([^"]{12,})"/g)].map(([, name = '']) => name),
    })),
  );
}

describe('docs/accessibility.md', () => {
  const named = namedTests(document);

  it('names tests that exist', () => {
    expect(named.length).toBeGreaterThan(20);
    const missing = named.flatMap(({ file, names }) => {
      const place = path.join(root, file);
      if (!existsSync(place)) return [file];
      const text = readFileSync(place, 'utf8');
      return names.filter((name) => !text.includes(name)).map((name) => `${file}: ${name}`);
    });
    expect(missing).toEqual([]);
  });

  it('would notice one that is gone', () => {
    expect(namedTests('| `tests/screens/gone.test.ts` "says what nobody says" |')).toEqual([
      { file: 'tests/screens/gone.test.ts', names: ['says what nobody says'] },
    ]);
  });

  it('names rules of the judge that exist', () => {
    const asked = [...document.matchAll(/screens: ([a-z, -]+)/g)].flatMap(([, list = '']) => list.split(',').map((rule) => rule.trim()));
    expect(asked.filter((rule) => rule !== '' && rule !== 'rule' && !rules.some((known) => known === rule))).toEqual([]);
  });
});
