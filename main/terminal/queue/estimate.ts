// People ahead and how long they take, from the tickets that this terminal gave out. Pure: the same tickets give the same answer.

/** A number that somebody holds or may hold; void ones are nobody's. */
export interface IssuedTicket {
  readonly issuedAt: number;
  readonly priority: boolean;
}

export interface Counters {
  /** Open counters, each with one person at a time. */
  readonly servers: number;
  readonly minutesEach: number;
}

export interface Estimate {
  /** People who wait and are called before one who comes now. */
  readonly ahead: number;
  readonly waitMinutes: number;
}

/**
 * Calling comes with the hall service. Until then the counters are taken to serve everybody in turn, those with priority first, each person
 * `minutesEach`: what the machine says is "about".
 * @param now ms since 1970, like `issuedAt`
 */
export function estimateFor(priority: boolean, issued: readonly IssuedTicket[], { servers, minutesEach }: Counters, now: number): Estimate {
  const each = minutesEach * 60_000;
  const free = Array.from({ length: servers }, () => Number.NEGATIVE_INFINITY);
  const waiting = [...issued].sort((one, other) => one.issuedAt - other.issuedAt);
  const isBefore = (ticket: IssuedTicket): boolean => ticket.priority || !priority;

  /** The next free counter takes whoever is next by then; later than `until` it is left alone. */
  function serveOne(until: number, only: (ticket: IssuedTicket) => boolean): boolean {
    const counter = free.indexOf(Math.min(...free));
    const candidates = waiting.filter(only);
    const first = candidates[0];
    if (!first) return false;
    const at = Math.max(free[counter] ?? 0, first.issuedAt);
    if (at > until) return false;
    const next = candidates.find((ticket) => ticket.priority && ticket.issuedAt <= at) ?? first;
    waiting.splice(waiting.indexOf(next), 1);
    free[counter] = at + each;
    return true;
  }

  while (serveOne(now, () => true));
  const ahead = waiting.filter(isBefore).length;
  while (serveOne(Number.POSITIVE_INFINITY, isBefore));
  return { ahead, waitMinutes: Math.max(0, Math.ceil((Math.min(...free) - now) / 60_000)) };
}
