// The one policy for coming back after a lost wire: at once is too soon, never is too late.

import { type Clock, wait } from '../clock.ts';

const shortest = 500;
const longest = 10_000;

/** Doubling waits from 0.5 s to 10 s, each shortened by up to a quarter so that devices of one hub do not come back in step. */
export function backOff(random: () => number): { readonly next: () => number; readonly reset: () => void } {
  let step = shortest;
  return {
    next: () => {
      const jittered = Math.max(shortest, Math.round(step * (0.75 + 0.25 * random())));
      step = Math.min(longest, step * 2);
      return jittered;
    },
    reset: () => {
      step = shortest;
    },
  };
}

export interface Reconnecting {
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** One life of a connection from opening to its end; true when it had come into use, which makes the next wait short again. */
  readonly live: () => Promise<boolean>;
  readonly waiting: (milliseconds: number) => void;
}

/** Lives again and again until the signal ends it. */
export async function reconnect(options: Reconnecting): Promise<void> {
  const delays = backOff(options.random);
  while (!options.signal.aborted) {
    if (await options.live()) delays.reset();
    if (options.signal.aborted) return;
    const delay = delays.next();
    options.waiting(delay);
    await wait(options.clock, delay, options.signal);
  }
}
