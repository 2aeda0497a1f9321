// A case as it stands in its row: what the columns are called, what a reader gets, and the digest that the audit trail carries.

import { createHash, hash } from 'node:crypto';
import type { FilingOperation } from '../../../kiosk-config/services/schema.ts';
import { type CaseReason, type CaseState, finalStates, type Told } from '../services/case.ts';
import type { CaseRow } from './cases.ts';

/** The row as SQLite gives it. */
export interface StoredCase {
  readonly id: number;
  readonly number: string;
  readonly key: string;
  readonly link: string;
  readonly visit: number;
  readonly service: string;
  readonly operation: FilingOperation;
  readonly state: CaseState;
  readonly reason: CaseReason | null;
  readonly standing: 'finished' | 'accepted' | null;
  readonly platform_number: string | null;
  readonly told: Told | null;
  readonly created_at: number;
  readonly changed_at: number;
  readonly send_by: number | null;
  readonly attempts: number;
  readonly content_hash: Uint8Array | null;
  readonly erased_at: number | null;
}

export const caseColumns = [
  'id',
  'number',
  'key',
  'link',
  'visit',
  'service',
  'operation',
  'state',
  'reason',
  'standing',
  'platform_number',
  'told',
  'created_at',
  'changed_at',
  'send_by',
  'attempts',
  'content_hash',
  'erased_at',
] as const satisfies readonly (keyof StoredCase)[];

export const isFinal = (state: CaseState): boolean => finalStates.has(state);

export const caseRowOf = (stored: StoredCase, dueAt: number | null): CaseRow => ({
  id: stored.id,
  number: stored.number,
  key: stored.key,
  link: stored.link,
  service: stored.service,
  operation: stored.operation,
  state: stored.state,
  reason: stored.reason,
  standing: stored.standing,
  platformNumber: stored.platform_number,
  told: stored.told,
  createdAt: stored.created_at,
  changedAt: stored.changed_at,
  sendBy: stored.send_by,
  attempts: stored.attempts,
  dueAt,
});

/** Every column counts: a row that differs from what was audited has been altered. */
export function digestOfCase(stored: StoredCase): Buffer {
  const values = caseColumns.map((column) => {
    const value = stored[column];
    return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
  });
  return hash('sha256', JSON.stringify(values), 'buffer');
}

/** What is encrypted of a case, as it stands in its row. */
export interface SealedContent {
  readonly applicant: Uint8Array;
  readonly answers: Uint8Array;
  readonly applicantKey: Uint8Array;
}

export function digestOfContent({ applicant, answers, applicantKey }: SealedContent): Buffer {
  const digest = createHash('sha256');
  for (const part of [applicant, answers, applicantKey]) digest.update(`${part.length} `).update(part);
  return digest.digest();
}
