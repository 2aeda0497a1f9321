// Opens the journal's SQLite file so that an acknowledged row survives a power cut, and proves it at every open.

import { closeSync, existsSync, mkdirSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { fail, type Result, succeed } from '../../../contract/result.ts';
import { migrations } from './migrations.ts';

/** "YBKJ": tells our journal from any other SQLite file. */
const applicationId = 0x59424b4a;

/** Older SQLite can corrupt a WAL file that two connections use (fixed in 3.51.3). */
const leastSqlite = [3, 51, 3] as const;

export type JournalFault =
  | { readonly code: 'notADatabase' | 'foreign' | 'damaged' }
  | { readonly code: 'newer'; readonly version: number }
  | { readonly code: 'notDurable'; readonly synchronous: number; readonly mode: string }
  | { readonly code: 'sqliteTooOld'; readonly version: string }
  | { readonly code: 'io'; readonly error: string };

export type JournalDatabase = Database.Database;

/** Opens, checks and migrates; on a fault nothing in the file has been changed. */
export function openDatabase(file: string): Result<JournalDatabase, JournalFault> {
  let database: JournalDatabase | undefined;
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    if (existsSync(file) && !looksLikeSqlite(file)) return fail({ code: 'notADatabase' });
    database = new Database(file, { timeout: 2000 });
    const fault = check(database);
    if (fault) {
      database.close();
      return fail(fault);
    }
    migrate(database);
    return succeed(database);
  } catch (error) {
    database?.close();
    return fail(journalFault(error));
  }
}

/** What SQLite or the file system says against the journal; anything else is a broken invariant and goes on its way. */
export function journalFault(error: unknown): JournalFault {
  if (error instanceof Database.SqliteError && !error.code.startsWith('SQLITE_CONSTRAINT')) {
    const damaged = error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB';
    return damaged ? { code: 'damaged' } : { code: 'io', error: error.code };
  }
  if (error instanceof Error && 'code' in error && 'syscall' in error) return { code: 'io', error: String(error.code) };
  throw error;
}

function check(database: JournalDatabase): JournalFault | null {
  const sqlite = String(database.prepare('SELECT sqlite_version()').pluck().get());
  if (olderThan(sqlite, leastSqlite)) return { code: 'sqliteTooOld', version: sqlite };
  const version = Number(database.pragma('user_version', { simple: true }));
  const id = Number(database.pragma('application_id', { simple: true }));
  const empty = Number(database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()) === 0;
  if (!empty && id !== applicationId) return { code: 'foreign' };
  if (version > migrations.length) return { code: 'newer', version };
  if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') return { code: 'damaged' };
  return makeDurable(database);
}

/** better-sqlite3 silently reopens a WAL file at NORMAL, so FULL is set and read back at every open. */
function makeDurable(database: JournalDatabase): JournalFault | null {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  database.pragma('secure_delete = ON');
  database.pragma('wal_autocheckpoint = 400');
  return durabilityFault(database);
}

export function durabilityFault(database: JournalDatabase): JournalFault | null {
  const mode = String(database.pragma('journal_mode', { simple: true }));
  const synchronous = readSynchronous(database);
  return mode === 'wal' && synchronous === 2 ? null : { code: 'notDurable', synchronous, mode };
}

/** 2 is FULL. */
export const readSynchronous = (database: JournalDatabase): number => Number(database.pragma('synchronous', { simple: true }));

function migrate(database: JournalDatabase): void {
  const from = Number(database.pragma('user_version', { simple: true }));
  migrations.slice(from).forEach((migration, index) => {
    database
      .transaction(() => {
        database.exec(migration);
        database.pragma(`user_version = ${from + index + 1}`);
        database.pragma(`application_id = ${applicationId}`);
      })
      .immediate();
  });
}

function olderThan(version: string, least: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, wanted] of least.entries()) {
    const have = parts[index] ?? 0;
    if (have !== wanted) return have < wanted;
  }
  return false;
}

function looksLikeSqlite(file: string): boolean {
  const header = Buffer.alloc(16);
  const descriptor = openSync(file, 'r');
  try {
    const length = readSync(descriptor, header, 0, 16, 0);
    return length === 0 || header.toString('latin1') === 'SQLite format 3\0';
  } finally {
    closeSync(descriptor);
  }
}
