// What outlives a connection to a ticket dispenser: the paper does not go with the wire.

import type { ExitState } from './exit.ts';

export interface Memory {
  /** A job was begun and not finished, and part of it may hang uncut. */
  jobHangs: boolean;
  exit: ExitState;
}
