// Ignores a second tap within half a second, also when the first one has brought another screen under the finger.

const restAfterTap = 500;

export interface TapGuard {
  /**
   * True when a tap that began at this moment (ms, steady clock) counts; a tap that counts starts the rest. Whoever types goes from one
   * key of a pad to another without waiting: for those only the same key again is a second tap.
   */
  readonly admit: (began: number, now: number, typing?: string) => boolean;
}

export function createTapGuard(): TapGuard {
  let lastTap = Number.NEGATIVE_INFINITY;
  let lastTyped: string | undefined;
  return {
    admit: (began, now, typing) => {
      const typesOn = typing !== undefined && lastTyped !== undefined && typing !== lastTyped;
      if (began - lastTap < restAfterTap && !typesOn) return false;
      lastTap = now;
      lastTyped = typing;
      return true;
    },
  };
}
