import { expect, it } from 'vitest';
import { createRefusalLog } from './refusal-log.ts';

it('writes the first refusals and then one a second, with the number of those between', () => {
  const lines: unknown[] = [];
  const refused = createRefusalLog((_, fields) => void lines.push(fields));
  for (let n = 0; n < 1000; n += 1) refused('rate', 0);
  expect(lines).toHaveLength(20);
  refused('shape', 1000);
  expect(lines.at(-1)).toEqual({ why: 'shape', unlogged: 980 });
});
