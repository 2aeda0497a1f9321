// What the judge lets through is quick on the worst text, and what is known to be slow it does not let through.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCheap, longestText } from './pattern-cost.ts';
import { kioskConfiguration } from './schema.ts';

describe('A pattern', () => {
  it.each(Object.entries(kioskConfiguration.parse({ version: 1 }).visit.codes))('of the defaults is cheap: %s', (_, pattern) => {
    expect(isCheap(pattern)).toBe(true);
  });

  it.each([
    '^YBTECH:[A-Za-z0-9_-]{16,200}$',
    '^https?://[^/]+/.*$',
    '^(?:a|b|c){3}$',
    '^(?<kind>4|5)\\k<kind>\\d{1,20}$',
    '^\\p{L}+$',
    '^[)(|*+]+$',
    '^\\(\\|+$',
    '^a|^b',
    'abc',
    '^.*.*$',
  ])('like %s is cheap', (pattern) => {
    RegExp(pattern, 'u');
    expect(isCheap(pattern)).toBe(true);
  });

  it.each([
    '^(a+)+$',
    '^(?:.*.*.*.*.*)x$',
    '^(\\w|a)*!$',
    '^(a?){40}a{40}$',
    '^(?:a|a){30}$',
    '^(?=(a+)+$)',
    '^(?<name>a*)*$',
    '^(?:(?:a{1,2}){1,30})$',
    '.*.*x',
    '^a|(b*)*c',
    'a|^.*.*$',
  ])('like %s is not', (pattern) => {
    RegExp(pattern, 'u');
    expect(isCheap(pattern)).toBe(false);
  });

  it('that is cheap is quick on any text that it nearly fits', () => {
    const atom = fc.constantFrom('a', '.', '[ab]', '\\w', '(?:a|b)', '(?:ab)', '(a)', '(?:a?)');
    const count = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,9}', '{3,}');
    const quantified = fc.tuple(atom, count).map((parts) => parts.join(''));
    const group = fc
      .tuple(fc.array(quantified, { minLength: 1, maxLength: 3 }), count)
      .map(([parts, times]) => `(?:${parts.join('')})${times}`);
    const pattern = fc
      .tuple(fc.constantFrom('^', ''), fc.array(fc.oneof(quantified, group), { minLength: 1, maxLength: 5 }), fc.constantFrom('!', '$'))
      .map((parts) => parts.flat().join(''));
    let cheap = 0;
    fc.assert(
      fc.property(pattern, (text) => {
        if (!isCheap(text)) return;
        cheap += 1;
        const began = process.threadCpuUsage();
        for (const character of ['a', 'b']) RegExp(text, 'u').test(`${character.repeat(longestText - 1)}#`);
        const { user, system } = process.threadCpuUsage(began);
        expect((user + system) / 1000).toBeLessThan(250);
      }),
      { numRuns: 2000 },
    );
    expect(cheap).toBeGreaterThan(100);
  });
});
