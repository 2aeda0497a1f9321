// One process at a time uses a data folder: the terminal for its whole life, or a restore. The kernel frees the lock of a dead one.

import path from 'node:path';
import Database from 'better-sqlite3';

export const lockFile = 'journal.lock';

export interface FolderLock {
  readonly release: () => void;
}

/**
 * SQLite's own lock on a file that stays empty: it works on every system, and no pid can go stale.
 * @returns null when another process has it after `waitMs`; throws what the file system says
 */
export function lockFolder(folder: string, waitMs: number): FolderLock | null {
  const database = new Database(path.join(folder, lockFile), { timeout: waitMs });
  try {
    // Nothing is ever written, so that a full disk can be locked too.
    database.pragma('journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') return null;
    throw error;
  }
  return { release: () => void database.close() };
}
