// Whether a journal file can be trusted: its pages, its version, and the audit chain with every case that hangs on it.

import Database from 'better-sqlite3';
import type { Anchor } from '../anchor.ts';
import { auditWriter } from '../audit.ts';
import type { DeviceKey } from '../device-key.ts';
import { findingText } from '../opening.ts';
import { migrations } from '../migrations.ts';
import { verifyJournal } from '../verify.ts';
import { succeed } from '../../../../contract/result.ts';

/** The chain came with this version; an older file has no case. */
const firstWithChain = 3;

/** Words for a technician: the kind of each finding, with the number of the case or entry. Empty: nothing is wrong. */
export type FindFaults = (database: Database.Database) => readonly string[];

/** Everything in the file. Without an anchor (of a backup) the file's own end is taken for the end. */
export function faultFinder(key: DeviceKey, anchor?: Anchor): FindFaults {
  return (database) => {
    const version = Number(database.pragma('user_version', { simple: true }));
    if (version > migrations.length) return [`version ${version}`];
    if (database.pragma('integrity_check(20)', { simple: true }) !== 'ok') return ['integrity_check'];
    if (version < firstWithChain) return [];
    const owner = database.prepare<[], string>('SELECT key_id FROM meta').pluck().get();
    if (owner !== undefined && owner !== key.id) return ['otherKey'];
    return verifyJournal(database, anchor ?? ownEnd(database, key), key, 'whole').map(findingText);
  };
}

/** What is wrong with a file that nobody has open; one that cannot be read at all says so here too. */
export function faultsOfFile(file: string, findFaults: FindFaults): readonly string[] {
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { readonly: true, fileMustExist: true });
    return findFaults(database);
  } catch (error) {
    if (error instanceof Database.SqliteError) return [error.code];
    throw error;
  } finally {
    database?.close();
  }
}

const ownEnd = (database: Database.Database, key: DeviceKey): Anchor => ({
  read: () => succeed(auditWriter(database, key, () => 0).head()),
  append: () => undefined,
  rewrite: () => undefined,
  close: () => undefined,
});
