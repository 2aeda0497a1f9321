// What goes into the session machine and what comes out of it. All of it is plain data; nothing here knows a clock or a device.

import type { Relation } from '../../../contract/acting.ts';
import type { MediaState } from '../../../contract/device/payloads.ts';
import type { Outcome } from '../../../contract/device/outcome.ts';
import type { FaultCode } from '../../../contract/fault.ts';
import type { FilingOnRecord, FilingOutcome, FinishCheck } from '../../../contract/filing.ts';
import type { Private } from '../../../contract/private.ts';
import type { Display, Language, Layout, Reading, Speed, TextSize, Theme, Voice, Volume } from '../../../contract/display.ts';
import type { KeypadKey } from '../../../contract/device/keypad.ts';
import type { Insurance } from '../../../contract/insurance.ts';
import type { ServiceGroup } from '../../../contract/service-group.ts';
import type { CounterKind, ScreenKind, ScreenOf, View } from '../../../contract/view.ts';
import type { RegionPack } from '../../../kiosk-config/regions/schema.ts';
import type { FilingAnswers } from '../services/case.ts';
import type { Answers, FilingService } from '../services/filing.ts';

export type SignInWay = 'eVoucher' | 'idCard';
export type Ways = ScreenOf<'attract'>['ways'];
export type Printing = ScreenOf<'attract'>['printing'];
export type Tickets = ScreenOf<'attract'>['tickets'];

/** What the devices allow now. */
export interface Equipment {
  readonly ways: Ways;
  readonly printing: Printing;
  /** Of the dispenser alone; whether the counters are open is the hall's matter. */
  readonly tickets: Exclude<Tickets, 'closed' | 'exhausted'>;
}

/** Words of the hall's own, in the languages that the configuration has them in. */
export type HallWords = Readonly<Record<'zh-Hans', string> & Partial<Record<Language, string | undefined>>>;

/** A kind of business with its counters (窗口), as configured. */
export interface HallKind {
  readonly id: string;
  readonly name: HallWords;
  readonly counters: HallWords;
  /** Some people are served first here (优先). */
  readonly priority: boolean;
}

/** How many people are before one who comes now, and how long that takes. */
export interface Estimate {
  readonly ahead: number | null;
  readonly waitMinutes: number | null;
}

export interface QueueNow extends Estimate {
  readonly state: CounterKind['state'];
}

/** By the id of the kind. */
export type Queues = Readonly<Record<string, QueueNow>>;

/**
 * How a ticket left the exit. `stuck`: it could be neither taken nor drawn back. `gone`: nothing says whether a hand or the dispenser has it.
 * Either may be in somebody's hand.
 */
export type TicketLeft = 'taken' | 'assumed' | 'retracted' | 'stuck' | 'gone';

/** The ticket of this visit, from the choice of the counter on. */
export interface Ticket {
  readonly counter: string;
  readonly priority: boolean;
  /** As on the paper, e.g. A012; empty: none has been given yet. */
  readonly number: string;
  readonly estimate: Estimate;
  /** `exhausted`: no number of the day is left; null: not known yet. */
  readonly end: Outcome | { readonly kind: 'exhausted' } | null;
  readonly paper: ScreenOf<'ticket'>['paper'];
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

/** What the machine needs of a service document. */
export type SessionService = (FilingService | { readonly id: string; readonly kind: 'query' }) & {
  readonly group: ServiceGroup;
  readonly actingFor: boolean;
};

/** Whether a filing can be finished now, and what it is held against. */
export interface CheckedFiling {
  readonly checks: readonly FinishCheck[];
  /** Number of the person's case that is not settled yet. */
  readonly openCase: string | null;
  readonly records: readonly FilingOnRecord[];
}

/** The filing of this visit, from its checks on. */
export interface Filing extends CheckedFiling {
  /** Index of the document's step that is on the screen. */
  readonly at: number;
  /** Grows with every page and every refused answer: each is another question on the screen. */
  readonly page: number;
  /** An answer is being changed: the next page is the read-back again. */
  readonly changing: boolean;
  readonly answers: Answers;
  /** An answer that could not be taken, and why; it is shown to be mended. */
  readonly refused: { readonly answer: Private | null; readonly fault: FaultCode } | null;
  /** On the screen and on paper, with the secret part of its QR code and when it was submitted (ms since 1970); null: not submitted. */
  readonly numbered: { readonly number: string; readonly link: string; readonly at: number } | null;
  /** What the citizen is told; null: not known yet. */
  readonly outcome: FilingOutcome | null;
}

/** Headphones in the socket, and the tactile keypad. */
export type Senses = View['senses'];

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
        | 'moreHelp'
        | 'display'
        | 'sound'
        | 'allServices'
        | 'actFor'
        | 'actForMyself'
        | 'activity'
        | 'proceed'
        | 'consent'
        | 'submit';
    }
  | { readonly type: 'answer'; readonly field: string; readonly value: Private }
  | { readonly type: 'change'; readonly field: string }
  | { readonly type: 'chooseService'; readonly service: string }
  | { readonly type: 'chooseRelation'; readonly relation: Relation }
  | { readonly type: 'queueTicket' }
  | { readonly type: 'chooseCounter'; readonly counter: string }
  | { readonly type: 'choosePriority'; readonly priority: boolean }
  | { readonly type: 'setTextSize'; readonly textSize: TextSize }
  | { readonly type: 'setLanguage'; readonly language: Language }
  | { readonly type: 'setTheme'; readonly theme: Theme }
  | { readonly type: 'setLayout'; readonly layout: Layout }
  | { readonly type: 'setReading'; readonly reading: Reading }
  | { readonly type: 'setSpeed'; readonly speed: Speed }
  | { readonly type: 'setVolume'; readonly volume: Volume }
  | { readonly type: 'setBlank'; readonly blank: boolean }
  /** What there is for whoever cannot see or touch the screen. */
  | { readonly type: 'senses'; readonly senses: Senses }
  /** One press of the tactile keypad. */
  | { readonly type: 'key.pressed'; readonly key: KeypadKey }
  /** Something goes on that no touch tells of: while it lasts, the idle clock waits. */
  | { readonly type: 'busy'; readonly on: boolean }
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
  | { readonly type: 'queues'; readonly queues: Queues }
  | { readonly type: 'ticket.numbered'; readonly number: string; readonly estimate: Estimate }
  | { readonly type: 'ticket.exhausted' }
  | { readonly type: 'ticket.finished'; readonly outcome: Outcome }
  | { readonly type: 'ticket.left'; readonly how: TicketLeft }
  /** The day has changed: YYYY-MM-DD. */
  | { readonly type: 'today'; readonly today: string }
  | { readonly type: 'filing.checked'; readonly request: number; readonly checked: CheckedFiling }
  | { readonly type: 'filing.numbered'; readonly number: string; readonly link: string; readonly at: number }
  | { readonly type: 'filing.finished'; readonly outcome: FilingOutcome }
  | { readonly type: `timer.${Timer}` };

