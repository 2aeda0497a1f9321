// Queue tickets in the journal: a number is taken before it is printed, once a day, whatever the clock or a crash does.

import type { Outcome } from '../../../contract/device/outcome.ts';
import { fail, type Result, succeed } from '../../../contract/result.ts';
import type { JournalDatabase } from './database.ts';

export interface NewTicket {
  readonly visit: number;
  /** YYYY-MM-DD at the terminal. */
  readonly day: string;
  readonly kind: string;
  /** Two kinds that swap their letters in the middle of a day still give no number twice. */
  readonly letter: string;
  readonly priority: boolean;
  readonly numbers: { readonly from: number; readonly to: number };
}

export interface TicketRow {
  readonly id: number;
  readonly number: number;
}

export interface Tickets {
  /** Durable before it returns. A number once given is never given again that day, not even a void one. */
  readonly issueTicket: (ticket: NewTicket) => Result<TicketRow, 'exhausted'>;
  /** The first end counts: whoever was told that a number is kept keeps it. */
  readonly endTicket: (id: number, outcome: Outcome) => void;
  /** A paper that was drawn back takes its number with it, unless somebody was told that the number is kept. */
  readonly ticketLeft: (id: number, how: 'sensor' | 'assumed' | 'retracted') => void;
  /** It could be neither taken nor drawn back: the number stays good. */
  readonly ticketStuck: (id: number) => void;
  /** Everybody who may hold a number of that day and kind. */
  readonly issuedTickets: (day: string, kind: string) => readonly { readonly issuedAt: number; readonly priority: boolean }[];
}

const stateOf: Readonly<Record<Outcome['kind'], string>> = { done: 'confirmed', notDone: 'void', unknown: 'unknown' };

export function ticketWriters(database: JournalDatabase, now: () => number): Tickets {
  const last = database
    .prepare<[string, string, string, number, number], number | null>(
      'SELECT max(number) FROM queue_ticket WHERE day = ? AND (kind = ? OR letter = ?) AND number BETWEEN ? AND ?',
    )
    .pluck();
  const insert = database.prepare(
    `INSERT INTO queue_ticket (visit, day, kind, letter, number, priority, state, issued_at) VALUES (?, ?, ?, ?, ?, ?, 'printing', ?)`,
  );
  const end = database.prepare(`UPDATE queue_ticket SET state = ?, detail = ?, ended_at = ? WHERE id = ? AND state = 'printing'`);
  const left = database.prepare(
    `UPDATE queue_ticket SET taken = :how, left_at = :at,
       state = CASE WHEN :how = 'retracted' AND state = 'confirmed' THEN 'void' ELSE state END
     WHERE id = :id AND taken IS NULL`,
  );
  const stuck = database.prepare(
    `UPDATE queue_ticket SET state = 'unknown', detail = 'presenterJammed' WHERE id = ? AND state = 'confirmed' AND taken IS NULL`,
  );
  const issued = database.prepare<[string, string], { issuedAt: number; priority: number }>(
    `SELECT issued_at AS issuedAt, priority FROM queue_ticket WHERE day = ? AND kind = ? AND state <> 'void' ORDER BY id`,
  );
  return {
    issueTicket: database.transaction(({ visit, day, kind, letter, priority, numbers: { from, to } }: NewTicket) => {
      const number = Math.max(from, (last.get(day, kind, letter, from, to) ?? 0) + 1);
      if (number > to) return fail('exhausted' as const);
      const { lastInsertRowid } = insert.run(visit, day, kind, letter, number, priority ? 1 : 0, now());
      return succeed({ id: Number(lastInsertRowid), number });
    }).immediate,
    endTicket: (id, outcome) => void end.run(stateOf[outcome.kind], outcome.kind === 'done' ? outcome.proof : outcome.fault, now(), id),
    ticketLeft: (id, how) => void left.run({ id, how, at: now() }),
    ticketStuck: (id) => void stuck.run(id),
    issuedTickets: (day, kind) => issued.all(day, kind).map(({ issuedAt, priority }) => ({ issuedAt, priority: priority === 1 })),
  };
}
