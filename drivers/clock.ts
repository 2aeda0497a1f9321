// Time as an argument: the drivers know no other clock than the one their process hands them.

/** Durations and moments are monotonic milliseconds. */
export interface Clock {
  readonly now: () => number;
  /** Calls back once after so many milliseconds; returns the way to stop it. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Waits; an abort ends the wait at once. */
export function wait(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<'elapsed' | 'aborted'> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve('aborted');
      return;
    }
    const stop = clock.after(milliseconds, () => {
      signal.removeEventListener('abort', abort);
      resolve('elapsed');
    });
    const abort = (): void => {
      stop();
      resolve('aborted');
    };
    signal.addEventListener('abort', abort, { once: true });
  });
}
