// A case (办件): its states, and which step may follow which. Pure; the journal refuses every other step.

import type { Relation } from '../../../contract/acting.ts';
import type { FaultCode } from '../../../contract/fault.ts';
import type { FilingOutcome } from '../../../contract/filing.ts';
import type { Private } from '../../../contract/private.ts';
import type { InsuranceType } from '../../../contract/insurance.ts';
import type { FilingOperation } from '../../../kiosk-config/services/schema.ts';

export const caseStates = ['draft', 'prepared', 'sent', 'unknown', 'confirmed', 'rejected', 'manual', 'withdrawn'] as const;
/**
 * `draft`: somebody fills it in, no personal field is written. `prepared`: read back and submitted, waiting to be sent. `sent`: its bytes may
 * have left. `unknown`: an answer is missing, the platform is asked before anything is sent again. `withdrawn`: certain that nothing was
 * sent. `manual`: staff settle it.
 */
export type CaseState = (typeof caseStates)[number];

export const finalStates: ReadonlySet<CaseState> = new Set(['confirmed', 'rejected', 'manual', 'withdrawn']);

const manualBlocksMs = 30 * 86_400_000;

/**
 * Whether a case keeps its citizen from a second one about the same matter: as long as nobody knows whether it exists at the platform, his
 * notice shows its number instead. One that staff have to settle does so for thirty days, shorter than the journal keeps the person
 * findable; who has not heard of them by then may file again.
 */
export function standsInTheWay({ state, changedAt }: { readonly state: CaseState; readonly changedAt: number }, now: number): boolean {
  if (state === 'manual') return now - changedAt < manualBlocksMs;
  return state === 'prepared' || state === 'sent' || state === 'unknown';
}

/** Every step that a case may take. `sent` again only after the platform was asked, and only where it knows a repetition by its key. */
export const nextStates: Readonly<Record<CaseState, readonly CaseState[]>> = {
  draft: ['prepared', 'withdrawn'],
  prepared: ['sent', 'withdrawn', 'manual'],
  // Back to prepared: no byte left the machine, and a region that holds cases will have it sent later.
  sent: ['confirmed', 'rejected', 'unknown', 'withdrawn', 'prepared'],
  unknown: ['confirmed', 'rejected', 'sent', 'manual'],
  confirmed: [],
  rejected: [],
  // Staff, or a late answer, say what became of it.
  manual: ['confirmed', 'rejected'],
  withdrawn: [],
};

/** Why a case is where it is, for staff and the audit trail; never personal. */
export type CaseReason =
  | 'leftByCitizen'
  | 'interrupted'
  | 'notSent'
  | 'noAnswer'
  | 'answerNotUnderstood'
  | 'refusedByPlatform'
  | 'tooLate'
  | 'notFoundAfterSending'
  | 'platformContradictsItself'
  | 'unreadable'
  /** They found out from the platform what became of it. */
  | 'settledByStaff';

/** Who files; memory, or encrypted in the journal until some days after the case is final. */
export interface Applicant {
  readonly name: Private;
  readonly number: Private;
  /** The platform's own number of the person (人员编号), where it told one. */
  readonly personNumber: Private | null;
  /** Six-digit division of the insured place (参保地); empty: not told. */
  readonly insuredPlace: string;
  readonly insuranceType: InsuranceType | null;
  /** Who files for them (代办人); left out: they do it themselves. */
  readonly agent?: Agent | undefined;
}

export interface Agent {
  readonly name: Private;
  readonly number: Private;
  readonly relation: Relation;
}

/** What is handed over: the answers by domain field, those of the rules and the fixed ones included. */
export type FilingAnswers = Readonly<Record<string, string>>;

/** What a citizen was told last; once told, it may only become truer. */
export type Told = FilingOutcome['kind'];

/** The end of a filing for a citizen who waits, with the fault that a refusal is told by. */
export type RefusalFault = Extract<
  FaultCode,
  'filing.refused' | 'filing.alreadyFiled' | 'filing.locked' | 'filing.notInsured' | 'filing.nothingToCancel'
>;

/** Service and applicant of an open case are the same person's same business: no second one is begun. */
export interface CaseSubject {
  readonly service: string;
  readonly operation: FilingOperation;
}
