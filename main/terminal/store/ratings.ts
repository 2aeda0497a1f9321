// Ratings (好差评) in the journal: what a citizen thought of a case or a query, kept until the platform has it. Nothing of the person.

import type { AuditTrail } from './audit.ts';
import type { JournalDatabase } from './database.ts';

export interface NewRating {
  readonly of: { readonly case: number } | { readonly serviceUse: number };
  readonly stars: 1 | 2 | 3 | 4 | 5;
  /** Words of ours, never free text. */
  readonly reasons: readonly string[];
}

export interface UnsentRating {
  readonly id: number;
  /** Of a case: its number, and the platform's; null: of a query. */
  readonly number: string | null;
  readonly platformNumber: string | null;
  readonly stars: NewRating['stars'];
  readonly reasons: readonly string[];
}

export interface Ratings {
  /** The first one counts. @returns whether this was it */
  readonly rate: (rating: NewRating) => boolean;
  /** Oldest first. */
  readonly unsentRatings: () => readonly UnsentRating[];
  readonly ratingSent: (id: number) => void;
}

type StoredRating = Omit<UnsentRating, 'reasons'> & { readonly reasons: string };

export function ratingWriters(database: JournalDatabase, trail: AuditTrail, now: () => number): Ratings {
  const insert = database.prepare(
    'INSERT INTO rating (filing_case, service_use, stars, reasons, rated_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const numberOf = database.prepare<[number], string>('SELECT number FROM filing_case WHERE id = ?').pluck();
  const unsent = database.prepare<[], StoredRating>(
    `SELECT rating.id, number, platform_number AS platformNumber, stars, reasons
     FROM rating LEFT JOIN filing_case ON filing_case.id = rating.filing_case WHERE sent_at IS NULL ORDER BY rating.id`,
  );
  const sent = database.prepare('UPDATE rating SET sent_at = ? WHERE id = ? AND sent_at IS NULL');
  return {
    rate: ({ of, stars, reasons }) =>
      trail.record(() => {
        const [filing, use] = 'case' in of ? [of.case, null] : [null, of.serviceUse];
        if (insert.run(filing, use, stars, JSON.stringify(reasons), now()).changes === 0) return false;
        const subject = filing === null ? `use ${use}` : (numberOf.get(filing) ?? `case ${filing}`);
        trail.note({ kind: 'rated', subject, detail: `${stars}` });
        return true;
      }),
    unsentRatings: () => unsent.all().map((stored) => ({ ...stored, reasons: wordsOf(stored.reasons) })),
    ratingSent: (id) => void sent.run(now(), id),
  };
}

/** Our own column, which a CHECK keeps JSON. */
function wordsOf(stored: string): readonly string[] {
  const words: unknown = JSON.parse(stored);
  return Array.isArray(words) ? words.filter((word) => typeof word === 'string') : [];
}
