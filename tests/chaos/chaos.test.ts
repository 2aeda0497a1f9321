// Two hundred filings under faults, kills and clock steps in every test run; two thousand and more by `npm run chaos`.

import { expect, it } from 'vitest';
import { campaign } from './chaos.ts';
import { scheduleOf } from './schedule.ts';

it('the same seed gives the same campaign, another one another', () => {
  expect(scheduleOf(7, 50)).toEqual(scheduleOf(7, 50));
  expect(scheduleOf(7, 50)).not.toEqual(scheduleOf(8, 50));
});

it('after two hundred filings in trouble screens, journals and the platform agree', async () => {
  const result = await campaign({ filings: 200, seed: 20261122, kiosks: 6, say: () => undefined });
  expect(result.broken).toEqual([]);
  expect(result.told.done).toBeGreaterThan(80);
  expect(result.told.unknown + result.told.notDone).toBeGreaterThan(10);
  expect(result.deaths).toBeGreaterThan(5);
}, 240_000);
