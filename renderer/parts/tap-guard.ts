// Ignores a second tap within half a second, also when the first one has brought another screen under the finger.

const restAfterTap = 500;

export interface TapGuard {
  /** True when a tap that began at this moment (ms, steady clock) counts; a tap that counts starts the rest. */
  readonly admit: (began: number, now: number) => boolean;
}

export function createTapGuard(): TapGuard {
  let lastTap = Number.NEGATIVE_INFINITY;
  return {
    admit: (began, now) => {
      if (began - lastTap < restAfterTap) return false;
      lastTap = now;
      return true;
    },
  };
}
