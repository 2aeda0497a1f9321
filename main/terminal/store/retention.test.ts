import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { privately } from '../../../contract/private.ts';
import { caseStates } from '../services/case.ts';
import type { Journal } from './journal.ts';
import { defaultRetention, mayErase, mayPrune, retain } from './retention.ts';
import { content } from './testing/content.ts';
import { caseIn, type Place, place } from './testing/journals.ts';
import { verifyJournal } from './verify.ts';

const day = 24 * 60 * 60_000;
const whole = ({ upkeep: { database, anchor, key } }: Journal) => verifyJournal(database, anchor, key, 'whole');

describe('what may go', () => {
  it('is content of what is final, after a week; of what nobody settled, after two months', () => {
    const afterDays = (days: number) => caseStates.filter((state) => mayErase({ state, changedAt: 0 }, days * day, defaultRetention));
    expect([afterDays(6.9), afterDays(7), afterDays(59.9), afterDays(60)]).toEqual([
      [],
      ['confirmed', 'rejected', 'withdrawn'],
      ['confirmed', 'rejected', 'withdrawn'],
      ['confirmed', 'rejected', 'manual', 'withdrawn'],
    ]);
  });

  it('is the skeleton of what is settled and erased, after half a year', () => {
    const afterDays = (days: number, holdsContent: boolean) =>
      caseStates.filter((state) => mayPrune({ state, changedAt: 0, holdsContent }, days * day, defaultRetention));
    expect([afterDays(179, false), afterDays(180, true), afterDays(180, false)]).toEqual([[], [], ['confirmed', 'rejected', 'withdrawn']]);
  });
});

/** What is written of one person, byte for byte as it stands in the files: whoever has the key can read it. */
function sealedOf(journal: Journal, id: number): readonly Buffer[] {
  const row = journal.upkeep.database
    .prepare<[number], Record<string, Buffer>>('SELECT applicant, answers, applicant_key FROM case_content WHERE filing_case = ?')
    .get(id);
  return Object.values(row ?? {});
}

/** Also of a part of it, as a page that was moved or overwritten in the middle leaves behind. */
function partsIn(here: Place, sealed: readonly Buffer[]): number {
  const files = readdirSync(here.folder).filter((name) => name.startsWith('journal.db'));
  const bytes = Buffer.concat(files.map((name) => readFileSync(path.join(here.folder, name))));
  const parts = sealed.flatMap((whole) => [whole.subarray(0, 16), whole.subarray(13, 29), whole.subarray(-16)]);
  return parts.filter((part) => bytes.includes(part)).length;
}

