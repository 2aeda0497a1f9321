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
  // A clock that was set back makes nobody come later than now.
  const arrivals = issued.map((ticket) => ({ ...ticket, issuedAt: Math.min(ticket.issuedAt, now) }));
  const inTurn = arrivals.toSorted((one, other) => one.issuedAt - other.issuedAt);
  const first = waitingLine(inTurn.filter((ticket) => ticket.priority));
  const others = waitingLine(inTurn.filter((ticket) => !ticket.priority));

  /** The next free counter takes whoever is next by then; later than `until` it is left alone. */
  function serveOne(until: number, lines: readonly WaitingLine[]): boolean {
    const counter = free.indexOf(Math.min(...free));
    const at = Math.max(free[counter] ?? 0, Math.min(...lines.map((line) => line.head())));
    if (at > until || at === Number.POSITIVE_INFINITY) return false;
    lines.find((line) => line.head() <= at)?.leave();
    free[counter] = at + each;
    return true;
  }

  while (serveOne(now, [first, others]));
  const before = priority ? [first] : [first, others];
  const ahead = before.reduce((sum, line) => sum + line.waiting(), 0);
  while (serveOne(Number.POSITIVE_INFINITY, before));
  const waitMinutes = Math.ceil((Math.min(...free) - now) / 60_000);
  return { ahead, waitMinutes: Math.max(ahead > 0 ? 1 : 0, waitMinutes) };
}

interface WaitingLine {
  /** When the first of those who wait came; infinity: nobody waits. */
  readonly head: () => number;
  readonly leave: () => void;
  readonly waiting: () => number;
}

function waitingLine(tickets: readonly IssuedTicket[]): WaitingLine {
  let served = 0;
  return {
    head: () => tickets[served]?.issuedAt ?? Number.POSITIVE_INFINITY,
    leave() {
      served += 1;
    },
    waiting: () => tickets.length - served,
  };
}
