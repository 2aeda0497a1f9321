// The journal: what this terminal did, durable before it is told to anybody. A field of a person is in it encrypted, or not at all.

import type { Outcome } from '../../../contract/device/outcome.ts';
import type { FaultCode } from '../../../contract/fault.ts';
import { fail, type Result, succeed } from '../../../contract/result.ts';
import type { Anchor } from './anchor.ts';
import { type AuditTrail, openTrail } from './audit.ts';
import { type Attachments, attachmentWriters } from './attachments.ts';
import { type BrokenVisit, closeWhatWasLeft } from './broken-visit.ts';
import { caseWriters } from './case-writers.ts';
import type { Cases } from './cases.ts';
import { type JournalDatabase, journalFault, openDatabase, readSynchronous } from './database.ts';
import type { DeviceKey } from './device-key.ts';
import { namingFaults } from './journal-error.ts';
import { anchorFor, isGone, journalFiles, keyFor, type OpeningFault } from './opening.ts';
import { type Ratings, ratingWriters } from './ratings.ts';
import { type Tickets, ticketWriters } from './tickets.ts';

export type VisitEnd = 'left' | 'idle' | 'interrupted' | 'fault';
export type ServiceResult = 'answered' | 'failed' | 'cancelled' | 'interrupted';

/** For what happens at night and for nothing else: whole checks, backups, erasing. */
export interface Upkeep {
  readonly database: JournalDatabase;
  readonly key: DeviceKey;
  readonly anchor: Anchor;
  readonly trail: AuditTrail;
}

export interface Journal extends Tickets, Cases, Ratings, Attachments {
  readonly version: number;
  readonly synchronous: number;
  readonly sqlite: string;
  /** What the life before this one left open; it has been closed as interrupted by now. */
  readonly broken: BrokenVisit | null;
  readonly startVisit: () => number;
  readonly signIn: (visit: number, way: 'eVoucher' | 'idCard') => void;
  readonly endVisit: (visit: number, how: VisitEnd) => void;
  /** Nobody needs to be told any more of what was interrupted. */
  readonly told: () => void;
  readonly startService: (visit: number, service: string) => number;
  readonly endService: (use: number, result: ServiceResult, fault: FaultCode | null) => void;
  /** Durable and anchored before it returns. The reference is on the paper and on the screen. */
  readonly startPrint: (use: number) => { readonly job: number; readonly reference: string };
  readonly endPrint: (job: number, outcome: Outcome) => void;
  readonly upkeep: Upkeep;
  readonly close: () => void;
}

export interface JournalOptions {
  readonly file: string;
  readonly epoch: string;
  readonly terminalId: string;
  /** Wall clock, ms since 1970. */
  readonly now: () => number;
  /** Path of the device key that systemd hands over; left out or null: `device.key` beside the journal, made for a new one. */
  readonly credential?: string | null;
  /** Only for a test that shows what goes unnoticed without it; left out: `audit.anchor` beside the journal. */
  readonly anchor?: Anchor;
}

export function openJournal(options: JournalOptions): Result<Journal, OpeningFault> {
  if (isGone(options.file)) return fail({ code: 'journalGone' });
  const opened = openDatabase(options.file);
  if (!opened.ok) return opened;
  const database = opened.value;
  try {
    const journal = proveJournal(database, options);
    if (!journal.ok) database.close();
    return journal;
  } catch (error) {
    database.close();
    return fail(journalFault(error));
  }
}

function proveJournal(database: JournalDatabase, options: JournalOptions): Result<Journal, OpeningFault> {
  const { file, epoch, now, terminalId } = options;
  const files = journalFiles(file);
  const key = keyFor(database, terminalId, files, options.credential ?? null);
  if (!key.ok) return key;
  const anchor = anchorFor(database, { key: key.value, terminalId }, files.anchor, options.anchor);
  if (!anchor.ok) return anchor;
  const trail = openTrail(database, key.value, anchor.value, now);
  const broken = trail.record(() => {
    database.prepare('INSERT INTO life (epoch, started_at) VALUES (?, ?)').run(epoch, now());
    trail.note({ kind: 'life', subject: epoch });
    return closeWhatWasLeft(database, now());
  });
  const tools = { database, key: key.value, trail, terminalId, now, folder: files.attachments };
  return succeed({
    ...facts(database),
    broken,
    upkeep: { database, key: key.value, anchor: anchor.value, trail },
    ...namingFaults({
      ...writers(database, trail, options),
      ...ticketWriters(database, trail, now),
      ...caseWriters(tools),
      ...ratingWriters(database, trail, now),
      ...attachmentWriters(tools),
    }),
    close() {
      anchor.value.close();
      database.close();
    },
  });
}

function facts(database: JournalDatabase) {
  return {
    version: Number(database.pragma('user_version', { simple: true })),
    synchronous: readSynchronous(database),
    sqlite: String(database.prepare('SELECT sqlite_version()').pluck().get()),
  };
}

function writers(database: JournalDatabase, trail: AuditTrail, { epoch, terminalId, now }: JournalOptions) {
  const startVisit = database.prepare('INSERT INTO visit (epoch, started_at) VALUES (?, ?)');
  const signIn = database.prepare('UPDATE visit SET sign_in = ? WHERE id = ?');
  const endVisit = database.prepare('UPDATE visit SET ended_at = ?, how = ? WHERE id = ? AND ended_at IS NULL');
  const told = database.prepare(`UPDATE visit SET told_at = ? WHERE how = 'interrupted' AND told_at IS NULL`);
  const startService = database.prepare('INSERT INTO service_use (visit, service, started_at) VALUES (?, ?, ?)');
  const endService = database.prepare('UPDATE service_use SET ended_at = ?, result = ?, fault = ? WHERE id = ? AND ended_at IS NULL');
  const startPrint = database.prepare('INSERT INTO print_job (service_use, reference, started_at, audit) VALUES (?, ?, ?, ?)');
  const endPrint = database.prepare('UPDATE print_job SET ended_at = ?, outcome = ?, detail = ? WHERE id = ? AND ended_at IS NULL');
  const nextJob = database.prepare(`SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'print_job'), 0) + 1`).pluck();
  const idOf = (run: { lastInsertRowid: number | bigint }) => Number(run.lastInsertRowid);
  return {
    startVisit: () => idOf(startVisit.run(epoch, now())),
    signIn: (visit: number, way: 'eVoucher' | 'idCard') => void signIn.run(way, visit),
    endVisit: (visit: number, how: VisitEnd) => void endVisit.run(now(), how, visit),
    told: () => void told.run(now()),
    startService: (visit: number, service: string) => idOf(startService.run(visit, service, now())),
    endService: (use: number, result: ServiceResult, fault: FaultCode | null) => void endService.run(now(), result, fault, use),
    startPrint: (use: number) =>
      trail.record(() => {
        const reference = `${terminalId}-${String(nextJob.get()).padStart(6, '0')}`;
        const entry = trail.note({ kind: 'paperStarted', subject: reference });
        return { job: idOf(startPrint.run(use, reference, now(), entry)), reference };
      }),
    endPrint: (job: number, outcome: Outcome) =>
      void endPrint.run(now(), outcome.kind, outcome.kind === 'done' ? outcome.proof : outcome.fault, job),
  };
}
