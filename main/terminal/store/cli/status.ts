// `npm run journal -- status`: what a technician wants to know first.

import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { hasBallast } from '../../health/ballast.ts';
import { judgeRoom, measureRoom } from '../../health/disk-watch.ts';
import { listBackups } from '../safety/backup.ts';
import { isDistrusted } from '../safety/distrust.ts';
import { lockFile, lockFolder } from '../safety/lock.ts';
import { quarantineFolder } from '../safety/quarantine.ts';
import { type Answer, type Asked, journalIn, keyOf, lostKeyAdvice, Refusal, reading, timeText } from './answer.ts';

type Line = readonly [name: string, value: string];

export function status(asked: Asked): Answer {
  const { folder } = asked;
  const evidence = path.join(folder, quarantineFolder);
  const journal = contentsOrFault(asked);
  const hasJournal = existsSync(journalIn(folder));
  const keyFault = hasJournal ? faultOfKey(asked, 'fault' in journal ? null : journal.keyId) : null;
  const around = {
    inUse: isInUse(folder),
    distrusted: isDistrusted(folder),
    keyFault,
    bytes: { database: sizeOf(journalIn(folder)), wal: sizeOf(`${journalIn(folder)}-wal`) },
    backups: listBackups(folder).map(({ file, madeAt }) => ({ file: path.basename(file), madeAt, bytes: sizeOf(file) })),
    quarantine: existsSync(evidence) ? readdirSync(evidence).sort() : [],
    disk: existsSync(folder) ? diskOf(folder) : null,
  };
  const { bytes, disk } = around;
  const lines: readonly Line[] = [
    ['journal', `${journalIn(folder)}, ${around.inUse ? 'in use by a terminal' : 'not in use'}`],
    ['', `database ${mebibytes(bytes.database)}, WAL ${mebibytes(bytes.wal)}`],
    ...(around.distrusted ? [['', 'DISTRUSTED: damage was found, or a restore was cut off; see verify'] as const] : []),
    ...('fault' in journal ? [['', journal.fault] as const] : contentLines(journal)),
    ...(hasJournal ? listed('device key', keyFault?.split('\n') ?? ['there']) : []),
    ...listed(
      'backups',
      around.backups.map((backup) => `${backup.file}, ${timeText(backup.madeAt)} UTC, ${mebibytes(backup.bytes)}`),
    ),
    ...listed('quarantine', around.quarantine),
    ['disk', disk ? `${disk.state}, ${mebibytes(disk.availableBytes)} free, ${disk.ballast ? 'with' : 'no'} ballast` : 'unknown'],
  ];
  return {
    good: !around.distrusted && !('fault' in journal) && keyFault === null,
    text: lines.map(([name, value]) => `${name.padEnd(20)} ${value}\n`).join(''),
    data: { ...journal, ...around },
  };
}

function diskOf(folder: string) {
  const room = measureRoom(folder);
  const ballast = hasBallast(folder);
  return { ...room, ballast, state: judgeRoom(room, ballast) };
}

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
const listed = (name: string, values: readonly string[]): readonly Line[] =>
  values.length === 0 ? [[name, 'none']] : values.map((value, index) => [index === 0 ? name : '', value]);

interface Contents {
  readonly version: number;
  readonly lastLifeAt: number | null;
  readonly cases: readonly { readonly state: string; readonly count: number }[];
  readonly outbox: number;
  readonly audited: number;
  readonly chain: number;
  readonly keyId: string | null;
}

const contentLines = ({ version, lastLifeAt, cases, outbox, audited, chain }: Contents): readonly Line[] => [
  ['', `version ${version}, last life ${timeText(lastLifeAt)} UTC`],
  ['cases', cases.map(({ state, count }) => `${state} ${count}`).join(', ') || 'none'],
  ['to be sent or asked', String(outbox)],
  ['audit trail', `${audited} entries, chain ${chain}`],
];

/** A damaged journal has backups and a disk all the same. */
function contentsOrFault(asked: Asked): Contents | { readonly fault: string } {
  try {
    return reading(asked, contents);
  } catch (error) {
    if (error instanceof Refusal) return { fault: error.message };
    throw error;
  }
}

/** null: there is the key, and it is the one of this journal. */
function faultOfKey(asked: Asked, wanted: string | null): string | null {
  try {
    const { id } = keyOf(asked);
    return wanted === null || id === wanted ? null : `otherKey. ${lostKeyAdvice}`;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

function contents(database: Database.Database): Contents {
  const number = (sql: string): number => Number(database.prepare(sql).pluck().get() ?? 0);
  return {
    version: Number(database.pragma('user_version', { simple: true })),
    lastLifeAt: database.prepare<[], number | null>('SELECT max(started_at) FROM life').pluck().get() ?? null,
    cases: database
      .prepare<[], { state: string; count: number }>('SELECT state, count(*) AS count FROM filing_case GROUP BY state ORDER BY state')
      .all(),
    outbox: number('SELECT count(*) FROM outbox'),
    audited: number('SELECT count(*) FROM audit'),
    chain: number('SELECT chain FROM meta'),
    keyId: database.prepare<[], string>('SELECT key_id FROM meta').pluck().get() ?? null,
  };
}

function isInUse(folder: string): boolean {
  if (!existsSync(path.join(folder, lockFile))) return false;
  const lock = lockFolder(folder, 0);
  lock?.release();
  return lock === null;
}
