// Keeps a driver from looking after its device while a fault is being armed: the fault is meant for the command that follows.

import type { Driver, Receiver } from '../../drivers/driver.ts';
import type { Gate } from './words.ts';

/** Longer than any cell. */
const never = 3_600_000;

export function gated<Session extends Receiver>(driver: Driver<Session>, gate: Gate): Driver<Session> {
  return {
    ...driver,
    idleEvery: (session) => (gate.isOpen() ? driver.idleEvery(session) : never),
    idle: async (session, signal) => {
      gate.entered();
      try {
        await driver.idle(session, signal);
      } finally {
        gate.left();
      }
    },
  };
}

export interface SteeredGate extends Gate {
  readonly open: () => void;
  /** Resolves when no idle check runs and none will begin. */
  readonly shut: () => Promise<void>;
}

export function steeredGate(): SteeredGate {
  let isOpen = true;
  let inside = 0;
  let emptied = (): void => undefined;
  return {
    isOpen: () => isOpen,
    entered: () => {
      inside += 1;
    },
    left: () => {
      inside -= 1;
      if (inside === 0) emptied();
    },
    open: () => {
      isOpen = true;
    },
    shut: () => {
      isOpen = false;
      return inside === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            emptied = resolve;
          });
    },
  };
}
