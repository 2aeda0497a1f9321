// Deletes what is older than the law wants it kept, so that a year's work does not fill the disk; the audit chain stays verifiable.

import type { AuditTrail } from './audit.ts';
import { caseColumns, type StoredCase } from './case-row.ts';
import type { JournalDatabase } from './database.ts';

export interface PruneRules {
  readonly isOld: (stored: StoredCase) => boolean;
  /** Wall clock, ms since 1970: what ended before it goes. */
  readonly before: number;
}

export interface Pruned {
  readonly pruned: number;
  readonly cut: number;
}

export function prune(journal: { readonly database: JournalDatabase; readonly trail: AuditTrail }, { isOld, before }: PruneRules): Pruned {
  const { database, trail } = journal;
  return trail.record(() => {
    const pruned = pruneCases(database, trail, isOld);
    const cut = cutTrail(database, trail, before);
    pruneVisits(database, before);
    return { pruned, cut };
  });
}

function pruneCases(database: JournalDatabase, trail: AuditTrail, isOld: PruneRules['isOld']): number {
  const all = database.prepare<[], StoredCase>(`SELECT ${caseColumns.join(', ')} FROM filing_case`).all();
  const rows = ['attachment', 'attempt', 'rating', 'outbox', 'case_content'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE filing_case = ?`),
  );
  const drop = database.prepare('DELETE FROM filing_case WHERE id = ?');
  const old = all.filter(isOld);
  for (const { id, number, state } of old) {
    for (const row of rows) row.run(id);
    drop.run(id);
    trail.note({ kind: 'casePruned', subject: number, detail: state });
  }
  return old.length;
}

/** Children before parents. Numbers go on where they were: they are counted apart from the rows. */
function pruneVisits(database: JournalDatabase, before: number): void {
  const drop = (table: string, condition: string): void => void database.prepare(`DELETE FROM ${table} WHERE ${condition}`).run(before);
  const unused = (child: string, column: string): string => `NOT EXISTS (SELECT 1 FROM ${child} WHERE ${child}.${column} = `;
  // What the trail still tells of has to be there.
  const untold = 'ended_at < ? AND (audit IS NULL OR audit < (SELECT min(seq) FROM audit))';
  drop('print_job', untold);
  drop('queue_ticket', untold);
  drop('rating', 'filing_case IS NULL AND sent_at < ?');
  drop(
    'service_use',
    `ended_at < ? AND ${unused('print_job', 'service_use')} service_use.id) AND ${unused('rating', 'service_use')} service_use.id)`,
  );
  const inVisit = ['service_use', 'queue_ticket', 'filing_case'].map((child) => `${unused(child, 'visit')} visit.id)`).join(' AND ');
  drop('visit', `ended_at < ? AND ${inVisit}`);
  // The present life has an entry in the trail that is not old.
  drop(
    'life',
    `started_at < ? AND ${unused('visit', 'epoch')} life.epoch) AND epoch <> (SELECT epoch FROM life ORDER BY rowid DESC LIMIT 1)`,
  );
}

/** The last entry that goes leaves its hash in the new one, which the chain itself vouches for. */
function cutTrail(database: JournalDatabase, trail: AuditTrail, before: number): number {
  const firstKept = database
    .prepare<[number], number | null>(
      `SELECT min(seq) FROM (
         SELECT min(seq) AS seq FROM audit WHERE at >= ? UNION ALL SELECT min(audit) FROM filing_case UNION ALL SELECT max(seq) FROM audit)`,
    )
    .pluck()
    .get(before);
  const last = (firstKept ?? 0) - 1;
  const hash = database.prepare<[number], Uint8Array>('SELECT hash FROM audit WHERE seq = ?').pluck().get(last);
  if (!hash) return 0;
  trail.note({ kind: 'cut', subject: String(last), content: hash });
  return database.prepare('DELETE FROM audit WHERE seq <= ?').run(last).changes;
}
