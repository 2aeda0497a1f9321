// Where the numbers of a letter go on when the wall clock has been wrong: a day that begins twice must not give its numbers twice.

/** The clock of the wall has stepped when it went so much further than the time that passed. */
const stepMs = 60 * 60_000;

export interface Moment {
  /** ms since 1970 */
  readonly wall: number;
  /** ms since the machine started */
  readonly monotonic: number;
}

export interface Numbering {
  /** The highest number of that letter which this life has given and that may be in somebody's hand today, whatever day it says; 0: none. */
  readonly lastOf: (letter: string) => number;
  readonly given: (letter: string, number: number) => void;
}

export function createNumbering(now: () => Moment): Numbering {
  const last = new Map<string, Moment & { readonly number: number }>();
  return {
    lastOf(letter) {
      const before = last.get(letter);
      if (!before) return 0;
      const { wall, monotonic } = now();
      return Math.abs(wall - before.wall - (monotonic - before.monotonic)) > stepMs ? before.number : 0;
    },
    given: (letter, number) => void last.set(letter, { ...now(), number }),
  };
}
