// The journal: what this terminal did, durable before it is told to anybody. It holds no field of a person.

import type { Outcome } from '../../../contract/device/outcome.ts';
import type { FaultCode } from '../../../contract/fault.ts';
import { fail, type Result, succeed } from '../../../contract/result.ts';
import { type JournalDatabase, type JournalFault, journalFault, openDatabase, readSynchronous } from './database.ts';
import { type Tickets, ticketWriters } from './tickets.ts';

export type VisitEnd = 'left' | 'idle' | 'interrupted' | 'fault';
export type ServiceResult = 'answered' | 'failed' | 'cancelled' | 'interrupted';

/** A visit that an earlier life of the terminal left open and that nobody has been told of. */
export interface BrokenVisit {
  readonly signedIn: boolean;
  /** Wall clock, ms since 1970. */
  readonly startedAt: number;
  /** The last paper of that visit, if there was one; one that was on its way is `unknown`. */
  readonly print: LastPrint | null;
  /** Its last queue ticket, if there was one. */
  readonly ticket: LastTicket | null;
}

export interface Journal extends Tickets {
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
  /** Durable before it returns. The reference is on the paper and on the screen. */
  readonly startPrint: (use: number) => { readonly job: number; readonly reference: string };
  readonly endPrint: (job: number, outcome: Outcome) => void;
  readonly close: () => void;
}

export interface JournalOptions {
  readonly file: string;
  readonly epoch: string;
  readonly terminalId: string;
  /** Wall clock, ms since 1970. */
  readonly now: () => number;
}

export function openJournal(options: JournalOptions): Result<Journal, JournalFault> {
  const opened = openDatabase(options.file);
  if (!opened.ok) return opened;
  const database = opened.value;
  try {
    const broken = closeWhatWasLeft(database, options.now());
    database.prepare('INSERT INTO life (epoch, started_at) VALUES (?, ?)').run(options.epoch, options.now());
    return succeed({ ...facts(database), broken, ...writers(database, options), ...ticketWriters(database, options.now) });
  } catch (error) {
    database.close();
    return fail(journalFault(error));
  }
}

function facts(database: JournalDatabase) {
  return {
    version: Number(database.pragma('user_version', { simple: true })),
    synchronous: readSynchronous(database),
    sqlite: String(database.prepare('SELECT sqlite_version()').pluck().get()),
  };
}

interface UntoldVisit {
  readonly id: number;
  readonly sign_in: string | null;
  readonly started_at: number;
}

interface LastTicket {
  readonly letter: string;
  readonly number: number;
  readonly state: 'confirmed' | 'void' | 'unknown';
}

interface LastPrint {
  readonly reference: string;
  readonly outcome: Outcome['kind'];
}

/** Papers on their way become `unknown`: some of them may have come out, and nobody prints them again. So does a ticket that was not taken yet. */
function closeWhatWasLeft(database: JournalDatabase, now: number): BrokenVisit | null {
  return database
    .transaction((): BrokenVisit | null => {
      database.prepare(`UPDATE print_job SET ended_at = ?, outcome = 'unknown', detail = 'interrupted' WHERE ended_at IS NULL`).run(now);
      database.prepare(`UPDATE queue_ticket SET ended_at = ?, state = 'unknown', detail = 'interrupted' WHERE state = 'printing'`).run(now);
      // Whoever stood before it is told its number and may keep it, whatever becomes of the paper.
      database
        .prepare(
          `UPDATE queue_ticket SET state = 'unknown', detail = 'interrupted' WHERE state = 'confirmed' AND taken IS NULL
             AND id = (SELECT max(id) FROM queue_ticket) AND visit IN (SELECT id FROM visit WHERE ended_at IS NULL)`,
        )
        .run();
      database.prepare(`UPDATE service_use SET ended_at = ?, result = 'interrupted' WHERE ended_at IS NULL`).run(now);
      database.prepare(`UPDATE visit SET ended_at = ?, how = 'interrupted' WHERE ended_at IS NULL`).run(now);
      // Also one of an earlier life that died again before it could tell.
      const visit = database
        .prepare<[], UntoldVisit>(
          `SELECT id, sign_in, started_at FROM visit WHERE how = 'interrupted' AND told_at IS NULL ORDER BY id DESC LIMIT 1`,
        )
        .get();
      const print =
        visit &&
        database
          .prepare<[number], LastPrint>(
            `SELECT print_job.reference, print_job.outcome FROM print_job JOIN service_use ON service_use.id = print_job.service_use
             WHERE service_use.visit = ? ORDER BY print_job.id DESC LIMIT 1`,
          )
          .get(visit.id);
      const ticket =
        visit &&
        database
          .prepare<[number], LastTicket>('SELECT letter, number, state FROM queue_ticket WHERE visit = ? ORDER BY id DESC LIMIT 1')
          .get(visit.id);
      return visit ? { signedIn: visit.sign_in !== null, startedAt: visit.started_at, print: print ?? null, ticket: ticket ?? null } : null;
    })
    .immediate();
}

function writers(database: JournalDatabase, { epoch, terminalId, now }: JournalOptions) {
  const startVisit = database.prepare('INSERT INTO visit (epoch, started_at) VALUES (?, ?)');
  const signIn = database.prepare('UPDATE visit SET sign_in = ? WHERE id = ?');
  const endVisit = database.prepare('UPDATE visit SET ended_at = ?, how = ? WHERE id = ? AND ended_at IS NULL');
  const told = database.prepare(`UPDATE visit SET told_at = ? WHERE how = 'interrupted' AND told_at IS NULL`);
  const startService = database.prepare('INSERT INTO service_use (visit, service, started_at) VALUES (?, ?, ?)');
  const endService = database.prepare('UPDATE service_use SET ended_at = ?, result = ?, fault = ? WHERE id = ? AND ended_at IS NULL');
  const startPrint = database.prepare('INSERT INTO print_job (service_use, reference, started_at) VALUES (?, ?, ?)');
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
    startPrint: database.transaction((use: number) => {
      const reference = `${terminalId}-${String(nextJob.get()).padStart(6, '0')}`;
      return { job: idOf(startPrint.run(use, reference, now())), reference };
    }).immediate,
    endPrint: (job: number, outcome: Outcome) =>
      void endPrint.run(now(), outcome.kind, outcome.kind === 'done' ? outcome.proof : outcome.fault, job),
    close: () => void database.close(),
  };
}
