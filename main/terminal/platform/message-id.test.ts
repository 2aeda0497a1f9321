// A message number used twice could be taken for a repeated message, so it never is: not at night, not when the clock is set back.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMessageIds } from './message-id.ts';

const institutionCode = 'H66000000001';

it('is institution, China time and sequence', () => {
  const next = createMessageIds({ institutionCode, now: () => new Date('2025-12-31T16:00:07Z'), nextSequence: () => 42 });
  expect(next()).toBe('H66000000001202601010000070042');
});

it('shows only the last four digits of a sequence that has grown', () => {
  const next = createMessageIds({ institutionCode, now: () => new Date('2026-01-01T00:00:00Z'), nextSequence: () => 120_001 });
  expect(next()).toBe('H66000000001202601010800000001');
});

it('is never used twice, whatever clock and sequence do', () => {
  const steps = fc.array(fc.record({ clock: fc.integer({ min: 0, max: 5000 }), sequence: fc.integer({ min: 0, max: 20_003 }) }), {
    minLength: 2,
    maxLength: 300,
  });
  fc.assert(
    fc.property(steps, (moments) => {
      let at = 0;
      const start = Date.UTC(2026, 0, 1);
      const next = createMessageIds({
        institutionCode,
        now: () => new Date(start + (moments[at]?.clock ?? 0)),
        nextSequence: () => moments[at]?.sequence ?? 0,
      });
      const numbers = moments.map((_, index) => {
        at = index;
        return next();
      });
      expect(numbers.filter((number) => !/^H66000000001\d{18}$/.test(number))).toEqual([]);
      expect(new Set(numbers).size).toBe(numbers.length);
    }),
  );
});

it('lends from the next second when one is full', () => {
  let sequence = 0;
  const next = createMessageIds({ institutionCode, now: () => new Date('2026-01-01T00:00:00Z'), nextSequence: () => sequence++ });
  const numbers = Array.from({ length: 10_001 }, next);
  expect(new Set(numbers).size).toBe(10_001);
  expect(numbers[10_000]).toBe('H66000000001202601010800010000');
});

it('wants an institution code that fills its twelve places', () => {
  expect(() => createMessageIds({ institutionCode: 'H66', now: () => new Date(), nextSequence: () => 0 })).toThrow('twelve');
});
