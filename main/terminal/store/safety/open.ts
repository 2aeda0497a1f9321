// Opens the journal for a life of the terminal, or says for the screen and the technician why it cannot. It never repairs: evidence stays.

import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { type Log, ownIdText } from '../../../../contract/log/log.ts';
import { fail, type Result, succeed } from '../../../../contract/result.ts';
import { dropBallast } from '../../health/ballast.ts';
import type { DiskState } from '../../health/disk-watch.ts';
import { journalFault } from '../database.ts';
import { type Journal, type JournalOptions, openJournal } from '../journal.ts';
import { type OpeningFault, openingFaultText } from '../opening.ts';
import { type FolderLock, lockFolder } from './lock.ts';
import { isDistrusted } from './distrust.ts';

/** The former terminal may have another second to live after its supervisor. */
const lockWaitMs = 4000;

export type LifeFault =
  | OpeningFault
  /** Another process has the folder. */
  | { readonly code: 'inUse' }
  /** The WAL of a journal that is not there any more. */
  | { readonly code: 'walAlone' }
  /** A check in the night found damage; a restore is to come before anything else. */
  | { readonly code: 'distrusted' };

export interface OutOfUse {
  readonly fault: LifeFault;
  /** Of the screen `outOfService`. */
  readonly reason: 'journal' | 'disk';
  /** For the technician: which file, what is wrong with it, what to do. */
  readonly detail: string;
}

export interface OpenedForLife {
  readonly journal: Journal;
  /** What `createDiskWatch` begins with. */
  readonly disk: DiskState;
}

/** The lock is held until the process ends, unless the journal cannot be used: then a restore may come without stopping anything. */
export function openForLife(options: JournalOptions, log: Log, waitMs = lockWaitMs): Result<OpenedForLife, OutOfUse> {
  const tried = withLock(path.dirname(options.file), waitMs, (folder) => openWithRoom(options, folder, log));
  if (tried.ok) return tried;
  const { fault } = tried;
  log('journal.failed', { error: ownIdText(faultText(fault)) });
  const reason = isDiskTrouble(fault) ? 'disk' : 'journal';
  return fail({ fault, reason, detail: `${options.file}: ${faultText(fault)}. ${adviceFor(fault, path.dirname(options.file))}` });
}

function withLock(
  folder: string,
  waitMs: number,
  open: (folder: string) => Result<OpenedForLife, LifeFault>,
): Result<OpenedForLife, LifeFault> {
  let lock: FolderLock | null = null;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    lock = lockFolder(folder, waitMs);
    if (lock === null) return fail({ code: 'inUse' });
    const opened = open(folder);
    if (!opened.ok) lock.release();
    return opened.ok ? succeed({ ...opened.value, journal: holding(opened.value.journal, lock) }) : opened;
  } catch (error) {
    lock?.release();
    return fail(journalFault(error));
  }
}

/** A lock that nothing refers to would be collected, and free. */
const holding = (journal: Journal, lock: FolderLock): Journal => ({
  ...journal,
  close() {
    journal.close();
    lock.release();
  },
});

function openWithRoom(options: JournalOptions, folder: string, log: Log): Result<OpenedForLife, LifeFault> {
  const first = openWithEvidence(options);
  if (first.ok) return succeed({ journal: first.value, disk: 'good' });
  const noRoom = isFull(first.fault);
  if (noRoom ? !dropBallast(folder) : !looksDamaged(first.fault)) return first;
  log(noRoom ? 'journal.ballastDropped' : 'journal.secondLook', { why: ownIdText(faultText(first.fault)) });
  const second = openWithEvidence(options);
  if (!second.ok) return second;
  if (noRoom) second.value.upkeep.database.pragma('wal_checkpoint(TRUNCATE)');
  return succeed({ journal: second.value, disk: noRoom ? 'full' : 'good' });
}

/** Whoever closes a database last empties its WAL into it, damage or not. A reader that is there longer leaves both as they were found. */
function openWithEvidence(options: JournalOptions): Result<Journal, LifeFault> {
  const { file } = options;
  if (isDistrusted(path.dirname(file))) return fail({ code: 'distrusted' });
  const size = (name: string): number => statSync(name, { throwIfNoEntry: false })?.size ?? 0;
  if (size(file) === 0) return size(`${file}-wal`) > 0 ? fail({ code: 'walAlone' }) : openJournal(options);
  const witness = witnessOf(file);
  try {
    return openJournal(options);
  } finally {
    witness?.close();
  }
}

/** null: the file cannot be read at all, and so will not be changed either; the opening says what is wrong with it. */
function witnessOf(file: string): Database.Database | null {
  let witness: Database.Database | undefined;
  try {
    witness = new Database(file, { readonly: true, timeout: 2000 });
    witness.prepare('SELECT count(*) FROM sqlite_schema').get();
    return witness;
  } catch (error) {
    witness?.close();
    if (error instanceof Database.SqliteError) return null;
    throw error;
  }
}

const errorOf = (fault: LifeFault): string => (fault.code === 'io' || fault.code === 'keyUnreadable' ? fault.error : '');
const isFull = (fault: LifeFault): boolean => /^(?:SQLITE_FULL|ENOSPC|EDQUOT)/.test(errorOf(fault));
/** A disk that failed to read looks like damage; only what is still there at a second look is. */
const looksDamaged = ({ code }: LifeFault): boolean => code === 'damaged' || code === 'notADatabase' || code === 'chainBroken';
/** What a technician mends at the disk, and no restore does; only a file in the place of a folder, or the reverse, is something else. */
const isDiskTrouble = (fault: LifeFault): boolean => !/^(?:|EISDIR|ENOTDIR|EEXIST|ELOOP)$/.test(errorOf(fault));

function faultText(fault: LifeFault): string {
  return fault.code === 'inUse' || fault.code === 'walAlone' || fault.code === 'distrusted' ? fault.code : openingFaultText(fault);
}

function adviceFor(fault: LifeFault, folder: string): string {
  const command = (words: string): string => `npm run journal -- ${words} --data ${folder}`;
  if (isDiskTrouble(fault)) return 'Make room on the disk or mend it; the kiosk tries again by itself.';
  switch (fault.code) {
    case 'newer':
      return 'A newer kiosk wrote it: install that one. The file has not been touched.';
    case 'inUse':
      return 'Another terminal or a restore uses this folder.';
    case 'sqliteTooOld':
      return 'The installation is not whole: install the kiosk again.';
    case 'foreign':
    case 'io':
      return `Something else is in the place of the journal: move it away, then look again with ${command('verify')}`;
    case 'foreignTerminal':
      return `It belongs to ${fault.terminal}: put terminal.id back, or bring this kiosk's own data folder. A new kiosk begins with an empty one.`;
    case 'journalGone':
      return `Nothing has been made in its place: put it back, or take the newest backup with ${command('restore')}`;
    case 'keyMissing':
    case 'keyRefused':
    case 'keyUnreadable':
    case 'otherKey':
      return `Put the device key of this journal back. If it is lost: ${command('restore --new-key')}`;
    default:
      return `Nothing has been moved or changed. To put it aside and go on: ${command('restore')} (verify in its place says more)`;
  }
}
