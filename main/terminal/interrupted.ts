// What people are told when the last life of the terminal ended in the middle of a visit.

import type { SessionInput } from './session/types.ts';
import type { BrokenVisit } from './store/journal.ts';

/** A visit that began so long ago is another day's: the next person would only be frightened. A clock that was set back counts as no time. */
const tellWithinMs = 60 * 60_000;

export function toldAfterBreak(broken: BrokenVisit | null, now: number): SessionInput['interrupted'] {
  if (!broken || now - broken.startedAt > tellWithinMs) return null;
  const print = broken.print;
  return {
    signedIn: broken.signedIn,
    receipt: print === null || print.outcome === 'notDone' ? 'none' : print.outcome === 'done' ? 'printed' : 'unknown',
    reference: print?.reference ?? null,
  };
}
