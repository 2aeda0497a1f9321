// Two hundred filings under faults, kills and clock steps in every test run; two thousand and more by `npm run chaos`.

import { expect, it } from 'vitest';
import { campaign } from './chaos.ts';
import { type PlannedFiling, scheduleOf } from './schedule.ts';

const seed = 20261122;

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
    const result = await campaign({ schedule: scheduleOf(seed, filings), seed, kiosks: 8, platform, say: () => undefined });
    expect(result.broken).toEqual([]);
    expect(result.told.done).toBeGreaterThan(filings * 0.4);
    expect(result.told.unknown + result.told.notDone).toBeGreaterThan(filings * 0.05);
    expect(Object.values(result.deaths).reduce((sum, deaths) => sum + deaths)).toBeGreaterThan(2);
  },
  240_000,
);

it('control: at a platform whose pack wrongly says that it knows repetitions the books do not agree', async () => {
  const late = (filing: PlannedFiling): PlannedFiling => ({
    ...filing,
    impatient: false,
    trouble: { kind: 'platform', fault: 'lateExecution', ms: 18_000 },
  });
  const schedule = scheduleOf(seed, 8).map(late);
  const result = await campaign({ schedule, seed, kiosks: 4, platform: 'liar', say: () => undefined });
  expect(result.broken.join('\n')).toMatch(/was executed 2 times/);
}, 120_000);
