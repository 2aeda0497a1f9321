// Time for the tests of the outbox: nothing passes by itself, and the wall may be set while it does.

import type { Clock } from '../clock.ts';

export interface VirtualClock extends Clock {
  /** Runs what is due, one after the other, and lets every promise between them settle. */
  readonly advance: (ms: number) => Promise<void>;
  readonly setWall: (ms: number) => void;
  /** A life ends: nothing that it had armed goes off any more. */
  readonly forget: () => void;
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function virtualClock(start = Date.UTC(2026, 0, 5, 1)): VirtualClock {
  let elapsed = 0;
  let ahead = start;
  let armed = new Map<symbol, { readonly at: number; readonly run: () => void }>();

  const nextDue = (): [symbol, { readonly at: number; readonly run: () => void }] | undefined =>
    [...armed].reduce<[symbol, { readonly at: number; readonly run: () => void }] | undefined>(
      (first, entry) => (first === undefined || entry[1].at < first[1].at ? entry : first),
      undefined,
    );

  return {
    wall: () => elapsed + ahead,
    monotonic: () => elapsed,
    after(ms, run) {
      const id = Symbol('timer');
      armed.set(id, { at: elapsed + ms, run });
      return () => void armed.delete(id);
    },
    async advance(ms) {
      const until = elapsed + ms;
      await settle();
      for (let due = nextDue(); due !== undefined && due[1].at <= until; due = nextDue()) {
        const [id, { at, run }] = due;
        armed.delete(id);
        elapsed = Math.max(elapsed, at);
        run();
        await settle();
      }
      elapsed = until;
    },
    setWall(ms) {
      ahead = ms - elapsed;
    },
    forget() {
      armed = new Map();
    },
  };
}
