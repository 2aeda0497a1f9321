// Backups of the journal: whole, checked and durable before they bear their name; two generations.

import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { journalFault } from '../database.ts';
import { putInPlace, syncFolder } from './durable-files.ts';
import { timeName, timeOfName } from './quarantine.ts';
import { type FindFaults, faultsOfFile } from './trust.ts';

export const generations = 2;

export interface Backup {
  readonly file: string;
  /** Grows with every backup, whatever the clock does. */
  readonly number: number;
  /** Wall clock, ms since 1970. */
  readonly madeAt: number;
}

const namePattern = /^journal-(\d{6,})-(\d{8}T\d{6}Z)\.db$/;
const folderOf = (data: string): string => path.join(data, 'backups');

/** Newest first. */
export function listBackups(data: string): readonly Backup[] {
  const folder = folderOf(data);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const [, number = '', time = ''] = namePattern.exec(name) ?? [];
      return number === '' ? [] : [{ file: path.join(folder, name), number: Number(number), madeAt: timeOfName(time) ?? 0 }];
    })
    .sort((a, b) => b.number - a.number);
}

export type BackupResult =
  | { readonly kind: 'made'; readonly backup: Backup; readonly bytes: number }
  /** The copy is not whole, so it was thrown away: the journal itself is to be checked. */
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

/** Copies the journal while it is in use. A file that was not checked never has the name of a backup. */
export async function makeBackup(journal: Database.Database, data: string, now: number, findFaults: FindFaults): Promise<BackupResult> {
  const folder = folderOf(data);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  clearUnfinished(folder);
  const number = (listBackups(data)[0]?.number ?? 0) + 1;
  const file = path.join(folder, `journal-${String(number).padStart(6, '0')}-${timeName(now)}.db`);
  const unfinished = `${file}.new`;
  try {
    const faults = await faultsOfCopy(journal, unfinished, findFaults);
    if (faults.length > 0) return { kind: 'faulty', faults };
    putInPlace(unfinished, file);
  } finally {
    clearUnfinished(folder);
  }
  return { kind: 'made', backup: { file, number, madeAt: now }, bytes: statSync(file).size };
}

/** Damage may show while the copy is made; a disk that fails is no damage, and throws. */
async function faultsOfCopy(journal: Database.Database, copy: string, findFaults: FindFaults): Promise<readonly string[]> {
  try {
    await journal.backup(copy);
    makeSingle(copy);
  } catch (error) {
    const fault = journalFault(error);
    if (fault.code === 'io') throw error;
    return [fault.code];
  }
  return faultsOfFile(copy, findFaults);
}

/** A copy says that it is in WAL mode; by itself it has to be one whole file. */
function makeSingle(file: string): void {
  const database = new Database(file);
  try {
    database.pragma('journal_mode = DELETE');
  } finally {
    database.close();
  }
}

/** Deletes all but the newest `keep`, and of those every one that `unwanted` names. @returns how many */
export function pruneBackups(data: string, unwanted: (backup: Backup) => boolean = () => false, keep = generations): number {
  const doomed = listBackups(data).filter((backup, index) => index >= keep || unwanted(backup));
  for (const { file } of doomed) rmSync(file);
  if (doomed.length > 0) syncFolder(folderOf(data));
  return doomed.length;
}

/** What a power cut left half. */
function clearUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) if (/\.new(?:-wal|-shm|-journal)?$/.test(name)) rmSync(path.join(folder, name));
}
