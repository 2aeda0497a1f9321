// How long this process could not run: a machine that is busy elsewhere makes deadlines expire that no device has missed.

import { monitorEventLoopDelay } from 'node:perf_hooks';

const resolutionMs = 10;
/** A simulated motor takes a hundred small steps: each of them a little late is as bad as one that is very late. */
const steps = 10;

export interface Stall {
  /** The longest pause since the last look, in ms, or what many short ones come to. */
  readonly taken: () => number;
}

export function watchStall(): Stall {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs });
  delays.enable();
  return {
    taken: () => {
      const longest = delays.max / 1e6 - resolutionMs;
      const usual = Number.isNaN(delays.mean) ? 0 : delays.mean / 1e6 - resolutionMs;
      delays.reset();
      return Math.max(0, Math.round(Math.max(longest, usual * steps)));
    },
  };
}
