// The style rules hold on the tree, and each of them would notice being broken.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import stylelint from 'stylelint';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/places.ts';

const configFile = path.join(root, 'stylelint.config.mjs');

async function rulesBrokenBy(code: string, codeFilename = path.join(root, 'renderer/theme/planted.css')): Promise<readonly string[]> {
  const { results } = await stylelint.lint({ code, codeFilename, configFile });
  return results.flatMap(({ warnings }) => warnings.map(({ rule }) => rule));
}

describe('the style rules', () => {
  it('hold on every sheet', async () => {
    const { results } = await stylelint.lint({ files: [path.join(root, 'renderer/**/*.css')], configFile });
    expect(results.length).toBeGreaterThan(10);
    expect(results.flatMap(({ source, warnings }) => warnings.map(({ line, text }) => `${source}:${line} ${text}`))).toEqual([]);
  }, 60_000);

  it.each([
    ['.key { width: 65px; }', 'unit-disallowed-list'],
    ['.key { font-size: 2rem; }', 'unit-disallowed-list'],
    ['.key { width: 20mm; }', 'unit-disallowed-list'],
    ['.key { height: 10vh; }', 'unit-disallowed-list'],
    ['.key { transition: transform 200ms; }', 'unit-disallowed-list'],
    ['.key { color: #f7b733; }', 'color-no-hex'],
    ['.key { color: orange; }', 'color-named'],
    ['.key { color: rgb(247 183 51); }', 'function-disallowed-list'],
    ['.key { color: color-mix(in srgb, var(--ink), var(--paper)); }', 'function-disallowed-list'],
    ['.key { colour: var(--ink); }', 'property-no-unknown'],
    ['.key { color: var(--ink) !important; }', 'declaration-no-important'],
  ])('notice %s', async (code, rule) => {
    expect(await rulesBrokenBy(code)).toEqual([rule]);
  });

  it('let a length and a colour be written where the tokens are, and not beside them', async () => {
    const tokens = path.join(root, 'renderer/theme/tokens.css');
    expect(await rulesBrokenBy(readFileSync(tokens, 'utf8'), tokens)).toEqual([]);
    expect(await rulesBrokenBy(readFileSync(tokens, 'utf8'))).toContain('color-no-hex');
  });
});
