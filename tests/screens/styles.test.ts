// The style rules hold on the tree, and each of them would notice being broken.

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import stylelint from 'stylelint';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/places.ts';

const configFile = path.join(root, 'stylelint.config.mjs');

async function rulesBrokenBy(code: string, codeFilename = path.join(root, 'renderer/theme/planted.css')): Promise<readonly string[]> {
  const { results } = await stylelint.lint({ code, codeFilename, configFile });
  return results.flatMap(({ warnings }) => warnings.map(({ rule }) => rule));
}

/** Styles beside the sheets: no rule above sees them. */
const inline = /\bstyle=|\.cssText\b|\.style\.(?!setProperty\(['"]--|getPropertyValue|minHeight\b)\w+|\bsetAttribute\(['"]style/;

describe('a component', () => {
  it('has no style of its own, but custom properties that are measured', () => {
    const sources = globSync('renderer/**/*.{ts,tsx}', { cwd: root, exclude: ['**/*.test.ts', '**/*.test.tsx'] });
    expect(sources.length).toBeGreaterThan(100);
    const styled = sources.filter((name) => inline.test(readFileSync(path.join(root, name), 'utf8')));
    expect(styled).toEqual([]);
  });

  it.each(["<p style={{ width: '65px' }} />", "place.style.width = '65px'", "place.style.setProperty('width', '65px')"])(
    'would be noticed with %s',
    (source) => {
      expect(source).toMatch(inline);
      expect("place.style.setProperty('--turned', '2')").not.toMatch(inline);
    },
  );
});

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
    ['.key { background: linear-gradient(var(--ink), var(--paper)); }', 'function-disallowed-list'],
    ['.key { background-image: url("paper.png"); }', 'function-disallowed-list'],
    ['.key::before { content: "确认"; }', 'declaration-property-value-allowed-list'],
    ['.key::after { content: attr(data-words); }', 'declaration-property-value-allowed-list'],
    ['.key { colour: var(--ink); }', 'property-no-unknown'],
    ['.key { color: var(--ink) !important; }', 'declaration-no-important'],
  ])('notice %s', async (code, rule) => {
    expect(await rulesBrokenBy(code)).toEqual([rule]);
  });

  it('allow a pseudo-element that is only a shape', async () => {
    expect(await rulesBrokenBy('.key::before { content: ""; } .pad::before { content: none; }')).toEqual([]);
  });

  it('let a length and a colour be written where the tokens are, and not beside them', async () => {
    const tokens = path.join(root, 'renderer/theme/tokens.css');
    expect(await rulesBrokenBy(readFileSync(tokens, 'utf8'), tokens)).toEqual([]);
    expect(await rulesBrokenBy(readFileSync(tokens, 'utf8'))).toContain('color-no-hex');
  });
});
