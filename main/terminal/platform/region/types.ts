// The region's platform in domain words: what has no national number. One adapter serves every region, steered by its pack's `adapter` section.

import type { FilingOnRecord } from '../../../../contract/filing.ts';
import type { Private } from '../../../../contract/private.ts';
import type { Result } from '../../../../contract/result.ts';
import type { InsuranceType } from '../../../../contract/insurance.ts';
import type { FilingOperation } from '../../../../kiosk-config/services/schema.ts';
import type { Applicant, FilingAnswers, RefusalFault } from '../../services/case.ts';
import type { PlatformFault } from '../types.ts';

/** Months are YYYY-MM, both included. */
export interface Months {
  readonly from: string;
  readonly to: string;
}

/** One contribution (缴费记录). Amounts in fen. */
export interface Payment {
  readonly type: InsuranceType;
  readonly from: string;
  readonly to: string;
  readonly ownFen: Private<number>;
  readonly employerFen: Private<number>;
  readonly subsidyFen: Private<number>;
  readonly arrived: boolean;
  /** YYYY-MM-DD, null: not told. */
  readonly paidOn: string | null;
}

/** One line of the personal account (个人账户明细). */
export interface AccountEntry {
  readonly on: string;
  readonly direction: 'income' | 'expense';
  readonly kind: 'contribution' | 'interest' | 'carriedOver' | 'consumption' | 'refund' | 'transfer' | 'other';
  readonly amountFen: Private<number>;
}

export type CaseStanding = 'finished' | 'accepted' | 'underReview' | 'refused' | 'cancelled';

/** Progress (办理进度) of one case at the platform. */
export interface CaseProgress {
  readonly platformNumber: string;
  readonly standing: CaseStanding;
  /** YYYY-MM-DD HH:mm. */
  readonly at: string;
}

/** What is sent; `key` is the same in every attempt, `messageId` is not. */
export interface Submission {
  readonly operation: FilingOperation;
  /** Our own random key of the case: the platform finds the case by it, and may know a repetition by it. */
  readonly key: string;
  /** The number on the citizen's receipt. */
  readonly number: string;
  readonly messageId: string;
  readonly applicant: Applicant;
  readonly answers: FilingAnswers;
}

/** What became of one attempt. Only `notSent` proves that no byte of it reached the platform. */
export type SubmitAnswer =
  | { readonly kind: 'accepted'; readonly platformNumber: string | null; readonly standing: 'finished' | 'accepted' }
  /** `final`: one of the refusals that the region's pack names. Any other may hide an execution: ask. */
  | { readonly kind: 'refused'; readonly fault: RefusalFault; readonly final: boolean }
  /** The platform says that it has had this key or message before: ask. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'notSent'; readonly fault: PlatformFault['code'] }
  | { readonly kind: 'lost'; readonly fault: PlatformFault['code'] };

/** What the platform knows of a key. */
export type AskAnswer =
  | { readonly kind: 'found'; readonly platformNumber: string | null; readonly standing: CaseStanding }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'noAnswer'; readonly fault: PlatformFault['code'] };

/** A case of this terminal in the platform's ledger, for reconciliation. */
export interface LedgerLine {
  readonly key: string;
  readonly platformNumber: string;
  readonly standing: CaseStanding;
  /** How often the platform has executed it; more than once is a difference that people must settle. */
  readonly executions: number;
}

export interface ServiceRating {
  readonly number: string;
  readonly platformNumber: string | null;
  readonly stars: 1 | 2 | 3 | 4 | 5;
  readonly reasons: readonly string[];
}

export type Repetition = 'keyed' | 'unkeyed';

export interface RegionAdapter {
  /**
   * `keyed`: the platform executes a key at most once, so the same key may be sent again. `unkeyed`: it may execute it again, so what is
   * not found after `settleMs` goes to staff.
   */
  readonly repetitionOf: (operation: FilingOperation) => Repetition;
  /** How long the platform may still execute what it has received, in ms. */
  readonly settleMs: number;
  readonly payments: (of: Applicant, months: Months, signal: AbortSignal) => Promise<Result<readonly Payment[], PlatformFault>>;
  readonly accountStatement: (
    of: Applicant,
    months: Months,
    signal: AbortSignal,
  ) => Promise<Result<readonly AccountEntry[], PlatformFault>>;
  readonly remoteTreatments: (of: Applicant, signal: AbortSignal) => Promise<Result<readonly FilingOnRecord[], PlatformFault>>;
  readonly progress: (of: Applicant, signal: AbortSignal) => Promise<Result<readonly CaseProgress[], PlatformFault>>;
  /** One attempt on a connection of its own, never repeated by anything below the case. Ends within the signal's time. */
  readonly submit: (submission: Submission, signal: AbortSignal) => Promise<SubmitAnswer>;
  /** Whether the platform has executed it; `messageId` is this question's own. */
  readonly ask: (about: Omit<Submission, 'messageId'>, messageId: string, signal: AbortSignal) => Promise<AskAnswer>;
  /** Whether cases of this operation stand in the ledger, by their key. */
  readonly isInLedger: (operation: FilingOperation) => boolean;
  /** Every case of this terminal in those days (YYYY-MM-DD, both included). */
  readonly ledger: (days: { from: string; to: string }, signal: AbortSignal) => Promise<Result<readonly LedgerLine[], PlatformFault>>;
  readonly rate: (rating: ServiceRating, signal: AbortSignal) => Promise<Result<null, PlatformFault>>;
}
