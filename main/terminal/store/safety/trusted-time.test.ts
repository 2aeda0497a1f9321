import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { place } from '../testing/journals.ts';
import { isDoubtful, leastApartMs, nightBook, trustedNow, witnesses } from './trusted-time.ts';

const hour = 3_600_000;
const day = 24 * hour;

interface Lived {
  /** When it was. */
  readonly truth: number;
  /** What the clock said that night and the two before, newest first. */
  readonly nights: readonly number[];
}

/** Nights that follow each other by `apart`, the clock of each wrong by `ahead`. */
function live(history: readonly { readonly apart: number; readonly ahead: number }[]): readonly Lived[] {
  let truth = Date.UTC(2026, 5, 18, 3);
  const nights: number[] = [];
  return history.map(({ apart, ahead }) => {
    truth += apart;
    nights.unshift(truth + ahead);
    return { truth, nights: nights.slice(0, witnesses) };
  });
}

const night = (ahead: fc.Arbitrary<number>) => fc.record({ apart: fc.integer({ min: leastApartMs, max: 40 * day }), ahead });
const right = night(fc.constant(0));
const wrong = night(fc.integer({ min: 1, max: 3650 * day }));
/** Wrong for less nights than it takes, as often as one likes. */
const jumps = fc
  .array(fc.tuple(right, fc.array(wrong, { maxLength: witnesses - 1 })), { minLength: 1, maxLength: 12 })
  .map((spans) => spans.flatMap(([first, more]) => [first, ...more]));

describe('the time by which may be deleted', () => {
  it('is never ahead of the truth while the clock is wrong for less than three nights', () => {
    fc.assert(
      fc.property(jumps, (history) => live(history).every(({ truth, nights }) => trustedNow(nights) <= truth)),
      { numRuns: 1000 },
    );
    // Controls: the clock alone is, and so is what three wrong nights agree on.
    const ahead = live([...Array(5)].map((_, index) => ({ apart: day, ahead: index < 2 ? 0 : 365 * day })));
    expect(ahead.map(({ truth, nights }) => [(nights[0] ?? 0) > truth, trustedNow(nights) > truth])).toEqual([
      [false, false],
      [false, false],
      [true, false],
      [true, false],
      [true, true],
    ]);
  });

  it('is a day behind when all is well, and three nights after a month without power again', () => {
    const lived = live([day, day, day, day, 30 * day, day, day].map((apart) => ({ apart, ahead: 0 })));
    const behind = lived.map(({ truth, nights }) => (truth - trustedNow(nights)) / day);
    expect(behind.map((days) => Math.round(days * 2) / 2).slice(2)).toEqual([1, 1, 30, 30, 1]);
    expect(lived.map(({ truth, nights }) => isDoubtful(nights, truth))).toEqual([false, false, false, false, true, true, false]);
  });

  it('is none before there were three nights', () => {
    expect([trustedNow([]), trustedNow([day, 2 * day]), isDoubtful([], day)]).toEqual([0, 0, false]);
  });
});

describe('a night', () => {
  it('is entered once, whatever the wall clock does while it lasts, and in whichever life', () => {
    const here = place();
    const journal = here.open();
    let elapsed = 0;
    const enter = nightBook(journal.upkeep, () => elapsed);
    const [first] = enter(here.now);
    expect(enter(here.now + 365 * day)).toEqual([first]);
    elapsed += leastApartMs;
    expect(enter(here.now + hour)).toEqual([first]);
    expect(nightBook(journal.upkeep, () => 0)(here.now + hour)).toEqual([first]);
    here.now += day;
    expect(enter(here.now)).toEqual([here.now, first]);
    journal.close();
    expect(here.fault()).toBeNull();
  });
});
