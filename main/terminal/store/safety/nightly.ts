// What the journal needs every night while nobody stands before the kiosk: erasing, a whole check, a backup, a short log.

import { setTimeout as later } from 'node:timers/promises';
import { type Log, ownIdText } from '../../../../contract/log/log.ts';
import { journalFault } from '../database.ts';
import type { Upkeep } from '../journal.ts';
import { openingFaultText } from '../opening.ts';
import { retain, type RetentionRules } from '../retention.ts';
import { generations, listBackups, makeBackup, pruneBackups } from './backup.ts';
import { distrust } from './distrust.ts';
import { holdsErased } from './erased.ts';
import { sweep } from './sweep.ts';
import { faultFinder } from './trust.ts';
import { isDoubtful, leastApartMs, nightBook, trustedNow } from './trusted-time.ts';

export interface NightlyOptions {
  readonly folder: string;
  readonly upkeep: Upkeep;
  /** Nobody is there, and no filing is on its way. */
  readonly idle: () => boolean;
  /** Wall clock, ms since 1970. */
  readonly now: () => number;
  /** Ms since anything; never goes back. */
  readonly monotonic?: () => number;
  /** HH:mm in the terminal's zone. */
  readonly localTime: () => string;
  readonly log: Log;
  /** 0 ≤ x < 1: not all kiosks of a hall at once. */
  readonly random?: () => number;
  readonly retention?: RetentionRules;
}

export interface Nightly {
  /** A look now, as the timer does it: does the night's work if it is due. */
  readonly look: () => Promise<'notDue' | 'notIdle' | 'done' | 'failed'>;
  readonly close: () => void;
}

const minute = 60_000;
const hour = 60 * minute;
const lookEveryMs = minute;
/** From 03:00, spread over half an hour. */
const begins = 3 * 60;
const spread = 30;
/** A kiosk that is switched off at night does it by day. */
const longestMs = 26 * hour;

export interface Moment {
  readonly now: number;
  /** Minutes since local midnight. */
  readonly minuteOfDay: number;
  /** Of the last backup; null: there is none. */
  readonly lastAt: number | null;
  readonly jitterMinutes: number;
}

export function isDue({ now, minuteOfDay, lastAt, jitterMinutes }: Moment): boolean {
  // A backup of the future was made by a clock that has been set back since.
  const sinceMs = lastAt === null || lastAt > now + hour ? Number.POSITIVE_INFINITY : now - lastAt;
  const night = minuteOfDay >= begins + jitterMinutes && minuteOfDay < begins + 2 * 60;
  return sinceMs >= longestMs || (night && sinceMs >= leastApartMs);
}

/** An error that is none of the disk's, and damage that is found, end the process: the next life says so on its screen. */
export function createNightly(options: NightlyOptions): Nightly {
  const { folder, upkeep, idle, now, localTime, log, random = Math.random, monotonic = () => performance.now() } = options;
  const jitterMinutes = Math.floor(random() * spread);
  const enterNight = nightBook(upkeep, monotonic);
  let notBefore = 0;
  let working: ReturnType<Nightly['look']> | null = null;

  function due(): boolean {
    const [hours = 0, minutes = 0] = localTime().split(':').map(Number);
    const lastAt = listBackups(folder)[0]?.madeAt ?? null;
    return isDue({ now: now(), minuteOfDay: hours * 60 + minutes, lastAt, jitterMinutes });
  }

  async function lookOnce(): ReturnType<Nightly['look']> {
    if (monotonic() < notBefore) return 'notDue';
    try {
      if (!due()) return 'notDue';
      if (!idle()) return 'notIdle';
      deleteOld(options, enterNight(now()));
      return await workThroughTheNight(options);
    } catch (error) {
      const fault = journalFault(error);
      log('journal.nightFailed', { error: ownIdText(openingFaultText(fault)) });
      notBefore = monotonic() + hour;
      if (fault.code !== 'io') foundDamage(folder, [fault.code]);
      return 'failed';
    }
  }

  const look = (): ReturnType<Nightly['look']> => {
    working ??= lookOnce().finally(() => {
      working = null;
    });
    return working;
  };
  const timer = setInterval(() => void look(), lookEveryMs).unref();
  return { look, close: () => clearInterval(timer) };
}

function deleteOld({ folder, upkeep, now, log, retention }: NightlyOptions, nights: readonly number[]): void {
  if (isDoubtful(nights, now())) log('journal.clockDoubted', { hours: Math.round((now() - trustedNow(nights)) / hour) });
  retain(upkeep, trustedNow(nights), retention);
  sweep(folder, trustedNow(nights));
}

/** Each step is a few milliseconds; between them a visitor may come, and the rest waits. */
async function workThroughTheNight({ folder, upkeep, idle, now, log }: NightlyOptions): ReturnType<Nightly['look']> {
  const startedAt = performance.now();
  const faults = faultFinder(upkeep.key, upkeep.anchor)(upkeep.database);
  log('journal.checked', { ms: Math.round(performance.now() - startedAt), fault: ownIdText(faults[0] ?? 'none') });
  if (faults.length > 0) foundDamage(folder, faults);
  await later(0);
  if (!idle()) return 'notIdle';
  await backUp({ folder, upkeep, now, log });
  upkeep.database.pragma('wal_checkpoint(TRUNCATE)');
  return 'done';
}

/** A backup that holds what was erased goes, and another takes its place: there are always two. */
async function backUp({ folder, upkeep, now, log }: Pick<NightlyOptions, 'folder' | 'upkeep' | 'now' | 'log'>): Promise<void> {
  const startedAt = performance.now();
  let deleted = 0;
  let bytes = 0;
  do {
    const made = await makeBackup(upkeep.database, folder, now(), faultFinder(upkeep.key));
    if (made.kind === 'faulty') return foundDamage(folder, made.faults);
    bytes = made.bytes;
    deleted += pruneBackups(folder, ({ file }) => holdsErased(file, upkeep.database));
  } while (listBackups(folder).length < generations);
  log('journal.backedUp', { bytes, ms: Math.round(performance.now() - startedAt), deleted });
}

function foundDamage(folder: string, faults: readonly string[]): never {
  distrust(folder, faults);
  throw new Error('The journal is damaged');
}
