// The filing desk: takes a filing from the session, writes it down, hands it over, and tells whoever waits what became of it.

import type { FilingOutcome } from '../../../contract/filing.ts';
import type { FilingOperation } from '../../../kiosk-config/services/schema.ts';
import type { Applicant, FilingAnswers } from '../services/case.ts';

export interface FilingOrder {
  readonly visit: number;
  readonly service: string;
  readonly operation: FilingOperation;
  readonly offline: 'refuse' | { readonly holdHours: number };
  readonly applicant: Applicant;
  readonly answers: FilingAnswers;
}

/** What is on the receipt. */
export interface Filed {
  readonly number: string;
  /** For the QR code. */
  readonly link: string;
}

export interface FilingDesk {
  /**
   * Durable before anything is sent. Calls `onOutcome` once, when the outcome is durable, unless `abandon` comes first.
   * @returns the numbers to be shown whatever happens
   */
  readonly submit: (order: FilingOrder, onOutcome: (outcome: FilingOutcome) => void) => Filed;
  /** Nobody waits any more: it is told as unknown, and the worker goes on. */
  readonly abandon: () => void;
  /** Number of the unsettled case of this person for the operations, or null. */
  readonly openCase: (applicant: Pick<Applicant, 'number'>, operations: readonly FilingOperation[]) => string | null;
}
