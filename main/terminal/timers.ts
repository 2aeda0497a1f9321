// The session's deadlines on the monotonic clock: armed, disarmed, and asked how long they have.

import type { Timer } from './session/types.ts';

export interface Timers {
  readonly arm: (timer: Timer, ms: number) => void;
  readonly disarm: (timer: Timer) => void;
  /** Milliseconds; null: not armed. */
  readonly left: (timer: Timer) => number | null;
  /** On the monotonic clock: another moment says that it has been wound anew; null: not armed. */
  readonly dueAt: (timer: Timer) => number | null;
}

export function createTimers(onDue: (timer: Timer) => void): Timers {
  const armed = new Map<Timer, { readonly handle: NodeJS.Timeout; readonly dueAt: number }>();

  function disarm(timer: Timer): void {
    clearTimeout(armed.get(timer)?.handle);
    armed.delete(timer);
  }

  return {
    arm(timer, ms) {
      disarm(timer);
      const due = (): void => {
        armed.delete(timer);
        onDue(timer);
      };
      armed.set(timer, { handle: setTimeout(due, ms), dueAt: performance.now() + ms });
    },
    disarm,
    dueAt: (timer) => armed.get(timer)?.dueAt ?? null,
    left(timer) {
      const entry = armed.get(timer);
      return entry ? Math.max(0, Math.round(entry.dueAt - performance.now())) : null;
    },
  };
}
