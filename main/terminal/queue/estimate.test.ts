import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateFor, type IssuedTicket } from './estimate.ts';

const minute = 60_000;
const at = (minutes: number, priority = false): IssuedTicket => ({ issuedAt: minutes * minute, priority });
const one = { servers: 1, minutesEach: 10 };
const two = { servers: 2, minutesEach: 10 };

describe('people ahead and the wait', () => {
  it('are none where nobody came before', () => {
    expect(estimateFor(false, [], one, 0)).toEqual({ ahead: 0, waitMinutes: 0 });
  });

  it('count the one at the counter as a wait, not as somebody ahead', () => {
    expect(estimateFor(false, [at(0)], one, 4 * minute)).toEqual({ ahead: 0, waitMinutes: 6 });
  });

  it('grow with everybody who waits, and shrink with every counter', () => {
    const three = [at(0), at(0), at(0)];
    expect(estimateFor(false, three, one, 0)).toEqual({ ahead: 2, waitMinutes: 30 });
    expect(estimateFor(false, three, two, 0)).toEqual({ ahead: 1, waitMinutes: 10 });
  });

  it('are over when everybody has been served in turn', () => {
    expect(estimateFor(false, [at(0), at(0), at(0)], one, 30 * minute)).toEqual({ ahead: 0, waitMinutes: 0 });
  });

  it('leave out for one with priority all who have none, but nobody gets up from the counter', () => {
    const waiting = [at(0), at(0), at(0), at(1, true)];
    expect(estimateFor(true, waiting, one, 2 * minute)).toEqual({ ahead: 1, waitMinutes: 18 });
    expect(estimateFor(false, waiting, one, 2 * minute)).toEqual({ ahead: 3, waitMinutes: 38 });
  });

  it('serve those with priority first when a counter gets free', () => {
    expect(estimateFor(true, [at(0), at(0), at(1, true)], one, 11 * minute)).toEqual({ ahead: 0, waitMinutes: 9 });
    expect(estimateFor(false, [at(0), at(0), at(1, true)], one, 11 * minute)).toEqual({ ahead: 1, waitMinutes: 19 });
  });

  it('are not longer because the clock was set back behind some of them', () => {
    expect(estimateFor(false, [at(430), at(431)], one, 10 * minute)).toEqual({ ahead: 1, waitMinutes: 20 });
  });

  it('are told in no time also late on the busiest day', () => {
    const busy = Array.from({ length: 9999 }, (_, index) => at(index / 20, index % 7 === 0));
    const began = performance.now();
    expect(estimateFor(false, busy, { servers: 50, minutesEach: 120 }, 500 * minute).ahead).toBeGreaterThan(9000);
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('are never negative, never more than everybody, and the same for the same tickets in any order', () => {
    const tickets = fc.array(fc.record({ issuedAt: fc.integer({ min: 0, max: 600 }).map((n) => n * minute), priority: fc.boolean() }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        tickets,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 900 }),
        fc.boolean(),
        (issued, servers, now, priority) => {
          const counters = { servers, minutesEach: 6.5 };
          const before = issued.filter(({ issuedAt }) => issuedAt <= now * minute);
          const { ahead, waitMinutes } = estimateFor(priority, before, counters, now * minute);
          expect(ahead).toBeGreaterThanOrEqual(0);
          expect(ahead).toBeLessThanOrEqual(before.length);
          expect(waitMinutes).toBeGreaterThanOrEqual(0);
          expect(waitMinutes).toBeLessThanOrEqual(Math.ceil(6.5 * (ahead + 1)));
          expect(estimateFor(priority, before.toReversed(), counters, now * minute).ahead).toBe(ahead);
          expect(estimateFor(true, before, counters, now * minute).ahead).toBeLessThanOrEqual(
            estimateFor(false, before, counters, now * minute).ahead,
          );
        },
      ),
    );
  });
});
