// A fault that lies in wait for the next line: it has been read, and not a dot of it is printed.

import type { LaidOut } from '../paper.ts';
import type { Mechanism } from './mechanism.ts';

export interface Ambush<Fault> {
  /** null: none waits any more. */
  readonly lay: (fault: Fault | null) => void;
  /** Hands on what was laid out, to the fault first. */
  readonly pass: (tasks: readonly LaidOut[]) => void;
}

export function openAmbush<Fault>(mechanism: Mechanism, strike: (fault: Fault) => void): Ambush<Fault> {
  let waiting: Fault | null = null;

  function pass(tasks: readonly LaidOut[]): void {
    for (const task of tasks) {
      const fault = task.kind === 'line' ? waiting : null;
      if (fault === null) mechanism.print(task);
      else {
        waiting = null;
        mechanism.stop();
        mechanism.print(task);
        strike(fault);
      }
    }
  }

  return {
    lay(fault) {
      waiting = fault;
    },
    pass,
  };
}
