// What a life of the terminal that ended in the middle left open: closed as interrupted, and told to whoever comes next.

import type { Outcome } from '../../../contract/device/outcome.ts';
import type { FilingOutcome } from '../../../contract/filing.ts';
import type { CaseState, Told } from '../services/case.ts';
import type { JournalDatabase } from './database.ts';

/** A visit that an earlier life of the terminal left open and that nobody has been told of. */
export interface BrokenVisit {
  readonly signedIn: boolean;
  /** Wall clock, ms since 1970. */
  readonly startedAt: number;
  /** The last paper of that visit, if there was one; one that was on its way is `unknown`. */
  readonly print: LastPrint | null;
  /** Its last queue ticket, if there was one. */
  readonly ticket: LastTicket | null;
  /** Its last filing, if there was one. */
  readonly filing: LastFiling | null;
}

export interface LastTicket {
  readonly letter: string;
  readonly number: number;
  readonly state: 'confirmed' | 'void' | 'unknown';
}

export interface LastPrint {
  readonly reference: string;
  readonly outcome: Outcome['kind'];
}

export interface LastFiling {
  readonly number: string;
  readonly service: string;
  readonly outcome: FilingOutcome['kind'];
}

interface UntoldVisit {
  readonly id: number;
  readonly sign_in: string | null;
  readonly started_at: number;
}

/**
 * Papers on their way become `unknown`: some of them may have come out, and nobody prints them again. So does a ticket that was not taken
 * yet. Filings stay as they are: what becomes of them is the outbox's to decide. In the caller's transaction.
 */
export function closeWhatWasLeft(database: JournalDatabase, now: number): BrokenVisit | null {
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
  if (!visit) return null;
  const print = database
    .prepare<[number], LastPrint>(
      `SELECT print_job.reference, print_job.outcome FROM print_job JOIN service_use ON service_use.id = print_job.service_use
       WHERE service_use.visit = ? ORDER BY print_job.id DESC LIMIT 1`,
    )
    .get(visit.id);
  const ticket = database
    .prepare<[number], LastTicket>('SELECT letter, number, state FROM queue_ticket WHERE visit = ? ORDER BY id DESC LIMIT 1')
    .get(visit.id);
  const filing = database
    .prepare<[number], { number: string; service: string; state: CaseState; told: Told | null }>(
      'SELECT number, service, state, told FROM filing_case WHERE visit = ? ORDER BY id DESC LIMIT 1',
    )
    .get(visit.id);
  return {
    signedIn: visit.sign_in !== null,
    startedAt: visit.started_at,
    print: print ?? null,
    ticket: ticket ?? null,
    filing: filing ? { number: filing.number, service: filing.service, outcome: outcomeOf(filing.state, filing.told) } : null,
  };
}

/** A prepared case that nobody was told is kept here is not kept: the outbox withdraws it, and it was never sent. */
function outcomeOf(state: CaseState, told: Told | null): FilingOutcome['kind'] {
  switch (state) {
    case 'confirmed':
      return 'done';
    case 'prepared':
      return told === 'held' ? 'held' : 'notDone';
    case 'draft':
    case 'rejected':
    case 'withdrawn':
      return 'notDone';
    case 'sent':
    case 'unknown':
    case 'manual':
      return 'unknown';
  }
}
