// The journal's cases: each step is checked, written, noted in the audit trail and anchored before it returns.

import { createHmac, type KeyObject, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { relations } from '../../../contract/acting.ts';
import { type Private, privateText } from '../../../contract/private.ts';
import { insuranceType } from '../../../contract/insurance.ts';
import { type CaseState, nextStates, standsInTheWay, type Told } from '../services/case.ts';
import type { AuditKind, AuditTrail } from './audit.ts';
import { caseColumns, caseRowOf, digestOfCase, digestOfContent, isFinal, type SealedContent, type StoredCase } from './case-row.ts';
import type { CaseContent, CaseRow, Cases, Move, NewCase } from './cases.ts';
import type { JournalDatabase } from './database.ts';
import type { DeviceKey } from './device-key.ts';
import { fieldCipher } from './field-cipher.ts';

export interface CaseTools {
  readonly database: JournalDatabase;
  readonly key: DeviceKey;
  readonly trail: AuditTrail;
  readonly terminalId: string;
  readonly now: () => number;
}

const contentShape: z.ZodType<CaseContent> = z.strictObject({
  applicant: z.strictObject({
    name: privateText,
    number: privateText,
    personNumber: privateText.nullable(),
    insuredPlace: z.string(),
    insuranceType: insuranceType.nullable(),
    agent: z.strictObject({ name: privateText, number: privateText, relation: z.enum(relations) }).optional(),
  }),
  answers: z.record(z.string(), z.string()),
});

/** What an attempt came to, by the step that ended it; a case that stays `sent` has an attempt without an end. */
const attemptResult: Readonly<Partial<Record<CaseState, string>>> = {
  confirmed: 'accepted',
  rejected: 'refused',
  unknown: 'lost',
  withdrawn: 'notSent',
  prepared: 'notSent',
};

const place = (column: 'applicant' | 'answers', row: number) => ({ table: 'case_content', column, row });

/** By itself for whoever only reads. */
export function contentReader(database: JournalDatabase, key: DeviceKey): Cases['contentOf'] {
  const select = database.prepare<[number], { applicant: Uint8Array | null; answers: Uint8Array | null }>(
    'SELECT applicant, answers FROM case_content WHERE filing_case = ?',
  );
  const cipher = fieldCipher(key.fields, key.id);
  return (id) => {
    const sealed = select.get(id);
    if (!sealed?.applicant || !sealed.answers) return null;
    const applicant = cipher.open(sealed.applicant, place('applicant', id));
    const answers = cipher.open(sealed.answers, place('answers', id));
    if (applicant === null || answers === null) return null;
    const content = contentShape.safeParse({ applicant: JSON.parse(applicant.toString()), answers: JSON.parse(answers.toString()) });
    return content.success ? content.data : null;
  };
}

export function caseWriters({ database, key, trail, terminalId, now }: CaseTools): Cases {
  const rows = caseStatements(database);
  const cipher = fieldCipher(key.fields, key.id);
  const asText = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

  function existing(id: number): StoredCase {
    const stored = rows.byId.get(id);
    if (!stored) throw new Error(`There is no case ${id}`);
    return stored;
  }

  function stepTo(stored: StoredCase, state: CaseState): void {
    if (!nextStates[stored.state].includes(state)) throw new Error(`${stored.number}: no step from ${stored.state} to ${state}`);
  }

  /** The row as it is to stand, and its note. */
  function keep(next: StoredCase, kind: AuditKind, detail: string): void {
    const audit = trail.note({ kind, subject: next.number, detail, content: digestOfCase(next) });
    rows.update.run(...changingColumns.map((column) => next[column]), audit, next.id);
  }

  function seal(id: number, { applicant, answers }: CaseContent): SealedContent {
    return {
      applicant: cipher.seal(asText(applicant), place('applicant', id)),
      answers: cipher.seal(asText(answers), place('answers', id)),
      applicantKey: lookUpKey(key.lookUp, applicant.number),
    };
  }

  return {
    startCase({ visit, service, operation }: NewCase): CaseRow {
      return trail.record(() => {
        const id = rows.nextId.get() ?? 1;
        const at = now();
        const draft: StoredCase = {
          id,
          number: `${terminalId}-B${String(id).padStart(6, '0')}`,
          key: randomBytes(16).toString('hex'),
          link: randomBytes(8).toString('base64url'),
          visit,
          service,
          operation,
          state: 'draft',
          reason: null,
          standing: null,
          platform_number: null,
          told: null,
          created_at: at,
          changed_at: at,
          send_by: null,
          attempts: 0,
          content_hash: null,
          erased_at: null,
        };
        rows.insert.run({ ...draft, audit: trail.note({ kind: 'caseStarted', subject: draft.number, content: digestOfCase(draft) }) });
        return caseRowOf(draft, null);
      });
    },

    prepareCase(id, content, sendBy) {
      return trail.record(() => {
        const stored = existing(id);
        stepTo(stored, 'prepared');
        // What could not be read back is not taken.
        const sealed = seal(id, contentShape.parse(content));
        const at = now();
        rows.insertContent.run(id, sealed.applicant, sealed.answers, sealed.applicantKey);
        const next: StoredCase = { ...stored, state: 'prepared', changed_at: at, send_by: sendBy, content_hash: digestOfContent(sealed) };
        keep(next, 'casePrepared', 'prepared');
        rows.due.run(id, at);
        return caseRowOf(next, at);
      });
    },

    startAttempt(id, messageId) {
      return trail.record(() => {
        const stored = existing(id);
        stepTo(stored, 'sent');
        const at = now();
        const attempts = stored.attempts + 1;
        rows.insertAttempt.run(id, attempts, messageId, at);
        keep({ ...stored, state: 'sent', reason: null, changed_at: at, attempts }, 'caseSent', `sent ${attempts} ${messageId}`);
        return attempts;
      });
    },

    moveCase(id, { to, reason, standing, platformNumber, dueAt }: Move) {
      if (to === 'prepared' || to === 'sent') throwUnlessHeld(to, existing(id));
      return trail.record(() => {
        const stored = existing(id);
        stepTo(stored, to);
        const at = now();
        if (stored.state === 'sent') rows.endAttempt.run(at, attemptResult[to] ?? 'lost', id, stored.attempts);
        const platform_number = platformNumber === undefined ? stored.platform_number : platformNumber;
        const next = { ...stored, state: to, reason: reason ?? null, standing: standing ?? null, platform_number, changed_at: at };
        keep(next, reason === 'settledByStaff' ? 'caseSettled' : 'caseMoved', reason === undefined ? to : `${to} ${reason}`);
        if (isFinal(to)) {
          rows.notDue.run(id);
          return caseRowOf(next, null);
        }
        rows.due.run(id, dueAt ?? at);
        return caseRowOf(next, dueAt ?? at);
      });
    },

    postponeCase: (id, dueAt) => void rows.postpone.run(dueAt, id),

    tellCase(id, told) {
      trail.record(() => {
        const stored = existing(id);
        if (stored.told === told) return;
        if (!mayBeTold(stored, told))
          throw new Error(`${stored.number} is ${stored.state}, ${told} is not to be told after ${stored.told}`);
        keep({ ...stored, told }, 'caseTold', told);
      });
    },

    caseOf: (id) => rowWithDue(rows.byId.get(id)),
    caseByNumber: (number) => rowWithDue(rows.byNumber.get(number)),

    contentOf: contentReader(database, key),

    openCases: () => rows.open.all().map((stored) => caseRowOf(stored, stored.due_at)),
    casesSince: (at) => rows.since.all(at).map((stored) => caseRowOf(stored, stored.due_at)),

    openCaseOf(number: Private, operations) {
      const theirs = rows.ofPerson
        .all(lookUpKey(key.lookUp, number), JSON.stringify(operations))
        .map((stored) => caseRowOf(stored, stored.due_at));
      const at = now();
      return theirs.find((row) => standsInTheWay(row, at)) ?? null;
    },

    reserveSeconds: (until) =>
      trail.record(() => {
        const former = rows.reserved.get() ?? 0;
        rows.reserve.run(until);
        return former;
      }),
  };

  function rowWithDue(stored: StoredCase | undefined): CaseRow | null {
    return stored ? caseRowOf(stored, rows.dueAt.get(stored.id) ?? null) : null;
  }
}

/** These two have functions of their own, which write what belongs to them. */
function throwUnlessHeld(to: 'prepared' | 'sent', { number, state }: StoredCase): void {
  if (to === 'prepared' && state === 'sent') return;
  throw new Error(`${number}: ${state} becomes ${to} by ${to === 'sent' ? 'startAttempt' : 'prepareCase'}`);
}

/** What was told may become truer, and never less: kept here, then not known, then known. */
function mayBeTold({ state, told }: StoredCase, next: Told): boolean {
  if (told === 'done' || told === 'notDone') return false;
  if (next === 'held') return told === null && state === 'prepared';
  if (next === 'unknown') return state !== 'draft';
  return next === 'done' ? state === 'confirmed' : state === 'rejected' || state === 'withdrawn';
}

/** The same person has one key, however the number was typed. */
const lookUpKey = (key: KeyObject, number: Private): Buffer =>
  createHmac('sha256', key).update(number.private.trim().toUpperCase()).digest();

/** What steps change of a row. */
const changingColumns = [
  'state',
  'reason',
  'standing',
  'platform_number',
  'told',
  'changed_at',
  'send_by',
  'attempts',
  'content_hash',
] as const satisfies readonly (keyof StoredCase)[];

type DueCase = StoredCase & { readonly due_at: number | null };

function caseStatements(database: JournalDatabase) {
  const withDue = 'FROM filing_case LEFT JOIN outbox ON outbox.filing_case = filing_case.id';
  const columns = caseColumns.map((column) => `filing_case.${column}`).join(', ');
  return {
    byId: database.prepare<[number], StoredCase>(`SELECT ${columns} FROM filing_case WHERE id = ?`),
    byNumber: database.prepare<[string], StoredCase>(`SELECT ${columns} FROM filing_case WHERE number = ?`),
    open: database.prepare<[], DueCase>(
      `SELECT ${columns}, due_at ${withDue} WHERE state IN ('draft', 'prepared', 'sent', 'unknown') ORDER BY filing_case.id`,
    ),
    since: database.prepare<[number], DueCase>(`SELECT ${columns}, due_at ${withDue} WHERE changed_at >= ? ORDER BY filing_case.id`),
    ofPerson: database.prepare<[Uint8Array, string], DueCase>(
      `SELECT ${columns}, due_at ${withDue} JOIN case_content ON case_content.filing_case = filing_case.id
       WHERE applicant_key = ? AND operation IN (SELECT value FROM json_each(?)) ORDER BY filing_case.id DESC`,
    ),
    nextId: database.prepare<[], number>(`SELECT seq + 1 FROM sqlite_sequence WHERE name = 'filing_case'`).pluck(),
    insert: database.prepare(
      `INSERT INTO filing_case (${caseColumns.join(', ')}, audit) VALUES (${caseColumns.map((column) => `:${column}`).join(', ')}, :audit)`,
    ),
    update: database.prepare(
      `UPDATE filing_case SET ${changingColumns.map((column) => `${column} = ?`).join(', ')}, audit = ? WHERE id = ?`,
    ),
    insertContent: database.prepare('INSERT INTO case_content (filing_case, applicant, answers, applicant_key) VALUES (?, ?, ?, ?)'),
    insertAttempt: database.prepare('INSERT INTO attempt (filing_case, number, message_id, started_at) VALUES (?, ?, ?, ?)'),
    endAttempt: database.prepare('UPDATE attempt SET ended_at = ?, result = ? WHERE filing_case = ? AND number = ? AND ended_at IS NULL'),
    due: database.prepare(
      'INSERT INTO outbox (filing_case, due_at) VALUES (?, ?) ON CONFLICT (filing_case) DO UPDATE SET due_at = excluded.due_at',
    ),
    notDue: database.prepare('DELETE FROM outbox WHERE filing_case = ?'),
    postpone: database.prepare('UPDATE outbox SET due_at = ? WHERE filing_case = ?'),
    dueAt: database.prepare<[number], number>('SELECT due_at FROM outbox WHERE filing_case = ?').pluck(),
    reserved: database.prepare<[], number>('SELECT until FROM message_seconds').pluck(),
    reserve: database.prepare(
      'INSERT INTO message_seconds (id, until) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET until = max(until, excluded.until)',
    ),
  };
}
