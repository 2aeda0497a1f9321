// What a damaged journal still says of the numbers it gave: read from a copy, believed only as far as it can be read.

import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

/** null: it does not say. */
export interface Counters {
  /** Whose journal it is. */
  readonly terminal: string | null;
  /** Highest case number without the terminal's id, lost drafts included. */
  readonly cases: number | null;
  /** Highest number of a printed paper. */
  readonly papers: number | null;
  /** Highest queue-ticket number of the day by letter. */
  readonly tickets: ReadonlyMap<string, number> | null;
  /** Message ids up to this second (s since 1970) may have been used. */
  readonly messageSeconds: number | null;
  /** Newest entry of the audit trail: how far the file itself had come. */
  readonly audited: number | null;
}

/** Six digits on paper; more than that is damage. */
export const mostNumber = 999_999;

export const salvageFolder = 'salvage';

export const noCounters: Counters = { terminal: null, cases: null, papers: null, tickets: null, messageSeconds: null, audited: null };

/** Opening a file reads its WAL into it: the evidence stays as it is, so a copy is opened. */
export function salvage(folder: string, day: string): Counters {
  if (!existsSync(path.join(folder, 'journal.db'))) return noCounters;
  const copy = path.join(folder, salvageFolder);
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { mode: 0o700 });
  try {
    for (const name of ['journal.db', 'journal.db-wal'])
      if (existsSync(path.join(folder, name))) copyFileSync(path.join(folder, name), path.join(copy, name));
    return countersOf(path.join(copy, 'journal.db'), day);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

export function countersOf(file: string, day: string): Counters {
  const database = openOrNull(file);
  if (database === null) return noCounters;
  try {
    const ask = <T>(sql: string, ...values: readonly string[]): readonly T[] | null => rowsOrNull<T>(database, sql, values);
    // Two witnesses: the sequence knows of deleted rows, the rows of a sequence that was damaged.
    const given = (table: 'filing_case' | 'print_job'): number | null => {
      const sequence = ask<{ seq: number }>('SELECT seq FROM sqlite_sequence WHERE name = ?', table);
      const rows = ask<{ id: number | null }>(`SELECT max(id) AS id FROM ${table}`);
      if (sequence === null || rows === null) return null;
      const number = Math.max(sequence[0]?.seq ?? 0, rows[0]?.id ?? 0);
      return number <= mostNumber ? number : null;
    };
    const tickets = ask<{ letter: string; number: number }>(
      'SELECT letter, max(number) AS number FROM queue_ticket WHERE day = ? GROUP BY letter',
      day,
    );
    return {
      terminal: ask<{ terminal: string }>('SELECT terminal FROM meta')?.[0]?.terminal ?? null,
      cases: given('filing_case'),
      papers: given('print_job'),
      tickets: tickets && new Map(tickets.map(({ letter, number }) => [letter, number])),
      messageSeconds: ask<{ until: number }>('SELECT until FROM message_seconds')?.[0]?.until ?? null,
      audited: ask<{ seq: number | null }>('SELECT max(seq) AS seq FROM audit')?.[0]?.seq ?? null,
    };
  } finally {
    database.close();
  }
}

function openOrNull(file: string): Database.Database | null {
  try {
    return new Database(file, { fileMustExist: true });
  } catch (error) {
    return nullFor(error);
  }
}

function rowsOrNull<T>(database: Database.Database, sql: string, values: readonly string[]): readonly T[] | null {
  try {
    return database.prepare<unknown[], T>(sql).all(...values);
  } catch (error) {
    return nullFor(error);
  }
}

/** Damage is what we came for; anything else is a mistake of ours. */
function nullFor(error: unknown): null {
  if (error instanceof Database.SqliteError) return null;
  throw error;
}
