// Daily work on a virtual clock: at the start, after China's midnight, soon again when it failed, whatever is done to the clock.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { everyDay } from './daily.ts';

beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2026, 0, 1, 15, 50) }));
afterEach(() => vi.useRealTimers());

const minutes = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 60_000);

function started(outcomes: boolean[]): { readonly at: string[]; readonly stop: AbortController } {
  const at: string[] = [];
  const stop = new AbortController();
  everyDay({
    now: () => new Date(),
    chance: () => 0,
    signal: stop.signal,
    work: () => {
      at.push(new Date().toISOString().slice(11, 19));
      return Promise.resolve(outcomes.shift() ?? true);
    },
  });
  return { at, stop };
}

it('is done at once, and again within a minute after midnight', async () => {
  const { at } = started([]);
  await minutes(9);
  expect(at).toEqual(['15:50:00']);
  await minutes(3);
  expect(at).toEqual(['15:50:00', '16:00:00']);
  await minutes(23 * 60);
  expect(at).toHaveLength(2);
});

it('that failed is tried again, more and more seldom, until it is done', async () => {
  const { at } = started([false, false, false, true]);
  await minutes(9);
  expect(at).toEqual(['15:50:00', '15:50:02', '15:50:07', '15:50:17']);
});

it('is done again when the clock is set to another day', async () => {
  const { at } = started([]);
  await minutes(1);
  vi.setSystemTime(Date.UTC(2025, 11, 24, 1));
  await minutes(1);
  expect(at).toHaveLength(2);
});

it('ends with its signal', async () => {
  const { at, stop } = started([]);
  await minutes(1);
  stop.abort();
  await minutes(3 * 24 * 60);
  expect(at).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
