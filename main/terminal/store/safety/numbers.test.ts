import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floorsOf, hidden, type NumberFloors, type NumberSources } from './numbers.ts';
import { type Counters, noCounters } from './salvage.ts';

const hall = { letters: ['A', 'B'], numbers: { from: 1, to: 999 } };
const nobody = { above: null, ticketsAbove: null };
const damaged: Counters = {
  terminal: 'KIOSK-01',
  cases: 40,
  papers: 70,
  tickets: new Map([['A', 17]]),
  messageSeconds: 5_000,
  audited: 200,
};
const backup: Counters = { terminal: 'KIOSK-01', cases: 30, papers: 60, tickets: new Map(), messageSeconds: 4_000, audited: 150 };
const anchored = { seq: 201, highestCase: 41, highestPaper: 71, messageSeconds: 5_500 };
const sources: NumberSources = { backup, damaged, anchored, given: nobody, nowSeconds: 6_000, hall };
const known = (from: NumberSources): NumberFloors => {
  const floors = floorsOf(from);
  if (!floors.ok) throw new Error(floors.fault);
  return floors.value;
};
const unknown = { ok: false, fault: 'numbersUnknown' };

describe('where the numbers go on after a restore', () => {
  it('is beyond the anchor, the damaged journal and the backup, with a gap', () => {
    expect(known(sources)).toEqual({
      cases: 41 + hidden,
      papers: 71 + hidden,
      messageSeconds: 6_060,
      tickets: new Map([
        ['A', 17 + hidden],
        ['B', hidden],
      ]),
    });
  });

  it('is beyond seconds of a clock that ran ahead', () => {
    expect(known({ ...sources, nowSeconds: 100 }).messageSeconds).toBe(5_560);
    expect(known({ ...sources, nowSeconds: 100, damaged: noCounters }).messageSeconds).toBe(5_560);
    expect(known({ ...sources, nowSeconds: 100, anchored: null }).messageSeconds).toBe(5_060);
  });

  it('is not known where neither anchor, damaged journal nor a technician tells it: the backup alone never does', () => {
    expect(known({ ...sources, damaged: noCounters })).toMatchObject({ cases: 41 + hidden, papers: 71 + hidden });
    expect(floorsOf({ ...sources, damaged: noCounters, anchored: null })).toEqual(unknown);
    const told = { ...sources, damaged: noCounters, anchored: null, given: { above: 90, ticketsAbove: null } };
    expect(known(told)).toMatchObject({ cases: 90 + hidden, papers: 90 + hidden });
  });

  it('is nowhere when no number of six digits would be left', () => {
    const above = (number: number) => floorsOf({ ...sources, given: { above: number, ticketsAbove: null } });
    expect(above(999_998 - hidden)).toMatchObject({ ok: true, value: { cases: 999_998 } });
    for (const number of [999_999 - hidden, 999_900, 999_999]) expect(above(number)).toEqual({ ok: false, fault: 'numbersExhausted' });
  });

  it('is tomorrow for queue tickets of which nobody knows anything', () => {
    const floors = known({ ...sources, damaged: noCounters, given: { above: 90, ticketsAbove: null } });
    expect(floors.tickets.get('A')).toBe(999);
    expect(known({ ...sources, damaged: noCounters, given: { above: 90, ticketsAbove: 31 } }).tickets.get('B')).toBe(31);
  });

  it('does not believe an empty journal, or one that is far behind the anchor', () => {
    const empty: Counters = { terminal: null, cases: 0, papers: 0, tickets: new Map(), messageSeconds: null, audited: 0 };
    expect(floorsOf({ ...sources, damaged: empty, anchored: null })).toEqual(unknown);
    const far = { ...sources, anchored: { ...anchored, seq: 200 + hidden + 1 } };
    expect([known(sources).tickets.get('A'), known(far).tickets.get('A')]).toEqual([17 + hidden, 999]);
  });

  it('begins in the range of its own that a terminal of a larger hall has', () => {
    const floors = known({ ...sources, hall: { letters: ['A', 'C'], numbers: { from: 400, to: 800 } } });
    expect([floors.tickets.get('A'), floors.tickets.get('C')]).toEqual([399 + hidden, 399 + hidden]);
    expect(known({ ...sources, hall: { letters: ['A'], numbers: { from: 600, to: 800 } } }).tickets.get('A')).toBe(800);
  });

  it('is never at or below what any source knows', () => {
    const number = fc.integer({ min: 0, max: 900_000 });
    const counters = fc.record({
      terminal: fc.constant(null),
      cases: fc.option(number),
      papers: fc.option(number),
      tickets: fc.option(
        fc.dictionary(fc.constantFrom('A', 'B'), fc.integer({ min: 1, max: 999 })).map((all) => new Map(Object.entries(all))),
      ),
      messageSeconds: fc.option(number),
      audited: fc.option(number),
    });
    const points = fc.option(fc.record({ seq: number, highestCase: number, highestPaper: number, messageSeconds: number }));
    const given = fc.record({ above: fc.option(number), ticketsAbove: fc.option(fc.integer({ min: 0, max: 999 })) });
    fc.assert(
      fc.property(fc.option(counters), counters, points, given, number, (before, found, point, told, nowSeconds) => {
        const result = floorsOf({ backup: before, damaged: found, anchored: point, given: told, nowSeconds, hall });
        if (!result.ok) return;
        const floors = result.value;
        for (const some of [point?.highestCase, before?.cases, told.above]) expect(floors.cases).toBeGreaterThan(some ?? 0);
        for (const some of [point?.highestPaper, before?.papers, told.above]) expect(floors.papers).toBeGreaterThan(some ?? 0);
        expect(floors.messageSeconds).toBeGreaterThan(Math.max(nowSeconds, before?.messageSeconds ?? 0, point?.messageSeconds ?? 0));
        for (const floor of floors.tickets.values()) expect(floor).toBeLessThanOrEqual(hall.numbers.to);
      }),
    );
  });
});
