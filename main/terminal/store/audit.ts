// The audit trail: a chain of keyed hashes over everything that happened to a case, written in the same transaction, anchored after it.

import { createHmac, type KeyObject } from 'node:crypto';
import { failPoint } from '../../process/fail-point.ts';
import { type Anchor, type AnchorPoint, isBeyond } from './anchor.ts';
import type { JournalDatabase } from './database.ts';
import type { DeviceKey } from './device-key.ts';

export type AuditKind =
  /** A life of the terminal began; the subject is its epoch. */
  | 'life'
  /** Of a case; the subject is its number, the content the digest of its row. */
  | 'caseStarted'
  | 'casePrepared'
  | 'caseSent'
  | 'caseMoved'
  | 'caseTold'
  | 'caseErased'
  /** Old enough to be deleted, and deleted. */
  | 'casePruned'
  /** Staff have found out what became of it, and said so. */
  | 'caseSettled'
  | 'attachmentKept'
  /** A number was given; the subject is what stands on the paper, of a ticket with its day. */
  | 'paperStarted'
  | 'ticketIssued'
  | 'rated'
  /** Older entries were deleted; the subject is the last of them, the content its hash. */
  | 'cut'
  /** A night's work began; later nights tell by it whether the clock was moved. The subject is its day in UTC. */
  | 'night'
  /** A backup was put back and a new chain begun; the detail names the entries that are lost. */
  | 'restored';

export interface AuditNote {
  readonly kind: AuditKind;
  readonly subject: string;
  readonly detail?: string | null;
  /** SHA-256 of what it tells of. */
  readonly content?: Uint8Array | null;
}

export interface AuditRow {
  readonly seq: number;
  readonly chain: number;
  /** Wall clock, ms since 1970. */
  readonly at: number;
  readonly kind: AuditKind;
  readonly subject: string;
  readonly detail: string | null;
  readonly content: Uint8Array | null;
  readonly hash: Uint8Array;
}

export interface AuditTrail {
  /** Inside `record` only. @returns number of the entry */
  readonly note: (note: AuditNote) => number;
  /** One immediate transaction; what it notes, and how far it moves a counter, is durable and anchored before this returns. */
  readonly record: <T>(work: () => T) => T;
}

/** What the first entry of all is chained to. */
export const noHash: Uint8Array = new Uint8Array(32);

/** h(n) = HMAC-SHA256(audit key, h(n-1) and the entry in one unambiguous text). */
export function hashOf(
  key: KeyObject,
  former: Uint8Array,
  { seq, chain, at, kind, subject, detail, content }: Omit<AuditRow, 'hash'>,
): Buffer {
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  const words = JSON.stringify([hex(former), seq, chain, at, kind, subject, detail, content && hex(content)]);
  return createHmac('sha256', key).update(words).digest();
}

export function openTrail(database: JournalDatabase, key: DeviceKey, anchor: Anchor, now: () => number): AuditTrail {
  const writer = auditWriter(database, key, now);
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const rollBack = database.prepare('ROLLBACK');
  let anchored = writer.head();
  return {
    note: writer.note,
    record(work) {
      begin.run();
      try {
        const result = work();
        const head = writer.head();
        commit.run();
        failPoint('journal.committed');
        if (isBeyond(head, anchored)) {
          anchor.append(head);
          anchored = head;
          failPoint('anchor.appended');
        }
        return result;
      } catch (error) {
        // A full disk may have rolled it back already.
        if (database.inTransaction) rollBack.run();
        throw error;
      }
    },
  };
}

export interface AuditWriter extends Pick<AuditTrail, 'note'> {
  readonly head: () => AnchorPoint;
}

type NumbersGiven = Pick<AnchorPoint, 'highestCase' | 'highestPaper' | 'messageSeconds'>;

/** As far as the journal itself knows. */
export function numbersGiven(database: JournalDatabase): () => NumbersGiven {
  const select = database.prepare<[], NumbersGiven>(
    `SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'filing_case'), 0) AS highestCase,
       coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'print_job'), 0) AS highestPaper,
       coalesce((SELECT until FROM message_seconds), 0) AS messageSeconds`,
  );
  return () => select.get() ?? { highestCase: 0, highestPaper: 0, messageSeconds: 0 };
}

/** Without transaction and anchor: for whoever brings his own, such as a restore. */
export function auditWriter(database: JournalDatabase, key: DeviceKey, now: () => number): AuditWriter {
  const last = database.prepare<[], Pick<AuditRow, 'seq' | 'hash'>>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
  const given = numbersGiven(database);
  const insert = database.prepare(
    'INSERT INTO audit (seq, chain, at, kind, subject, detail, content, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const chain = database.prepare<[], number>('SELECT chain FROM meta').pluck().get() ?? 1;
  const newest = () => last.get() ?? { seq: 0, hash: noHash };
  return {
    head() {
      const { seq, hash } = newest();
      return { chain, seq, hash: Buffer.from(hash).toString('hex'), ...given() };
    },
    note({ kind, subject, detail = null, content = null }) {
      const former = newest();
      const entry = { seq: former.seq + 1, chain, at: now(), kind, subject, detail, content };
      const hash = hashOf(key.audit, former.hash, entry);
      insert.run(entry.seq, chain, entry.at, kind, subject, detail, content, hash);
      return entry.seq;
    },
  };
}

export interface NextChain {
  readonly key: DeviceKey;
  readonly terminalId: string;
  readonly anchored: AnchorPoint | null;
  readonly now: () => number;
}

/**
 * After a backup was put back: begins the next chain, whose first entry names what is lost between the backup and `anchored`, what the anchor
 * last said (null: it could not be read). In one transaction of its own; the anchor is to be rewritten with what it returns, once the file
 * is in its place. Case numbers go on beyond the anchor's highest.
 */
export function beginNextChain(database: JournalDatabase, { key, terminalId, anchored, now }: NextChain): AnchorPoint {
  return database
    .transaction((): AnchorPoint => {
      const { seq, chain, highestCase } = auditWriter(database, key, now).head();
      const next = Math.max(chain, anchored?.chain ?? 0) + 1;
      const begin =
        'INSERT INTO meta (id, key_id, terminal, chain) VALUES (1, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET chain = excluded.chain';
      database.prepare(begin).run(key.id, terminalId, next);
      if (anchored !== null && anchored.highestCase > highestCase) skipCaseNumbers(database, anchored.highestCase);
      const writer = auditWriter(database, key, now);
      writer.note({ kind: 'restored', subject: `chain ${next}`, detail: restoredDetail(seq, anchored) });
      return writer.head();
    })
    .immediate();
}

/** Entries `kept` and below are there; the anchor knew of entries up to the second number, in the chain that follows. */
const restoredDetail = (kept: number, anchored: AnchorPoint | null): string =>
  anchored === null ? `kept ${kept} anchored unknown` : `kept ${kept} anchored ${anchored.seq} of ${anchored.chain}`;

/** The last number counts as given. */
export function skipCaseNumbers(database: JournalDatabase, highest: number): void {
  const { changes } = database.prepare(`UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'filing_case'`).run(highest);
  if (changes === 0) database.prepare(`INSERT INTO sqlite_sequence (name, seq) VALUES ('filing_case', ?)`).run(highest);
}
