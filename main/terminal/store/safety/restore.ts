// Puts the newest good backup in the place of a damaged journal: evidence kept, the gap named in the audit trail, no number given twice.

import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { KioskConfiguration } from '../../../../kiosk-config/schema.ts';
import { fail, type Result, succeed } from '../../../../contract/result.ts';
import { type Anchor, type AnchorPoint, openAnchor } from '../anchor.ts';
import { beginNextChain, openTrail, skipCaseNumbers } from '../audit.ts';
import { caseWriters } from '../case-writers.ts';
import { type JournalDatabase, type JournalFault, openDatabase } from '../database.ts';
import type { DeviceKey } from '../device-key.ts';
import { listBackups } from './backup.ts';
import { distrust, isDistrusted, trust } from './distrust.ts';
import { putInPlace } from './durable-files.ts';
import { type FloorsFault, floorsOf, type NumberFloors } from './numbers.ts';
import { anchorFile, quarantine } from './quarantine.ts';
import { countersOf, salvage } from './salvage.ts';
import { faultFinder, faultsOfFile } from './trust.ts';

/** Where the new journal is built. */
export const buildFile = 'journal.restored';

export interface RestoreOptions {
  readonly folder: string;
  readonly key: DeviceKey;
  readonly terminalId: string;
  readonly hall: KioskConfiguration['hall'];
  /** A backup to be taken instead of the newest good one; null: that one. */
  readonly from: string | null;
  /** What a technician read from the newest papers; null: not given. */
  readonly above: number | null;
  readonly ticketsAbove: number | null;
  /** Wall clock, ms since 1970. */
  readonly now: number;
  /** YYYY-MM-DD in the terminal's zone. */
  readonly today: string;
}

export interface Restored {
  /** Where the damaged files are now; null: there were none. */
  readonly quarantined: string | null;
  /** null: there was no good backup, the journal begins anew. */
  readonly from: string | null;
  readonly refusedBackups: readonly { readonly file: string; readonly faults: readonly string[] }[];
  readonly chain: number;
  /** What the anchor knew of before; null: it could not be read. */
  readonly anchored: AnchorPoint | null;
  readonly floors: NumberFloors;
  /** Cases that waited to be sent when the backup was made: the platform may have them by now, so staff look. */
  readonly toStaff: readonly string[];
}

export type RestoreFault =
  | { readonly code: 'badBackup'; readonly file: string; readonly faults: readonly string[] }
  | { readonly code: FloorsFault }
  | { readonly code: 'foreignTerminal'; readonly terminal: string }
  | { readonly code: 'cannotBuild'; readonly fault: JournalFault };

/** Whoever calls it holds the lock. Cut off at any point, it can be begun again, and a start in between finds what is missing. */
export function restore(options: RestoreOptions): Result<Restored, RestoreFault> {
  const { folder, key, terminalId, hall, now, today } = options;
  const chosen = chooseBackup(options);
  if (!chosen.ok) return chosen;
  const { from, refusedBackups } = chosen.value;
  const anchor = openAnchor(path.join(folder, anchorFile), key);
  const read = anchor.read();
  const anchored = read.ok ? read.value : null;
  const backup = from === null ? null : countersOf(from, today);
  const damaged = salvage(folder, today);
  const owner = backup?.terminal ?? damaged.terminal ?? terminalId;
  if (owner !== terminalId) return fail({ code: 'foreignTerminal', terminal: owner });
  const floors = floorsOf({
    backup,
    damaged,
    anchored,
    given: options,
    nowSeconds: Math.floor(now / 1000),
    hall: { letters: hall.kinds.map(({ letter }) => letter), numbers: hall.numbers },
  });
  if (!floors.ok) return fail({ code: floors.fault });
  const built = build(options, from, anchored, floors.value);
  if (!built.ok) return built;
  // From here to the end no start may take what it finds for a journal.
  if (!isDistrusted(folder)) distrust(folder, ['a restore was cut off: begin it again']);
  const quarantined = quarantine(folder, now);
  putInPlace(built.value.file, path.join(folder, 'journal.db'));
  anchor.rewrite(built.value.point);
  anchor.close();
  trust(folder);
  const { point, toStaff } = built.value;
  return succeed({ quarantined, from, refusedBackups, chain: point.chain, anchored, floors: floors.value, toStaff });
}

type Chosen = Pick<Restored, 'from' | 'refusedBackups'>;

