// Queue tickets in the journal: a number is taken before it is printed, once a day, whatever a crash does.

import type { Outcome } from '../../../contract/device/outcome.ts';
import { fail, type Result, succeed } from '../../../contract/result.ts';
import type { AuditTrail } from './audit.ts';
import type { JournalDatabase } from './database.ts';

/** The row of numbers that a ticket is the next of. */
export interface Row {
  /** YYYY-MM-DD at the terminal. */
  readonly day: string;
  readonly kind: string;
  /** Two kinds that swap their letters in the middle of a day still give no number twice. */
  readonly letter: string;
  readonly numbers: { readonly from: number; readonly to: number };
  /** Only a higher one is given, whatever the day holds. */
  readonly above: number;
}

export interface NewTicket extends Row {
  readonly visit: number;
  readonly priority: boolean;
}

export interface TicketRow {
  readonly id: number;
  readonly number: number;
}

export interface Tickets {
  /** Durable and anchored before it returns. A number once given is never given again that day, not even a void one. */
  readonly issueTicket: (ticket: NewTicket) => Result<TicketRow, 'exhausted'>;
  readonly isExhausted: (row: Row) => boolean;
  /** The first end counts: whoever was told that a number is kept keeps it. */
  readonly endTicket: (id: number, outcome: Outcome) => void;
  /** A paper that was drawn back takes its number with it, unless somebody was told that the number is kept. */
  readonly ticketLeft: (id: number, how: 'sensor' | 'assumed' | 'retracted') => void;
  /** Perhaps somebody has it: the number stays good. */
  readonly ticketLost: (id: number, why: 'presenterJammed' | 'gone') => void;
  /** The newest ticket, if nothing was ever heard of its leaving; null: the exit holds none of ours. */
  readonly lastInExit: number | null;
  /** Everybody who may hold a number of that day and kind. */
  readonly issuedTickets: (day: string, kind: string) => readonly { readonly issuedAt: number; readonly priority: boolean }[];
}

const stateOf: Readonly<Record<Outcome['kind'], string>> = { done: 'confirmed', notDone: 'void', unknown: 'unknown' };

export function ticketWriters(database: JournalDatabase, trail: AuditTrail, now: () => number): Tickets {
  const last = database
    .prepare<[string, string, string, number, number], number | null>(
      'SELECT max(number) FROM queue_ticket WHERE day = ? AND (kind = ? OR letter = ?) AND number BETWEEN ? AND ?',
    )
    .pluck();
  const insert = database.prepare(
    `INSERT INTO queue_ticket (visit, day, kind, letter, number, priority, state, issued_at, audit) VALUES (?, ?, ?, ?, ?, ?, 'printing', ?, ?)`,
  );
  const end = database.prepare(`UPDATE queue_ticket SET state = ?, detail = ?, ended_at = ? WHERE id = ? AND state = 'printing'`);
  const left = database.prepare(
    `UPDATE queue_ticket SET taken = :how, left_at = :at,
       state = CASE WHEN :how = 'retracted' AND state = 'confirmed' THEN 'void' ELSE state END
     WHERE id = :id AND taken IS NULL`,
  );
  const lost = database.prepare(
    `UPDATE queue_ticket SET state = 'unknown', detail = ? WHERE id = ? AND state = 'confirmed' AND taken IS NULL`,
  );
  const newest = database
    .prepare<[], number>(
      `SELECT id FROM queue_ticket WHERE id = (SELECT max(id) FROM queue_ticket) AND state IN ('confirmed', 'unknown') AND taken IS NULL`,
    )
    .pluck();
  const issued = database.prepare<[string, string], { issuedAt: number; priority: number }>(
    `SELECT issued_at AS issuedAt, priority FROM queue_ticket WHERE day = ? AND kind = ? AND state <> 'void' ORDER BY id`,
  );
  /** null: none is left. */
  function nextNumber({ day, kind, letter, numbers: { from, to }, above }: Row): number | null {
    const number = Math.max(from, (last.get(day, kind, letter, from, to) ?? 0) + 1, above + 1);
    return number > to ? null : number;
  }
  return {
    issueTicket: (ticket) =>
      trail.record(() => {
        const number = nextNumber(ticket);
        if (number === null) return fail('exhausted');
        const { visit, day, kind, letter, priority } = ticket;
        const entry = trail.note({ kind: 'ticketIssued', subject: `${day} ${letter}${number}`, detail: kind });
        const { lastInsertRowid } = insert.run(visit, day, kind, letter, number, priority ? 1 : 0, now(), entry);
        return succeed({ id: Number(lastInsertRowid), number });
      }),
    isExhausted: (row) => nextNumber(row) === null,
    endTicket: (id, outcome) => void end.run(stateOf[outcome.kind], outcome.kind === 'done' ? outcome.proof : outcome.fault, now(), id),
    ticketLeft: (id, how) => void left.run({ id, how, at: now() }),
    ticketLost: (id, why) => void lost.run(why, id),
    lastInExit: newest.get() ?? null,
    issuedTickets: (day, kind) => issued.all(day, kind).map(({ issuedAt, priority }) => ({ issuedAt, priority: priority === 1 })),
  };
}
