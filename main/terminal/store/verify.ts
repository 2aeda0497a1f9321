// Looks for whatever is lost, altered or cut off: the anchor against the audit chain, the chain against itself, each case against the chain.

import type { Anchor, AnchorPoint } from './anchor.ts';
import { type AuditRow, hashOf, noHash } from './audit.ts';
import { caseColumns, digestOfCase, digestOfContent, isFinal, type StoredCase } from './case-row.ts';
import type { JournalDatabase } from './database.ts';
import type { DeviceKey } from './device-key.ts';
import { type NumberFinding, numbersAgainst } from './verify-numbers.ts';

export type Finding =
  | NumberFinding
  /** The chain has entries, and every one of them was anchored. */
  | { readonly kind: 'anchorMissing'; readonly head: number }
  | { readonly kind: 'anchorDamaged' }
  /** The anchor is ahead of the journal: commits that had been acknowledged are not there. */
  | { readonly kind: 'lostCommits'; readonly anchored: number; readonly head: number }
  /** The anchored entry is another one. */
  | { readonly kind: 'anchorDiffers'; readonly seq: number }
  | { readonly kind: 'entryMissing'; readonly seq: number }
  | { readonly kind: 'entryAltered'; readonly seq: number }
  | { readonly kind: 'caseMissing'; readonly number: string }
  | { readonly kind: 'caseAltered'; readonly number: string }
  | { readonly kind: 'contentAltered'; readonly number: string }
  /** The platform would never be told or asked of it. */
  | { readonly kind: 'outboxMissing'; readonly number: string };

/** At a start the older entries are left to the night: some thousand take a few milliseconds. */
const tailEntries = 2000;

/** `tail`: the newest entries, all that the anchor does not know yet, and every open case. `whole`: everything. */
export function verifyJournal(database: JournalDatabase, anchor: Anchor, key: DeviceKey, extent: 'tail' | 'whole'): readonly Finding[] {
  // Before the journal: what a living terminal commits in between can only make the journal newer.
  const read = anchor.read();
  if (!read.ok) return [{ kind: read.fault.code }];
  const verify = database.transaction((): readonly Finding[] => {
    const against = againstAnchor(database, read.value);
    if (against !== null) return [against];
    const first = ends(database, 'min');
    const head = ends(database, 'max');
    const from = extent === 'whole' ? first : Math.max(first, Math.min(read.value?.seq ?? first, head - tailEntries));
    const walked = walk(database, key, from);
    if (walked.finding) return [walked.finding];
    const altered = casesAgainst(database, walked.newest, from, extent);
    return altered.length > 0 ? altered : numbersAgainst(database, read.value, from);
  });
  return verify();
}

const ends = (database: JournalDatabase, end: 'min' | 'max'): number =>
  Number(database.prepare(`SELECT coalesce(${end}(seq), 0) FROM audit`).pluck().get());

function againstAnchor(database: JournalDatabase, anchored: AnchorPoint | null): Finding | null {
  const head = ends(database, 'max');
  if (anchored === null) return head > 0 ? { kind: 'anchorMissing', head } : null;
  const lost: Finding = { kind: 'lostCommits', anchored: anchored.seq, head };
  const chain = Number(database.prepare('SELECT coalesce(max(chain), 1) FROM meta').pluck().get());
  if (anchored.chain < chain) return gapIsNamed(database, anchored) ? null : lost;
  if (anchored.chain > chain || anchored.seq > head) return lost;
  if (anchored.seq === 0) return null;
  const entry = database
    .prepare<[number], { chain: number; hash: Uint8Array }>('SELECT chain, hash FROM audit WHERE seq = ?')
    .get(anchored.seq);
  if (!entry) return { kind: 'entryMissing', seq: anchored.seq };
  const same = entry.chain === anchored.chain && Buffer.from(entry.hash).toString('hex') === anchored.hash;
  return same ? null : { kind: 'anchorDiffers', seq: anchored.seq };
}

/** A restore that was cut off before it wrote the new anchor: the new chain itself says what is gone. */
function gapIsNamed(database: JournalDatabase, anchored: AnchorPoint): boolean {
  const restores = database
    .prepare<[number], string>(`SELECT detail FROM audit WHERE kind = 'restored' AND chain > ?`)
    .pluck()
    .all(anchored.chain);
  return restores.some((detail) => {
    const { seq, chain } = /anchored (?<seq>\d+) of (?<chain>\d+)$/.exec(detail)?.groups ?? {};
    return Number(chain) === anchored.chain ? Number(seq) >= anchored.seq : Number(chain) > anchored.chain || seq === undefined;
  });
}

