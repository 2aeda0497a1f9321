// How often a page may be started again.

import { expect, it } from 'vitest';
import { createRestartLimit } from './restart-limit.ts';

it('allows three starts in a minute and refuses the fourth', () => {
  const limit = createRestartLimit({ most: 3, withinMs: 60_000 });
  expect([0, 1000, 2000, 3000].map(limit.allow)).toEqual([true, true, true, false]);
});

it('forgets what is a minute old', () => {
  const limit = createRestartLimit({ most: 3, withinMs: 60_000 });
  expect([0, 1000, 2000, 60_000, 61_000].map(limit.allow)).toEqual([true, true, true, true, true]);
});
