import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floorsOf, hidden, type NumberSources } from './numbers.ts';
import { type Counters, noCounters } from './salvage.ts';

const hall = { letters: ['A', 'B'], numbers: { from: 1, to: 999 } };
const nobody = { above: null, ticketsAbove: null };
const damaged: Counters = { cases: 40, papers: 70, tickets: new Map([['A', 17]]), messageSeconds: 5_000, audited: 200 };
const backup: Counters = { cases: 30, papers: 60, tickets: new Map(), messageSeconds: 4_000, audited: 150 };
const sources: NumberSources = { backup, damaged, anchored: { seq: 201, highestCase: 41 }, given: nobody, nowSeconds: 6_000, hall };

describe('where the numbers go on after a restore', () => {
  it('is beyond the anchor, the damaged journal and the backup, with a gap', () => {
    expect(floorsOf(sources)).toEqual({
      cases: 41 + hidden,
      papers: 70 + hidden,
      messageSeconds: 6_060,
      tickets: new Map([
        ['A', 17 + hidden],
        ['B', hidden],
      ]),
    });
  });

  it('is beyond seconds of a clock that ran ahead', () => {
    expect(floorsOf({ ...sources, nowSeconds: 100 })?.messageSeconds).toBe(5_060);
  });

  it('is not known where neither the damaged journal nor a technician tells it: the backup alone never does', () => {
    expect(floorsOf({ ...sources, damaged: noCounters })).toBeNull();
    expect(floorsOf({ ...sources, damaged: noCounters, anchored: null })).toBeNull();
    expect(floorsOf({ ...sources, damaged: noCounters, given: { above: 90, ticketsAbove: null } })).toMatchObject({ papers: 90 + hidden });
  });

  it('is tomorrow for queue tickets of which nobody knows anything', () => {
    const floors = floorsOf({ ...sources, damaged: noCounters, given: { above: 90, ticketsAbove: null } });
    expect(floors?.tickets.get('A')).toBe(999);
    expect(floorsOf({ ...sources, damaged: noCounters, given: { above: 90, ticketsAbove: 31 } })?.tickets.get('B')).toBe(31);
  });

  it('does not believe an empty journal, or one that is far behind the anchor', () => {
    const empty: Counters = { cases: 0, papers: 0, tickets: new Map(), messageSeconds: null, audited: 0 };
    expect(floorsOf({ ...sources, damaged: empty, anchored: null })).toBeNull();
    expect(floorsOf({ ...sources, damaged, anchored: { seq: 200 + hidden + 1, highestCase: 41 } })).toBeNull();
  });

  it('begins in the range of its own that a terminal of a larger hall has', () => {
    const floors = floorsOf({ ...sources, hall: { letters: ['A', 'C'], numbers: { from: 400, to: 800 } } });
    expect([floors?.tickets.get('A'), floors?.tickets.get('C')]).toEqual([399 + hidden, 399 + hidden]);
    expect(floorsOf({ ...sources, hall: { letters: ['A'], numbers: { from: 600, to: 800 } } })?.tickets.get('A')).toBe(800);
  });

  it('is never at or below what any source knows', () => {
    const number = fc.integer({ min: 0, max: 900_000 });
    const counters = fc.record({
      cases: fc.option(number),
      papers: fc.option(number),
      tickets: fc.option(
        fc.dictionary(fc.constantFrom('A', 'B'), fc.integer({ min: 1, max: 999 })).map((all) => new Map(Object.entries(all))),
      ),
      messageSeconds: fc.option(number),
      audited: fc.option(number),
    });
    const anchored = fc.option(fc.record({ seq: number, highestCase: number }));
    const given = fc.record({ above: fc.option(number), ticketsAbove: fc.option(fc.integer({ min: 0, max: 999 })) });
    fc.assert(
      fc.property(fc.option(counters), counters, anchored, given, number, (before, found, point, told, nowSeconds) => {
        const floors = floorsOf({ backup: before, damaged: found, anchored: point, given: told, nowSeconds, hall });
        if (floors === null) return;
        for (const known of [point?.highestCase, before?.cases, told.above]) expect(floors.cases).toBeGreaterThan(known ?? 0);
        for (const known of [before?.papers, told.above]) expect(floors.papers).toBeGreaterThan(known ?? 0);
        expect(floors.messageSeconds).toBeGreaterThan(Math.max(nowSeconds, before?.messageSeconds ?? 0));
        for (const floor of floors.tickets.values()) expect(floor).toBeLessThanOrEqual(hall.numbers.to);
      }),
    );
  });
});
