// Looks for numbers that might be given a second time: counters behind what was given, and papers, tickets and attempts unlike their entries.

import type { AnchorPoint } from './anchor.ts';
import { numbersGiven } from './audit.ts';
import type { JournalDatabase } from './database.ts';

export type NumberFinding =
  /** It is behind a row or the anchor; named as its table is. */
  | { readonly kind: 'counterBehind'; readonly counter: string }
  /** The trail tells of a number whose row is gone or another one; of a ticket with its day, of an attempt by its case. */
  | { readonly kind: 'paperAltered' | 'ticketAltered' | 'attemptAltered'; readonly number: string };

/** Tables whose rows are counted, and how far the anchor says that they had come. */
const counted: Readonly<Record<string, (anchored: AnchorPoint | null) => number>> = {
  filing_case: (anchored) => anchored?.highestCase ?? 0,
  print_job: (anchored) => anchored?.highestPaper ?? 0,
  queue_ticket: () => 0,
  attachment: () => 0,
  rating: () => 0,
};

/** What each entry wants to find; an older entry without its row is of what was pruned, and was cut with it. */
const wanted = {
  paperAltered: `LEFT JOIN print_job AS row ON row.audit = audit.seq AND row.reference = audit.subject
    WHERE audit.kind = 'paperStarted' AND row.id IS NULL`,
  ticketAltered: `LEFT JOIN queue_ticket AS row
      ON row.audit = audit.seq AND row.day || ' ' || row.letter || row.number = audit.subject AND row.kind = audit.detail
    WHERE audit.kind = 'ticketIssued' AND row.id IS NULL`,
  attemptAltered: `JOIN filing_case ON filing_case.number = audit.subject
    LEFT JOIN attempt AS row
      ON row.filing_case = filing_case.id AND 'sent ' || row.number || ' ' || row.message_id = audit.detail
    WHERE audit.kind = 'caseSent' AND row.number IS NULL`,
} as const;

/** `from`: the first entry that is looked at. */
export function numbersAgainst(database: JournalDatabase, anchored: AnchorPoint | null, from: number): readonly NumberFinding[] {
  const altered = Object.entries(wanted) as [keyof typeof wanted, string][];
  return [
    ...countersBehind(database, anchored).map((counter) => ({ kind: 'counterBehind', counter }) as const),
    ...altered.flatMap(([kind, join]) =>
      database
        .prepare<[number], string>(`SELECT DISTINCT audit.subject FROM audit ${join} AND audit.seq >= ?`)
        .pluck()
        .all(from)
        .map((number) => ({ kind, number })),
    ),
  ];
}

function countersBehind(database: JournalDatabase, anchored: AnchorPoint | null): readonly string[] {
  const sequence = database.prepare<[string], number>('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck();
  const behind = Object.entries(counted).filter(([table, inAnchor]) => {
    const highestRow = database.prepare<[], number | null>(`SELECT max(id) FROM ${table}`).pluck().get() ?? 0;
    return (sequence.get(table) ?? 0) < Math.max(highestRow, inAnchor(anchored));
  });
  const lostSeconds = numbersGiven(database)().messageSeconds < (anchored?.messageSeconds ?? 0);
  return [...behind.map(([table]) => table), ...(lostSeconds ? ['message_seconds'] : [])];
}
