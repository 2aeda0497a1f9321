// What people are told when the last life of the terminal ended in the middle of a visit.

import { numberText } from './queue/hall.ts';
import type { SessionInput } from './session/types.ts';
import type { BrokenVisit } from './store/broken-visit.ts';

/** A visit that began so long ago is another day's: the next person would only be frightened. A clock that was set back counts as no time. */
const tellWithinMs = 60 * 60_000;

export function toldAfterBreak(broken: BrokenVisit | null, now: number): SessionInput['interrupted'] {
  if (!broken || now - broken.startedAt > tellWithinMs) return null;
  const { print, ticket, filing } = broken;
  // Whoever held a ticket, or was told that there is none, has missed nothing.
  if (!broken.signedIn && ticket !== null && ticket.state !== 'unknown') return null;
  return {
    signedIn: broken.signedIn,
    receipt: print === null || print.outcome === 'notDone' ? 'none' : print.outcome === 'done' ? 'printed' : 'unknown',
    reference: print?.reference ?? null,
    ticket: ticket?.state === 'unknown' ? numberText(ticket.letter, ticket.number) : null,
    filing,
  };
}