interface Walked {
  readonly finding: Finding | null;
  /** Number of a case → the newest entry about it in what was walked; null: it was pruned. */
  readonly newest: ReadonlyMap<string, number | null>;
}

function walk(database: JournalDatabase, key: DeviceKey, from: number): Walked {
  const newest = new Map<string, number | null>();
  const rows = database.prepare<[number], AuditRow>('SELECT * FROM audit WHERE seq >= ? ORDER BY seq').iterate(from);
  let former = hashBefore(database, from);
  let expected = from;
  for (const row of rows) {
    if (former === null || row.seq !== expected)
      return { finding: { kind: 'entryMissing', seq: former === null ? from - 1 : expected }, newest };
    if (!hashOf(key.audit, former, row).equals(row.hash)) return { finding: { kind: 'entryAltered', seq: row.seq }, newest };
    if (row.kind.startsWith('case')) newest.set(row.subject, row.kind === 'casePruned' ? null : row.seq);
    former = row.hash;
    expected += 1;
  }
  return { finding: null, newest };
}

/** null: nobody says what stood before. */
function hashBefore(database: JournalDatabase, seq: number): Uint8Array | null {
  if (seq <= 1) return noHash;
  const before = database.prepare<[number], Uint8Array>('SELECT hash FROM audit WHERE seq = ?').pluck();
  const cut = database.prepare<[string], Uint8Array>(`SELECT content FROM audit WHERE kind = 'cut' AND subject = ?`).pluck();
  return before.get(seq - 1) ?? cut.get(String(seq - 1)) ?? null;
}

interface KeptCase extends StoredCase {
  readonly audit: number;
  readonly audited: Uint8Array | null;
  readonly applicant: Uint8Array | null;
  readonly answers: Uint8Array | null;
  readonly applicantKey: Uint8Array | null;
  /** 0 or 1. */
  readonly waits: number;
  readonly tried: number;
}

function casesAgainst(database: JournalDatabase, newest: Walked['newest'], from: number, extent: 'tail' | 'whole'): readonly Finding[] {
  const select = `SELECT ${caseColumns.map((column) => `filing_case.${column}`).join(', ')}, filing_case.audit,
      audit.content AS audited, applicant, answers, applicant_key AS applicantKey,
      EXISTS (SELECT 1 FROM outbox WHERE outbox.filing_case = filing_case.id) AS waits,
      (SELECT count(*) FROM attempt WHERE attempt.filing_case = filing_case.id) AS tried
    FROM filing_case
    LEFT JOIN audit ON audit.seq = filing_case.audit AND audit.subject = filing_case.number AND audit.kind GLOB 'case*'
    LEFT JOIN case_content ON case_content.filing_case = filing_case.id`;
  const cases =
    extent === 'whole'
      ? database.prepare<[], KeptCase>(select).iterate()
      : database
          .prepare<[number], KeptCase>(
            `${select} WHERE filing_case.state IN ('draft', 'prepared', 'sent', 'unknown')
               OR filing_case.number IN (SELECT subject FROM audit WHERE seq >= ? AND kind GLOB 'case*')`,
          )
          .iterate(from);
  const missing = new Set([...newest].filter(([, seq]) => seq !== null).map(([number]) => number));
  const findings: Finding[] = [];
  for (const row of cases) {
    missing.delete(row.number);
    const { number } = row;
    const noted = newest.get(number);
    // Of a case that has not changed for long, the tail has nothing to say.
    const isNewest = noted === row.audit || (noted === undefined && extent === 'tail');
    if (!isNewest || row.audited === null || !digestOfCase(row).equals(row.audited)) findings.push({ kind: 'caseAltered', number });
    else if (!contentHolds(row)) findings.push({ kind: 'contentAltered', number });
    else if (row.tried !== row.attempts) findings.push({ kind: 'attemptAltered', number });
    else if (row.waits === 0 && row.state !== 'draft' && !isFinal(row.state)) findings.push({ kind: 'outboxMissing', number });
  }
  return [...findings, ...[...missing].map((number): Finding => ({ kind: 'caseMissing', number }))];
}

function contentHolds({ applicant, answers, applicantKey, content_hash: digest, erased_at: erasedAt }: KeptCase): boolean {
  if (applicant === null || answers === null || applicantKey === null) return digest === null || erasedAt !== null;
  return digest !== null && erasedAt === null && digestOfContent({ applicant, answers, applicantKey }).equals(digest);
}