describe('erasing', () => {
  const somebodyElse = { ...content, applicant: { ...content.applicant, number: privately('66010219920315244X') } };

  function filed(): { readonly here: Place; readonly journal: Journal; readonly sealed: readonly Buffer[]; readonly id: number } {
    const here = place();
    const journal = here.open();
    const { id } = caseIn(journal, 'confirmed', somebodyElse);
    for (let n = 0; n < 40; n += 1) caseIn(journal, n % 2 === 0 ? 'sent' : 'rejected');
    return { here, journal, sealed: sealedOf(journal, id), id };
  }

  it('leaves nothing of a person in the journal or its log for whoever has the key, and the chain whole', () => {
    const { here, journal, sealed, id } = filed();
    const attachment = journal.keepAttachment(id, 'signature', Buffer.from('a signature'));
    expect([sealed.length, partsIn(here, sealed)]).toEqual([3, 9]);
    here.now += 8 * day;
    const report = retain(journal.upkeep, here.now);
    expect(report).toMatchObject({ pruned: 0, files: 1, checkpointed: true });
    expect(report.erased).toHaveLength(21);
    expect(partsIn(here, sealed)).toBe(0);
    expect([journal.contentOf(id), journal.attachmentContent(attachment.id), journal.contentOf(2) !== null]).toEqual([null, null, true]);
    expect(readdirSync(path.join(here.folder, 'attachments'))).toEqual([]);
    expect(journal.caseOf(id)).toMatchObject({ state: 'confirmed', platformNumber: 'P-1' });
    expect(whole(journal)).toEqual([]);
    expect(retain(journal.upkeep, here.now).erased).toEqual([]);
    journal.close();
    expect(here.fault()).toBeNull();
  });

  it('needs the log to be cut, and the freed space to be overwritten (controls)', () => {
    const uncut = filed();
    const drop = 'UPDATE case_content SET applicant = NULL, answers = NULL, applicant_key = NULL WHERE filing_case = ?';
    uncut.journal.upkeep.database.prepare(drop).run(uncut.id);
    expect(partsIn(uncut.here, uncut.sealed)).toBeGreaterThan(0);
    uncut.journal.close();

    const kept = filed();
    kept.journal.upkeep.database.pragma('secure_delete = OFF');
    kept.here.now += 8 * day;
    expect(retain(kept.journal.upkeep, kept.here.now).checkpointed).toBe(true);
    expect(partsIn(kept.here, kept.sealed)).toBeGreaterThan(0);
    kept.journal.close();
  });

  it('says when somebody who reads keeps the log from being cut, and the next night cuts it', () => {
    const { here, journal, sealed } = filed();
    const reader = new Database(here.file, { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM visit').get();
    here.now += 8 * day;
    expect(retain(journal.upkeep, here.now).checkpointed).toBe(false);
    expect(partsIn(here, sealed)).toBeGreaterThan(0);
    reader.close();
    expect(retain(journal.upkeep, here.now)).toMatchObject({ erased: [], checkpointed: true });
    expect(partsIn(here, sealed)).toBe(0);
    journal.close();
  });

  it('takes the file of an attachment whose row never came', () => {
    const here = place();
    const journal = here.open();
    const { id } = caseIn(journal, 'sent');
    journal.keepAttachment(id, 'photograph', Buffer.from('kept'));
    const kept = readdirSync(path.join(here.folder, 'attachments'));
    expect(() => journal.keepAttachment(99, 'photograph', Buffer.from('of no case'))).toThrow(/FOREIGN KEY/);
    expect(readdirSync(path.join(here.folder, 'attachments'))).toHaveLength(2);
    expect(retain(journal.upkeep, here.now).files).toBe(1);
    expect(readdirSync(path.join(here.folder, 'attachments'))).toEqual(kept);
    journal.close();
  });
});

describe('pruning', () => {
  it('deletes what is older than half a year, keeps the chain verifiable and the counters where they were', () => {
    const here = place();
    const journal = here.open();
    const use = journal.startService(journal.startVisit(), 'personal-account');
    journal.endPrint(journal.startPrint(use).job, { kind: 'done', proof: 'printed' });
    journal.rate({ of: { serviceUse: use }, stars: 5, reasons: [] });
    const old = caseIn(journal, 'confirmed');
    journal.rate({ of: { case: old.id }, stars: 4, reasons: ['quick'] });
    for (const { id } of journal.unsentRatings()) journal.ratingSent(id);
    journal.close();
    const second = here.open();
    here.now += 181 * day;
    const young = caseIn(second, 'sent');
    const entries = () => second.upkeep.database.prepare<[], number[]>('SELECT min(seq), max(seq) FROM audit').raw().get() ?? [];
    const [, last = 0] = entries();
    const night = retain(second.upkeep, here.now);
    expect(night).toMatchObject({ erased: [old.number], pruned: 1 });
    expect([second.caseOf(old.id), second.caseOf(young.id)?.state]).toEqual([null, 'sent']);
    // The life and the case of today; then what the night has noted: erased, pruned, cut.
    expect([night.cut, entries()]).toEqual([last - 3, [last - 2, last + 3]]);
    expect(second.upkeep.database.prepare('SELECT count(*) FROM print_job').pluck().get()).toBe(0);
    expect(whole(second)).toEqual([]);
    const next = second.startPrint(second.startService(second.startVisit(), 'personal-account'));
    expect([caseIn(second, 'draft').number, next.reference]).toEqual(['KIOSK-01-B000003', 'KIOSK-01-000002']);
    second.close();
    expect(here.fault()).toBeNull();
    expect(existsSync(here.anchor)).toBe(true);
  });

  it('keeps what is open or unsettled, however old, and every number that the trail behind it tells of', () => {
    const here = place();
    const journal = here.open();
    const kept = (['draft', 'prepared', 'sent', 'unknown', 'manual'] as const).map((state) => caseIn(journal, state));
    const visit = journal.startVisit();
    const numbers = { from: 1, to: 9 };
    const ticket = journal.issueTicket({ visit, day: '2026-06-18', kind: 'general', letter: 'C', priority: false, numbers, above: 0 });
    if (!ticket.ok) throw new Error(ticket.fault);
    journal.endTicket(ticket.value.id, { kind: 'done', proof: 'printed' });
    journal.endPrint(journal.startPrint(journal.startService(visit, 'personal-account')).job, { kind: 'done', proof: 'printed' });
    here.now += 400 * day;
    retain(journal.upkeep, here.now);
    retain(journal.upkeep, here.now);
    expect(kept.map(({ id }) => journal.caseOf(id)?.state)).toEqual(['draft', 'prepared', 'sent', 'unknown', 'manual']);
    expect(whole(journal)).toEqual([]);
    journal.close();
    expect(here.fault()).toBeNull();
  });

  it('is noticed when the entry that vouches for the cut is made up', () => {
    const here = place();
    const journal = here.open();
    caseIn(journal, 'confirmed');
    journal.upkeep.database.prepare('DELETE FROM audit WHERE seq <= 2').run();
    const forged = `INSERT INTO audit SELECT max(seq) + 1, 1, 1, 'cut', '2', NULL, zeroblob(32), zeroblob(32) FROM audit`;
    journal.upkeep.database.exec(forged);
    expect(whole(journal)).toEqual([{ kind: 'entryAltered', seq: 3 }]);
    journal.close();
  });
});
