// Proof of the back-off.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { backOff, reconnect } from './reconnect.ts';

describe('Reconnecting', () => {
  it('waits from half a second to ten seconds, doubling', () => {
    const delays = backOff(() => 1);
    expect(Array.from({ length: 7 }, () => delays.next())).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
    delays.reset();
    expect(delays.next()).toBe(500);
  });

  it('shortens a wait by up to a quarter, so that devices of one hub do not come back in step', () => {
    const delays = backOff(() => 0);
    expect(Array.from({ length: 6 }, () => delays.next())).toEqual([500, 750, 1500, 3000, 6000, 7500]);
  });

  it('stays between half a second and ten seconds whatever the jitter', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { minLength: 1, maxLength: 40 }), (randoms) => {
        let index = 0;
        const delays = backOff(() => randoms[index++ % randoms.length] ?? 0);
        for (let step = 0; step < 50; step += 1) {
          const delay = delays.next();
          expect(delay).toBeGreaterThanOrEqual(500);
          expect(delay).toBeLessThanOrEqual(10_000);
        }
      }),
    );
  });

  it('begins anew after a connection that had come into use, and ends with its signal', async () => {
    const clock = new VirtualClock();
    const stop = new AbortController();
    const waits: number[] = [];
    const lives = [false, false, true, false];
    const running = reconnect({
      clock,
      random: () => 1,
      signal: stop.signal,
      live: async () => lives.shift() ?? false,
      waiting: (delay) => waits.push(delay),
    });
    await clock.advance(4500);
    expect(waits).toEqual([500, 1000, 500, 1000, 2000]);
    stop.abort();
    await running;
    expect(clock.pending).toBe(0);
  });
});
