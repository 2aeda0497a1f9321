// JSON of somebody else: what it says once is read as it stands, what it says twice is not understood.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonOf, parseJson } from './json.ts';

it('reads any JSON as it stands, whatever stands in its texts and names', () => {
  const tricky = fc.string({ unit: fc.constantFrom('"', '\\', ':', '{', '}', ',', '码', 'a') });
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ depthSize: 'small' }, tricky, fc.jsonValue(), fc.array(tie('any')), fc.dictionary(tricky, tie('any'))),
  })).any;
  fc.assert(
    fc.property(value, fc.constantFrom(0, 1, 4), (written, indent) => {
      const text = JSON.stringify(written, null, indent);
      expect(parseJson(text)).toEqual(JSON.parse(text));
      expect(jsonOf(Buffer.from(text.toWellFormed()))).toEqual(JSON.parse(text.toWellFormed()));
    }),
  );
});

it.each([
  '{"code":-1,"code":0}',
  '{"code":0,"data":{"sn":"A","sn":"A"}}',
  '[[{"a":{},"b":[{"c":1,"c":2}]}]]',
  '{"a":1,"\\u0061":2}',
  '{"__proto__":1,"__proto__":{}}',
])('does not understand what names a member twice: %s', (text) => {
  expect(JSON.parse(text)).toBeDefined();
  expect(parseJson(text)).toBeUndefined();
});

it('reads what is nested deeper than any call may be', () => {
  const depth = 100_000;
  expect(parseJson('['.repeat(depth) + ']'.repeat(depth))).toBeDefined();
  expect(parseJson(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)).toBeDefined();
});

it.each(['', '{', '{"a"}', 'nothing', '{"a":1}}'])('knows that %j is none', (text) => {
  expect(parseJson(text)).toBeUndefined();
});
