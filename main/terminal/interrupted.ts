// What people are told when the last life of the terminal ended in the middle of a visit.

import { numberText } from './queue/hall.ts';
import type { SessionInput } from './session/types.ts';
import type { BrokenVisit } from './store/broken-visit.ts';

/** A visit that began so long ago is another day's: the next person would only be frightened. A clock that was set back counts as no time. */
const tellWithinMs = 60 * 60_000;
/**
 * One with a filing is told of for longer: whoever submitted may still stand there when the clock was set forward meanwhile, and no clock of
 * ours outlives the break. Longer than the eight hours by which a machine is off whose clock was read as another zone's, shorter than
 * from closing to opening. After it he finds his case, as long as it is not settled, by signing in.
 */
const tellOfFilingWithinMs = 12 * 60 * 60_000;

export function toldAfterBreak(broken: BrokenVisit | null, now: number): SessionInput['interrupted'] {
  if (!broken) return null;
  const { print, ticket, filing } = broken;
  if (now - broken.startedAt > (filing === null ? tellWithinMs : tellOfFilingWithinMs)) return null;
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
