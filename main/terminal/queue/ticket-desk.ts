// Gives queue tickets: the number from the journal, then the paper, then what became of it; and says how long the queues are.

import type { PrintDocument } from '../../../contract/device/document.ts';
import type { Outcome } from '../../../contract/device/outcome.ts';
import { type Log, ownIdText } from '../../../contract/log/log.ts';
import type { Language } from '../../../contract/display.ts';
import { inLanguage, type OwnerWords } from '../../../kiosk-config/owner-words.ts';
import type { KioskConfiguration } from '../../../kiosk-config/schema.ts';
import { paperWords } from '../../../resources/papers.ts';
import type { Effect, Estimate, QueueNow, Queues, SessionEvent, TicketLeft } from '../session/types.ts';
import type { Row, Tickets } from '../store/tickets.ts';
import type { WallClock } from '../wall-clock.ts';
import { estimateFor } from './estimate.ts';
import { type HallKind, isOpen, knowsTheQueue, numberText } from './hall.ts';
import { createNumbering, type Moment } from './numbering.ts';
import { composeTicket } from './ticket-document.ts';

export interface TicketDeskOptions {
  readonly hall: KioskConfiguration['hall'];
  readonly terminalName: OwnerWords;
  readonly journal: Tickets;
  readonly clock: WallClock;
  readonly now: () => Moment;
  readonly print: (document: PrintDocument, onOutcome: (outcome: Outcome) => void) => void;
  readonly tell: (event: SessionEvent) => void;
  readonly log: Log;
}

export interface TicketDesk {
  readonly issue: (wish: Extract<Effect, { kind: 'issueTicket' }>, visit: number, language: Language) => void;
  /** Nobody waits for the paper any more, and its number is kept. */
  readonly abandon: () => void;
  /** What the dispenser says of the paper in its exit. */
  readonly deviceSays: (what: 'presented' | TicketLeft) => void;
  /** Tells the session when queues or opening hours have changed. */
  readonly refresh: () => void;
}

const nothingKnown: Estimate = { ahead: null, waitMinutes: null };

export function createTicketDesk(options: TicketDeskOptions): TicketDesk {
  const { hall, journal, clock, now, print, tell, log } = options;
  /** The ticket of the person who is there. */
  let current: number | null = null;
  /** The one whose paper stands in the exit: an earlier one, perhaps of an earlier life, until the dispenser shows the current one. */
  let inExit = journal.lastInExit;
  let presented: number | null = null;
  let told = '';
  const numbering = createNumbering(now);

  const rowOf = ({ id, letter }: HallKind): Row => ({
    day: clock.today(),
    kind: id,
    letter,
    numbers: hall.numbers,
    above: numbering.lastOf(letter),
  });

  function estimate(kind: HallKind, priority: boolean): Estimate {
    if (!knowsTheQueue(hall)) return nothingKnown;
    return estimateFor(priority, journal.issuedTickets(clock.today(), kind.id), kind, now().wall);
  }

  const stateOf = (kind: HallKind): QueueNow['state'] => {
    if (!isOpen(kind, clock.time())) return 'closed';
    return journal.isExhausted(rowOf(kind)) ? 'exhausted' : 'open';
  };

  function queueOf(kind: HallKind): QueueNow {
    const state = stateOf(kind);
    return { state, ...(state === 'open' ? estimate(kind, false) : nothingKnown) };
  }

  function refresh(): void {
    const queues: Queues = Object.fromEntries(hall.kinds.map((kind) => [kind.id, queueOf(kind)]));
    const text = JSON.stringify(queues);
    if (text === told) return;
    told = text;
    tell({ type: 'queues', queues });
  }

  return {
    refresh,
    issue({ counter, priority }, visit, language) {
      const kind = hall.kinds.find(({ id }) => id === counter);
      if (!kind) throw new Error(`A ticket for ${counter}, which the hall does not have`);
      const before = estimate(kind, priority);
      const row = rowOf(kind);
      const issued = journal.issueTicket({ ...row, visit, priority });
      if (!issued.ok) return tell({ type: 'ticket.exhausted' });
      const { id } = issued.value;
      numbering.given(kind.letter, issued.value.number);
      const number = numberText(kind.letter, issued.value.number);
      current = id;
      tell({ type: 'ticket.numbered', number, estimate: before });
      const document = composeTicket(
        {
          number,
          kind: inLanguage(kind.name, language),
          counters: inLanguage(kind.counters, language),
          priority,
          estimate: before,
          issuedAt: `${row.day} ${clock.time()}`,
          terminal: inLanguage(options.terminalName, language),
        },
        paperWords[language].paper,
      );
      print(document, (outcome) => {
        journal.endTicket(id, outcome);
        const detail = outcome.kind === 'done' ? outcome.proof : outcome.fault;
        log('print.outcome', { reference: ownIdText(number), outcome: outcome.kind, detail: ownIdText(detail) });
        if (outcome.kind !== 'notDone' && presented !== id) inExit = id;
        if (current === id) tell({ type: 'ticket.finished', outcome });
        refresh();
      });
    },
    abandon() {
      if (current !== null) journal.endTicket(current, { kind: 'unknown', fault: 'timeOut' });
    },
    deviceSays(what) {
      if (what === 'presented') {
        // What an earlier life of the terminal ordered may come out only now: it is the newest in the journal.
        inExit = current ?? inExit;
        presented = current;
        return;
      }
      if (inExit === null) return;
      const id = inExit;
      inExit = null;
      if (what === 'stuck' || what === 'gone') journal.ticketLost(id, what === 'stuck' ? 'presenterJammed' : what);
      else journal.ticketLeft(id, what === 'taken' ? 'sensor' : what);
      if (id === current) tell({ type: 'ticket.left', how: what });
      refresh();
    },
  };
}
