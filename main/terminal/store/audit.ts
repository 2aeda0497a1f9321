// The audit trail: a chain of keyed hashes over everything that happened to a case, written in the same transaction, anchored after it.

import { createHmac, type KeyObject } from 'node:crypto';
import { failPoint } from '../../process/fail-point.ts';
import type { Anchor, AnchorPoint } from './anchor.ts';
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
  | 'attachmentKept'
  | 'rated'
  /** Older entries were deleted; the subject is the last of them, the content its hash. */
  | 'cut'
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
  /** One immediate transaction; what it notes is durable and anchored before this returns. */
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
  let noted: AuditHead | null = null;
  return {
    note(note) {
      noted = writer.note(note);
      return noted.seq;
    },
    record(work) {
      noted = null;
      begin.run();
      try {
        const result = work();
        const point = noted && writer.pointOf(noted);
        commit.run();
        failPoint('journal.committed');
        if (point !== null) {
          anchor.append(point);
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

type AuditHead = Pick<AuditRow, 'seq' | 'hash'>;

export interface AuditWriter {
  /** @returns the head of the chain from now on */
  readonly note: (note: AuditNote) => AuditHead;
  readonly pointOf: (head: AuditHead) => AnchorPoint;
  readonly head: () => AnchorPoint;
}

/** Without transaction and anchor: for whoever brings his own, such as a restore. */
export function auditWriter(database: JournalDatabase, key: DeviceKey, now: () => number): AuditWriter {
  const last = database.prepare<[], AuditHead>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
  const highestCase = database.prepare<[], number>(`SELECT seq FROM sqlite_sequence WHERE name = 'filing_case'`).pluck();
  const insert = database.prepare(
    'INSERT INTO audit (seq, chain, at, kind, subject, detail, content, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const chain = database.prepare<[], number>('SELECT chain FROM meta').pluck().get() ?? 1;
  const newest = (): AuditHead => last.get() ?? { seq: 0, hash: noHash };
  const pointOf = ({ seq, hash }: AuditHead): AnchorPoint => ({
    chain,
    seq,
    hash: Buffer.from(hash).toString('hex'),
    highestCase: highestCase.get() ?? 0,
  });
  return {
    pointOf,
    head: () => pointOf(newest()),
    note({ kind, subject, detail = null, content = null }) {
      const former = newest();
      const entry = { seq: former.seq + 1, chain, at: now(), kind, subject, detail, content };
      const hash = hashOf(key.audit, former.hash, entry);
      insert.run(entry.seq, chain, entry.at, kind, subject, detail, content, hash);
      return { seq: entry.seq, hash };
    },
  };
}

/**
 * After a backup was put back: begins the next chain, whose first entry names what is lost between the backup and `anchored`, what the anchor
 * last said (null: it could not be read). In one transaction of its own; the anchor is to be rewritten with what it returns, once the file
 * is in its place. Case numbers go on beyond the anchor's highest.
 */
export function beginNextChain(database: JournalDatabase, key: DeviceKey, anchored: AnchorPoint | null, now: () => number): AnchorPoint {
  return database
    .transaction((): AnchorPoint => {
      const { seq, chain, highestCase } = auditWriter(database, key, now).head();
      const next = Math.max(chain, anchored?.chain ?? 0) + 1;
      const begin = 'INSERT INTO meta (id, key_id, chain) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET chain = excluded.chain';
      database.prepare(begin).run(key.id, next);
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
