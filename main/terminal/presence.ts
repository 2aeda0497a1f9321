// Whether somebody is there: a touch or another key proves it. What devices and page say is believed for a while after that, no longer.

import { isAtRest } from './session/presentation.ts';
import type { SessionContext } from './session/types.ts';

export interface Presence {
  /** Somebody has touched the screen, pressed another key, or come. */
  readonly proved: () => void;
  readonly believed: () => boolean;
  /** What is left of a clock of so many milliseconds that a mere sign winds: as if the last sign that is believed had wound it. */
  readonly wound: (ms: number) => number;
}

/** A device that flaps, a stuck key and a page that talks to itself must not keep the session of somebody who has gone. */
const believedMs = 300_000;

/** @param onDoubt the last proof is too old: whatever goes on holds no clock any more */
export function createPresence(later: (ms: number, act: () => void) => () => void, onDoubt: () => void): Presence {
  let provedAt = Number.NEGATIVE_INFINITY;
  let callOff = (): void => undefined;
  const age = (): number => performance.now() - provedAt;
  return {
    proved() {
      provedAt = performance.now();
      callOff();
      callOff = later(believedMs, onDoubt);
    },
    believed: () => age() < believedMs,
    wound: (ms) => Math.min(ms, Math.max(0, believedMs + ms - age())),
  };
}

/** Another person has come: a visit begins, somebody has signed in, or a machine at rest is chosen for. Each happens once to a person. */
export const comesIn = (before: SessionContext, now: SessionContext): boolean =>
  (!before.visitOpen && (now.visitOpen || (isAtRest(before) && !isAtRest(now)))) || (before.person === null && now.person !== null);
