// Two hundred filings under faults, kills and clock steps in every test run; two thousand and more by `npm run chaos`.

import { expect, it } from 'vitest';
import { campaign } from './chaos.ts';
import { scheduleOf } from './schedule.ts';

it('the same seed gives the same campaign, another one another', () => {
  expect(scheduleOf(7, 50)).toEqual(scheduleOf(7, 50));
  expect(scheduleOf(7, 50)).not.toEqual(scheduleOf(8, 50));
});

it.each([
  ['that knows a repetition by its key', 'keyed', 150],
  ['that executes a repetition again', 'unkeyed', 50],
] as const)(
  'after filings in trouble screens, journals and a platform %s agree',
  async (_, platform, filings) => {
    const result = await campaign({ filings, seed: 20261122, kiosks: 6, platform, say: () => undefined });
    expect(result.broken).toEqual([]);
    expect(result.told.done).toBeGreaterThan(filings * 0.4);
    expect(result.told.unknown + result.told.notDone).toBeGreaterThan(filings * 0.05);
    expect(Object.values(result.deaths).reduce((sum, deaths) => sum + deaths)).toBeGreaterThan(2);
  },
  240_000,
);