export type SessionEventType = SessionEvent['type'];

export type Effect =
  | { readonly kind: 'arm'; readonly timer: Timer; readonly ms: number }
  | { readonly kind: 'disarm'; readonly timer: Timer }
  /** Scanner and card reader take the next code or card, or nothing. */
  | { readonly kind: 'listen'; readonly on: boolean }
  | { readonly kind: 'testCard' }
  | { readonly kind: 'signIn'; readonly request: number }
  /** The one who has signed in acts for whoever shows this code or card. */
  | { readonly kind: 'signInPrincipal'; readonly request: number }
  | { readonly kind: 'actForMyself' }
  | { readonly kind: 'query'; readonly request: number; readonly service: string }
  | { readonly kind: 'cancelRequest' }
  | { readonly kind: 'print'; readonly service: string }
  | { readonly kind: 'issueTicket'; readonly counter: string; readonly priority: boolean }
  /** Nobody waits for the dispenser any more: the number is kept as one that may be on paper. */
  | { readonly kind: 'abandonTicket' }
  | { readonly kind: 'checkFiling'; readonly request: number; readonly service: string }
  | {
      readonly kind: 'submitFiling';
      readonly service: string;
      readonly answers: Private<FilingAnswers>;
      readonly relation: Relation | null;
    }
  /** Nobody waits for the platform any more: what was submitted is told as unknown. */
  | { readonly kind: 'abandonFiling' }
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
  /** What the machine says before anybody asks for more or less. */
  readonly reading: Reading;
  readonly timings: Timings;
  readonly services: readonly SessionService[];
  /** The region's own numbers. */
  readonly rules: RegionPack['rules'];
  /** YYYY-MM-DD at the terminal. */
  readonly today: string;
  readonly hall: { readonly kinds: readonly HallKind[]; readonly takeTicketMs: number };
  readonly journal: 'open' | 'failed';
  /** What the last life of the terminal left behind; null: nothing to tell. */
  readonly interrupted: Omit<ScreenOf<'interrupted'>, 'kind'> | null;
}

export interface SessionContext extends SessionInput {
  readonly display: Display;
  readonly voice: Voice;
  /** The reading that comes back when the headphones are pulled; null: none are in. */
  readonly readingBefore: Reading | null;
  readonly senses: Senses;
  readonly keypad: View['keypad'];
  /** Whoever is here has pressed the keypad. */
  readonly keypadUsed: boolean;
  readonly busy: boolean;
  readonly help: { readonly rung: ScreenOf<'help'>['rung']; readonly about: ScreenKind };
  /** The screen of the display or of the sound was opened from the help: back leads there. */
  readonly besideHelp: boolean;
  /** Somebody comes back to attract from help, display or sound: what they chose stays. */
  readonly keepDisplay: boolean;
  /** Grows when a visit ends, and when what somebody chose at attract goes back. */
  readonly visits: number;
  readonly equipment: Equipment;
  readonly stage: 'normal' | 'slow' | 'stuck';
  readonly hint: FaultCode | null;
  readonly failures: number;
  readonly way: SignInWay;
  /** Number of the latest request to the platform; an answer to an older one is refused. */
  readonly request: number;
  /** Whose business is done: who signed in, or the one they act for. */
  readonly person: ShownPerson | null;
  /** Who acts for the person (代办人), and what they found at their own sign-in; null: the person does it. */
  readonly agent: { readonly person: ShownPerson; readonly answer: Answer | null } | null;
  /** What the agent is to the person; chosen before the person is known. */
  readonly relation: Relation | null;
  readonly signInAnswer: Answer | null;
  readonly service: string | null;
  readonly answer: Answer | null;
  readonly trouble: { readonly fault: FaultCode; readonly during: 'signIn' | 'signInPrincipal' | 'query' | 'check' } | null;
  readonly filing: Filing | null;
  readonly queues: Queues;
  readonly ticket: Ticket | null;
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
