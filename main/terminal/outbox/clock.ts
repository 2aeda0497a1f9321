// Both clocks of the outbox: the wall, which may step, for what is written down, and the monotonic one for every duration.

export interface Clock {
  /** Ms since 1970. */
  readonly wall: () => number;
  /** Ms since anything; never goes back. */
  readonly monotonic: () => number;
  /** @returns takes the timer back */
  readonly after: (ms: number, run: () => void) => () => void;
}

export function systemClock(wall: () => number): Clock {
  return {
    wall,
    monotonic: () => performance.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}

/** Runs with a signal that aborts after `ms`. */
export async function within<T>(clock: Clock, ms: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const disarm = clock.after(ms, () => controller.abort());
  try {
    return await run(controller.signal);
  } finally {
    disarm();
  }
}