function chooseBackup({ folder, key, from }: RestoreOptions): Result<Chosen, RestoreFault> {
  const findFaults = faultFinder(key);
  if (from !== null) {
    const faults = faultsOfFile(from, findFaults);
    return faults.length > 0 ? fail({ code: 'badBackup', file: from, faults }) : succeed({ from, refusedBackups: [] });
  }
  const refusedBackups: { file: string; faults: readonly string[] }[] = [];
  for (const { file } of listBackups(folder)) {
    const faults = faultsOfFile(file, findFaults);
    if (faults.length === 0) return succeed({ from: file, refusedBackups });
    refusedBackups.push({ file, faults });
  }
  return succeed({ from: null, refusedBackups });
}

interface Built {
  readonly file: string;
  readonly point: AnchorPoint;
  readonly toStaff: readonly string[];
}

/** Whole and closed beside its place, so that only a name has to change. */
function build(
  options: RestoreOptions,
  from: string | null,
  anchored: AnchorPoint | null,
  floors: NumberFloors,
): Result<Built, RestoreFault> {
  const { folder, key, terminalId, now } = options;
  const file = path.join(folder, buildFile);
  for (const rest of ['', '-wal', '-shm']) rmSync(file + rest, { force: true });
  if (from !== null) copyFileSync(from, file);
  const opened = openDatabase(file);
  if (!opened.ok) return fail({ code: 'cannotBuild', fault: opened.fault });
  const database = opened.value;
  try {
    endWhatWasOpen(database, now);
    skipNumbers(database, floors, options);
    const begun = beginNextChain(database, { key, terminalId, anchored, now: () => now });
    const { point, toStaff } = handToStaff(database, options, begun);
    return succeed({ file, point, toStaff });
  } finally {
    database.close();
  }
}

/** What waited to be sent when the backup was made may have been sent since: nothing may send it again unasked. */
function handToStaff(
  database: JournalDatabase,
  { key, terminalId, now }: RestoreOptions,
  begun: AnchorPoint,
): Pick<Built, 'point' | 'toStaff'> {
  let point = begun;
  const anchor: Anchor = {
    read: () => succeed(point),
    append(next) {
      point = next;
    },
    rewrite: () => undefined,
    close: () => undefined,
  };
  const trail = openTrail(database, key, anchor, () => now);
  const cases = caseWriters({ database, key, trail, terminalId, now: () => now });
  const waiting = cases.openCases().filter(({ state }) => state === 'prepared');
  for (const { id } of waiting) cases.moveCase(id, { to: 'manual', reason: 'interrupted' });
  return { point, toStaff: waiting.map(({ number }) => number) };
}

/** Nobody stands there any more to be told of a visit that the backup happened to catch. */
function endWhatWasOpen(database: JournalDatabase, now: number): void {
  database.prepare(`UPDATE visit SET ended_at = ?, how = 'interrupted' WHERE ended_at IS NULL`).run(now);
  database.prepare(`UPDATE visit SET told_at = ? WHERE how = 'interrupted' AND told_at IS NULL`).run(now);
}

function skipNumbers(database: JournalDatabase, floors: NumberFloors, { today, now, hall }: RestoreOptions): void {
  database
    .transaction(() => {
      skipCaseNumbers(database, floors.cases);
      database.prepare(`DELETE FROM sqlite_sequence WHERE name = 'print_job'`).run();
      database.prepare(`INSERT INTO sqlite_sequence (name, seq) VALUES ('print_job', ?)`).run(floors.papers);
      database
        .prepare('INSERT INTO message_seconds (id, until) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET until = excluded.until')
        .run(floors.messageSeconds);
      skipTickets(database, floors.tickets, { today, now, least: hall.numbers.from });
    })
    .immediate();
}

/** Numbers that may be in somebody's hand are taken: the highest of them stands there as a void ticket of nobody. */
function skipTickets(database: JournalDatabase, floors: NumberFloors['tickets'], at: { today: string; now: number; least: number }): void {
  const epoch = `restore-${at.now}`;
  database.prepare('INSERT INTO life (epoch, started_at) VALUES (?, ?)').run(epoch, at.now);
  const visit = database
    .prepare(`INSERT INTO visit (epoch, started_at, ended_at, how) VALUES (?, ?, ?, 'fault')`)
    .run(epoch, at.now, at.now).lastInsertRowid;
  const insert = database.prepare(
    `INSERT INTO queue_ticket (visit, day, kind, letter, number, priority, state, detail, issued_at, ended_at)
     VALUES (?, ?, ?, ?, ?, 0, 'void', 'restored', ?, ?) ON CONFLICT DO NOTHING`,
  );
  for (const [letter, number] of floors)
    if (number >= at.least) insert.run(visit, at.today, `restored-${letter}`, letter, number, at.now, at.now);
}
