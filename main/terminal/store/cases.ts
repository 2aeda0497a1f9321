// Cases in the journal: durable before anything leaves, encrypted as far as they are personal, each change of state chained and anchored.

import type { Private } from '../../../contract/private.ts';
import type { Applicant, CaseReason, CaseState, FilingAnswers, Told } from '../services/case.ts';
import type { FilingOperation } from '../../../kiosk-config/services/schema.ts';

export interface NewCase {
  readonly visit: number;
  readonly service: string;
  readonly operation: FilingOperation;
}

/** What a citizen submitted; written encrypted, in one transaction with the outbox row. */
export interface CaseContent {
  readonly applicant: Applicant;
  readonly answers: FilingAnswers;
}

export interface CaseRow {
  readonly id: number;
  /** On the screen and on paper, e.g. KIOSK-01-B000123; never given twice, not even after a restore. */
  readonly number: string;
  /** 128 random bits in hex: the platform's key of the case. */
  readonly key: string;
  /** 64 random bits, base64url: with the number it opens the case's state by the QR code of the receipt. */
  readonly link: string;
  readonly service: string;
  readonly operation: FilingOperation;
  readonly state: CaseState;
  readonly reason: CaseReason | null;
  readonly standing: 'finished' | 'accepted' | null;
  readonly platformNumber: string | null;
  readonly told: Told | null;
  /** Wall clock, ms since 1970, like all times here. */
  readonly createdAt: number;
  readonly changedAt: number;
  /** Never sent after it. */
  readonly sendBy: number | null;
  readonly attempts: number;
  /** When the worker looks at it next; null: never (it is final). */
  readonly dueAt: number | null;
}

export interface Move {
  readonly to: CaseState;
  readonly reason?: CaseReason;
  readonly standing?: 'finished' | 'accepted';
  readonly platformNumber?: string | null;
  /** When the worker looks at it next; left out: now, or never when the state is final. */
  readonly dueAt?: number;
}

export interface Cases {
  /** State `draft`; no personal field. */
  readonly startCase: (order: NewCase) => CaseRow;
  /** `draft` → `prepared`: content and outbox row in one transaction. */
  readonly prepareCase: (id: number, content: CaseContent, sendBy: number) => CaseRow;
  /** → `sent`; durable and anchored before it returns, so that a byte may leave. @returns number of the attempt, from 1 */
  readonly startAttempt: (id: number, messageId: string) => number;
  /** Every other step; throws when services/case.ts has no such step. Durable and anchored before it returns. */
  readonly moveCase: (id: number, move: Move) => CaseRow;
  /** A later look at a case that stays as it is. */
  readonly postponeCase: (id: number, dueAt: number) => void;
  /**
   * What the screen is about to say; throws when the row does not bear it out, or when something truer was told before. A `prepared` case
   * that nobody was told is `held` is withdrawn by the next life, which tells of it as not done.
   */
  readonly tellCase: (id: number, told: Told) => void;
  readonly caseOf: (id: number) => CaseRow | null;
  readonly caseByNumber: (number: string) => CaseRow | null;
  /** null: erased, or it cannot be decrypted. */
  readonly contentOf: (id: number) => CaseContent | null;
  /** Every case that is not final, oldest first. */
  readonly openCases: () => readonly CaseRow[];
  /** Every case whose state has changed since, whatever it is now, oldest first. */
  readonly casesSince: (at: number) => readonly CaseRow[];
  /** The newest case of this person and operations that stands in the way of another (services/case.ts), by keyed hash of the number. */
  readonly openCaseOf: (number: Private, operations: readonly FilingOperation[]) => CaseRow | null;
  /** Reserves message ids: every second up to `until` (s since 1970) is ours; durable and anchored. @returns the former reservation, 0 at first */
  readonly reserveSeconds: (until: number) => number;
}
