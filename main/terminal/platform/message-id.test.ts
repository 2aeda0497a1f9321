// A message number used twice could be taken for a repeated message, so it never is: not at night, not after a crash, not when the clock is set.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMessageIds, type MessageIdSource } from './message-id.ts';
import { reservedSeconds } from './testing.ts';

const newYear = new Date('2026-01-01T00:00:00Z');
const source = (changes: Partial<MessageIdSource> = {}): MessageIdSource => ({
  institutionCode: 'H66000000001',
  slice: { from: 0, to: 9999 },
  now: () => newYear,
  reserve: reservedSeconds(),
  ...changes,
});

describe('A message number', () => {
  it('is institution, China time and sequence', () => {
    const next = createMessageIds(source({ now: () => new Date('2025-12-31T16:00:07Z'), slice: { from: 42, to: 50 } }));
    expect([next(), next()]).toEqual(['H66000000001202601010000070042', 'H66000000001202601010000070043']);
  });

  it('begins anew in every second', () => {
    let at = newYear.getTime();
    const next = createMessageIds(source({ now: () => new Date(at) }));
    next();
    at += 1000;
    expect(next()).toBe('H66000000001202601010800010000');
  });

  it('lends from the next second when the slice of one is used up', () => {
    const next = createMessageIds(source({ slice: { from: 7, to: 8 } }));
    expect(Array.from({ length: 5 }, next).map((number) => number.slice(-6))).toEqual(['000007', '000008', '010007', '010008', '020007']);
  });

  it('goes on after the reservation of an earlier life', () => {
    const reserve = reservedSeconds();
    createMessageIds(source({ reserve }))();
    expect(createMessageIds(source({ reserve }))()).toBe('H66000000001202601010800100000');
  });

  it('is not given again by a life that begins in the last second that was reserved before it', () => {
    const reserve = reservedSeconds();
    let at = newYear.getTime();
    const begin = () => createMessageIds(source({ reserve, now: () => new Date(at) }));
    const first = begin();
    first();
    at += 9_000;
    const last = first();
    expect(last).toBe('H66000000001202601010800090000');
    expect(begin()()).toBe('H66000000001202601010800100000');
  });

  it('costs one reservation for ten seconds', () => {
    const asked: number[] = [];
    const reserve = reservedSeconds();
    let at = newYear.getTime();
    const next = createMessageIds(
      source({
        now: () => new Date(at),
        reserve(until) {
          asked.push(until);
          return reserve(until);
        },
      }),
    );
    for (let passed = 0; passed < 20_000; passed += 100) {
      at = newYear.getTime() + passed;
      next();
    }
    expect(asked).toHaveLength(2);
  });

  it('wants an institution code that fills its twelve places, and a slice of the four digits', () => {
    expect(() => createMessageIds(source({ institutionCode: 'H66' }))).toThrow('twelve');
    expect(() => createMessageIds(source({ slice: { from: 5, to: 4 } }))).toThrow('slice');
    expect(() => createMessageIds(source({ slice: { from: 0, to: 10_000 } }))).toThrow('slice');
  });
});

type Step = { readonly kind: 'number' | 'restart' } | { readonly kind: 'clock'; readonly by: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Step>({ kind: 'number' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'restart' }) },
  { weight: 2, arbitrary: fc.integer({ min: -90_000, max: 90_000 }).map((by): Step => ({ kind: 'clock', by })) },
  { weight: 1, arbitrary: fc.constantFrom(-31_536_000_000, -3_600_000, 86_400_000).map((by): Step => ({ kind: 'clock', by })) },
);
const lives = fc.record({
  steps: fc.array(step, { minLength: 2, maxLength: 120 }),
  slices: fc.constantFrom(
    [{ from: 0, to: 9999 }],
    [
      { from: 0, to: 2 },
      { from: 3, to: 3 },
    ],
  ),
});

/** Terminals of one institution, one after the other, each with a disk of its own; @returns every number that any of them gave. */
function numbersOf(
  { steps, slices }: { readonly steps: readonly Step[]; readonly slices: readonly { from: number; to: number }[] },
  reservation: () => MessageIdSource['reserve'],
): string[] {
  return slices.flatMap((slice) => {
    let at = newYear.getTime();
    const reserve = reservation();
    const begin = () => createMessageIds(source({ slice, now: () => new Date(at), reserve }));
    let next = begin();
    return steps.flatMap((one) => {
      if (one.kind === 'clock') at += one.by;
      if (one.kind === 'restart') next = begin();
      return one.kind === 'number' ? [next()] : [];
    });
  });
}

describe('No message number is used twice', () => {
  it('over clock steps, restarts and terminals', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const numbers = numbersOf(life, reservedSeconds);
        expect(numbers.filter((number) => !/^H66000000001\d{18}$/.test(number))).toEqual([]);
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
      { numRuns: 400 },
    );
  });

  it('because of the reservation: without one the same search finds a repetition', () => {
    const outcome = fc.check(
      fc.property(lives, (life) => {
        const numbers = numbersOf(life, () => () => 0);
        return new Set(numbers).size === numbers.length;
      }),
      { numRuns: 400 },
    );
    expect(outcome.failed).toBe(true);
  });
});
