// When the fresh page is put up: painted, and no finger in the middle of a tap; and never much later.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPageChange, type PageChange } from './page-change.ts';

let changes: number;
let took: number;
let change: PageChange;
beforeEach(() => {
  vi.useFakeTimers();
  changes = 0;
  change = createPageChange(
    (tookMs) => {
      changes += 1;
      took = tookMs;
    },
    () => Date.now(),
  );
});
afterEach(() => vi.useRealTimers());

const changesAfter = (ms: number): number => {
  vi.advanceTimersByTime(ms);
  return changes;
};

describe('the change', () => {
  it('comes once, as soon as the fresh page has painted', () => {
    change.begin();
    expect(changesAfter(5000)).toBe(0);
    change.ready();
    expect(changesAfter(40)).toBe(1);
    expect(changesAfter(60_000)).toBe(1);
  });

  it('waits for the finger that is down, and for what its release meant', () => {
    change.begin();
    change.hand('pressed');
    change.ready();
    expect(changesAfter(1000)).toBe(0);
    change.hand('released');
    expect(changesAfter(90)).toBe(0);
    expect(changesAfter(50)).toBe(1);
  });

  it('does not wait for a finger that left long ago', () => {
    change.hand('pressed');
    change.hand('released');
    changesAfter(1000);
    change.begin();
    change.ready();
    expect(changesAfter(40)).toBe(1);
  });

  it('comes although a hand lies on the screen, and the next page does not inherit that hand', () => {
    change.begin();
    change.hand('pressed');
    change.ready();
    expect(changesAfter(2900)).toBe(0);
    expect(changesAfter(200)).toBe(1);
    changesAfter(1000);
    change.begin();
    change.ready();
    expect(changesAfter(40)).toBe(2);
  });

  it('comes although the fresh page never paints', () => {
    change.begin();
    expect(changesAfter(9900)).toBe(0);
    expect(changesAfter(200)).toBe(1);
  });

  it('comes in time although visits end faster than a page loads', () => {
    change.begin();
    for (let visit = 0; visit < 3; visit += 1) {
      expect(changesAfter(3000)).toBe(0);
      change.begin();
    }
    expect(changesAfter(900)).toBe(0);
    expect(changesAfter(200)).toBe(1);
    expect(took).toBeGreaterThan(10_000);
    // The next one has its own ten seconds.
    change.begin();
    expect(changesAfter(9900)).toBe(1);
    change.ready();
    expect(changesAfter(40)).toBe(2);
    expect(took).toBeLessThan(10_000);
  });

  it('begins anew when another visit ends meanwhile, and not at all when the window is gone', () => {
    change.begin();
    change.ready();
    change.begin();
    expect(changesAfter(1000)).toBe(0);
    change.ready();
    expect(changesAfter(40)).toBe(1);
    change.begin();
    change.ready();
    change.cancel();
    expect(changesAfter(60_000)).toBe(1);
  });
});
