// What goes into the session machine and what comes out of it. All of it is plain data; nothing here knows a clock or a device.

import type { MediaState } from '../../../contract/device/payloads.ts';
import type { Outcome } from '../../../contract/device/outcome.ts';
import type { FaultCode } from '../../../contract/fault.ts';
import type { Private } from '../../../contract/private.ts';
import type { Insurance, Language, ScreenOf, TextSize } from '../../../contract/view.ts';

export type SignInWay = 'eVoucher' | 'idCard';
export type Ways = ScreenOf<'attract'>['ways'];
export type Printing = ScreenOf<'attract'>['printing'];

/** What the devices allow now. */
export interface Equipment {
  readonly ways: Ways;
  readonly printing: Printing;
}

/** Masked already: the machine never holds a whole name or number. */
export interface ShownPerson {
  readonly name: Private;
  readonly number: Private;
}

export interface Answer {
  readonly insurances: readonly Insurance[];
  /** Sum of the personal accounts in fen; null: the person has none. */
  readonly balance: Private<number> | null;
  readonly asOf: string;
}

export type Timer = 'starting' | 'idle' | 'answer' | 'slow' | 'stuck' | 'giveUp' | 'things' | 'thingsEnd' | 'notice';

export type SessionEvent =
  | { readonly type: 'begin'; readonly way: SignInWay }
  | {
      readonly type:
        | 'back'
        | 'home'
        | 'print'
        | 'leave'
        | 'moreTime'
        | 'retry'
        | 'otherWay'
        | 'taken'
        | 'notMine'
        | 'acknowledge'
        | 'help'
        | 'activity';
    }
  | { readonly type: 'chooseService'; readonly service: string }
  | { readonly type: 'setTextSize'; readonly textSize: TextSize }
  | { readonly type: 'setLanguage'; readonly language: Language }
  | { readonly type: 'code.shown' }
  | { readonly type: 'code.refused'; readonly fault: FaultCode }
  | { readonly type: 'card.inserted' | 'card.read' | 'card.removed' }
  | { readonly type: 'card.refused'; readonly fault: FaultCode }
  | { readonly type: 'card.tested'; readonly media: MediaState }
  | { readonly type: 'equipment'; readonly equipment: Equipment }
  | { readonly type: 'platform.signedIn'; readonly request: number; readonly person: ShownPerson; readonly answer: Answer }
  | { readonly type: 'platform.answered'; readonly request: number; readonly answer: Answer }
  | { readonly type: 'platform.failed'; readonly request: number; readonly fault: FaultCode }
  | { readonly type: 'print.numbered'; readonly reference: string }
  | { readonly type: 'print.finished'; readonly outcome: Outcome }
  | { readonly type: `timer.${Timer}` };

export type SessionEventType = SessionEvent['type'];

export type Effect =
  | { readonly kind: 'arm'; readonly timer: Timer; readonly ms: number }
  | { readonly kind: 'disarm'; readonly timer: Timer }
  /** Scanner and card reader take the next code or card, or nothing. */
  | { readonly kind: 'listen'; readonly on: boolean }
  | { readonly kind: 'testCard' }
  | { readonly kind: 'signIn'; readonly request: number }
  | { readonly kind: 'query'; readonly request: number; readonly service: string }
  | { readonly kind: 'cancelRequest' }
  | { readonly kind: 'print'; readonly service: string }
  | { readonly kind: 'startVisit' }
  | { readonly kind: 'endVisit'; readonly how: 'left' | 'idle' }
  | { readonly kind: 'signedIn'; readonly way: SignInWay }
  | { readonly kind: 'startService'; readonly service: string }
  | { readonly kind: 'endService'; readonly result: 'answered' | 'failed' | 'cancelled'; readonly fault: FaultCode | null }
  /** What the last life of the terminal left behind has been told. */
  | { readonly kind: 'told' }
  /** Everything about the person goes: credential, identity, answers. */
  | { readonly kind: 'forget' };

export interface Timings {
  readonly idleMs: number;
  readonly answerMs: number;
  readonly idleLargeMs: number;
  readonly answerLargeMs: number;
  readonly takeThingsMs: number;
  readonly interruptedMs: number;
}

export interface SessionInput {
  readonly language: Language;
  readonly timings: Timings;
  readonly services: readonly string[];
  readonly journal: 'open' | 'failed';
  /** What the last life of the terminal left behind; null: nothing to tell. */
  readonly interrupted: Omit<ScreenOf<'interrupted'>, 'kind'> | null;
}

export interface SessionContext extends SessionInput {
  readonly display: { readonly language: Language; readonly textSize: TextSize };
  readonly equipment: Equipment;
  readonly stage: 'normal' | 'slow' | 'stuck';
  readonly hint: FaultCode | null;
  readonly failures: number;
  readonly way: SignInWay;
  /** Number of the latest request to the platform; an answer to an older one is refused. */
  readonly request: number;
  readonly person: ShownPerson | null;
  readonly signInAnswer: Answer | null;
  readonly service: string | null;
  readonly answer: Answer | null;
  readonly trouble: { readonly fault: FaultCode; readonly during: 'signIn' | 'query' } | null;
  readonly print: { readonly reference: string; readonly outcome: Outcome | null } | null;
  /** `maybe`: signed in with a card that has not been seen leaving. */
  readonly card: 'none' | 'maybe' | 'present' | 'unknown';
  /** A paper that nobody has said to have taken. */
  readonly receipt: 'none' | 'printed' | 'unknown';
  readonly urgent: boolean;
  /** The person says that nothing of theirs is left; the reader is asked whether it agrees. */
  readonly saysTaken: boolean;
  readonly forgottenCard: boolean;
  readonly visitOpen: boolean;
  readonly leaving: 'left' | 'idle';
}
