// How long the journal remembers: personal content some days after a case is final, its skeleton and the audit trail half a year.

import path from 'node:path';
import type { CaseState } from '../services/case.ts';
import { sweepAttachments } from './attachments.ts';
import { caseColumns, digestOfCase, isFinal, type StoredCase } from './case-row.ts';
import type { JournalDatabase } from './database.ts';
import type { Upkeep } from './journal.ts';
import { journalFiles } from './opening.ts';
import { prune } from './prune.ts';

export interface RetentionRules {
  /** Personal content goes so many days after the case became final. */
  readonly eraseAfterDays: number;
  /** A case that nobody settles keeps it so long. */
  readonly eraseUnsettledAfterDays: number;
  /** Skeleton and audit trail; the Cybersecurity Law wants six months. */
  readonly keepDays: number;
}

export const defaultRetention: RetentionRules = { eraseAfterDays: 7, eraseUnsettledAfterDays: 60, keepDays: 180 };

export interface RetentionReport {
  /** Numbers of the cases whose personal content went. */
  readonly erased: readonly string[];
  /** Cases of which nothing is left but their entry in the trail. */
  readonly pruned: number;
  /** Entries of the audit trail that were deleted. */
  readonly cut: number;
  /** Attachments deleted from the disk. */
  readonly files: number;
  /** false: somebody else reads the journal, and what was erased is still in the log beside it; the next night tries again. */
  readonly checkpointed: boolean;
}

const dayMs = 24 * 60 * 60_000;

interface Settled {
  readonly state: CaseState;
  /** When it came to that state, ms since 1970. */
  readonly changedAt: number;
}

export function mayErase({ state, changedAt }: Settled, now: number, rules: RetentionRules): boolean {
  if (!isFinal(state)) return false;
  return now - changedAt >= (state === 'manual' ? rules.eraseUnsettledAfterDays : rules.eraseAfterDays) * dayMs;
}

/** Nothing that is still to be settled, and nothing that still holds a field of a person. */
export function mayPrune(settled: Settled & { readonly holdsContent: boolean }, now: number, rules: RetentionRules): boolean {
  const { state, changedAt, holdsContent } = settled;
  return isFinal(state) && state !== 'manual' && !holdsContent && now - changedAt >= rules.keepDays * dayMs;
}

/** Called at night, when nobody stands before the kiosk. @param now ms since 1970, not of a clock that may be wrong (safety/trusted-time.ts) */
export function retain(upkeep: Upkeep, now: number, rules: RetentionRules = defaultRetention): RetentionReport {
  const { database } = upkeep;
  const erased = erase(upkeep, now, rules);
  const pruned = prune(upkeep, {
    isOld: (stored) =>
      mayPrune({ ...settledOf(stored), holdsContent: stored.content_hash !== null && stored.erased_at === null }, now, rules),
    before: now - rules.keepDays * dayMs,
  });
  const files = sweepAttachments(database, journalFiles(path.resolve(database.name)).attachments);
  return { erased, ...pruned, files, checkpointed: checkpoint(database) };
}

const settledOf = ({ state, changed_at: changedAt }: StoredCase): Settled => ({ state, changedAt });

function erase({ database, trail }: Upkeep, now: number, rules: RetentionRules): readonly string[] {
  const held = database.prepare<[], StoredCase>(
    `SELECT ${caseColumns.join(', ')} FROM filing_case WHERE content_hash IS NOT NULL AND erased_at IS NULL`,
  );
  const eraseContent = database.prepare(
    'UPDATE case_content SET applicant = NULL, answers = NULL, applicant_key = NULL WHERE filing_case = ?',
  );
  const dropAttachments = database.prepare('DELETE FROM attachment WHERE filing_case = ?');
  const mark = database.prepare('UPDATE filing_case SET erased_at = ?, audit = ? WHERE id = ?');
  return trail.record(() => {
    const due = held.all().filter((stored) => mayErase(settledOf(stored), now, rules));
    for (const stored of due) {
      eraseContent.run(stored.id);
      dropAttachments.run(stored.id);
      const content = digestOfCase({ ...stored, erased_at: now });
      mark.run(now, trail.note({ kind: 'caseErased', subject: stored.number, content }), stored.id);
    }
    return due.map(({ number }) => number);
  });
}

/** What secure_delete has overwritten in the file must not live on in the log beside it. */
function checkpoint(database: JournalDatabase): boolean {
  const [said] = database.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
  return said?.busy === 0;
}
