// Keeps a device that changes its mind a thousand times a second from flooding the terminal and the log.

import type { Clock } from './clock.ts';

/** More than this in a second is no device that works. */
const mostInASecond = 10;
const second = 1_000;
/** While it goes on, what is true is said this often. */
const settleTime = 250;

/** Lets ten a second through at once; while more come, the last one is made up for soon after. */
export function calmly(clock: Clock, act: () => void): () => void {
  let recent: number[] = [];
  let isDue = false;

  const now = (): void => {
    recent = [...recent, clock.now()].slice(-mostInASecond);
    act();
  };

  return () => {
    if (isDue) return;
    const [first = Number.NEGATIVE_INFINITY] = recent;
    if (recent.length < mostInASecond || clock.now() - first >= second) return now();
    isDue = true;
    clock.after(settleTime, () => {
      isDue = false;
      now();
    });
  };
}

/** Lets ten a second through and drops the rest. */
export function atMost(clock: Clock): () => boolean {
  let recent: number[] = [];
  return () => {
    const [first = Number.NEGATIVE_INFINITY] = recent;
    if (recent.length === mostInASecond && clock.now() - first < second) return false;
    recent = [...recent, clock.now()].slice(-mostInASecond);
    return true;
  };
}
