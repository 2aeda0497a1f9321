// The words that the session's states are written in: guards, effects as data, and what several states do alike.

import { assign, setup } from 'xstate';
import type { FaultCode } from '../../../contract/fault.ts';
import type { ScreenKind } from '../../../contract/view.ts';
import { isAtRest, takesLonger } from './presentation.ts';
import type { Effect, SessionContext, SessionEvent, SessionInput, Ticket, Tickets, Timer } from './types.ts';

export interface Given {
  readonly context: SessionContext;
}

export const session = setup({
  types: { context: {} as SessionContext, events: {} as SessionEvent, input: {} as SessionInput },
  actions: {
    /** Never run: the composition root reads the effect from the transition and carries it out. */
    effect: (_, _effect: Effect) => undefined,
  },
  guards: {
    current: ({ context, event }) => 'request' in event && event.request === context.request,
    noWay: ({ context }) => !canSignIn(context) && !canPrintTickets(context),
    anyWay: ({ context }) => canSignIn(context) || canPrintTickets(context),
    /** Whoever was only taking a ticket begins at the attract screen. */
    signInAgain: ({ context }) => canSignIn(context) && (context.interrupted?.ticket ?? null) === null,
    anyCounter: ({ context }) => canPrintTickets(context) && anyOpen(context),
    openCounter: ({ context, event }) => isOpenCounter(context, event),
    servesSomeFirst: ({ context, event }) =>
      isOpenCounter(context, event) && context.hall.kinds.some(({ id, priority }) => id === event.counter && priority),
    counterStillOpen: ({ context }) => givesTickets(context, context.ticket?.counter ?? ''),
    /** The paper may lie there, or the number has not been read yet. */
    ticketUnsettled: ({ context: { ticket } }) => ticket?.paper === 'waiting' || ticket?.end?.kind === 'unknown',
    emptyHanded: ({ context }) => context.visitOpen && context.card === 'none' && context.receipt === 'none',
    mayTryAgain: ({ context }) => isVoid(context.ticket) || context.ticket?.end?.kind === 'exhausted',
    mayPrintAgain: ({ context }) => isVoid(context.ticket) && givesTickets(context, context.ticket?.counter ?? ''),
    perhapsOnPaper: ({ context }) => context.ticket?.end?.kind === 'unknown',
    canPrint: ({ context }) => context.equipment.printing === 'ready' || context.equipment.printing === 'paperLow',
    signedIn: ({ context }) => context.person !== null,
    visiting: ({ context }) => context.visitOpen,
    notTold: ({ context }) => context.interrupted !== null,
    thingsLeft: ({ context }) => context.card !== 'none' || context.receipt !== 'none',
    knowsQuery: ({ context, event }) => serviceChosen(context, event) === 'query',
    knowsFiling: ({ context, event }) => serviceChosen(context, event) === 'filing',
    mayActForAnother: ({ context }) => mayActForAnother(context),
    acting: ({ context }) => context.agent !== null,
    /** It does, or the reader has not answered yet whether it does. */
    cardMayLie: ({ context: { card } }) => card === 'present' || card === 'maybe',
    ofAFiling: ({ context }) => context.filing !== null,
    citizensOwn: ({ event }) => 'fault' in event && citizensOwn.has(event.fault),
    retrySignIn: ({ context }) => context.trouble?.during === 'signIn' && context.way === 'idCard',
    retryPrincipal: ({ context }) => context.trouble?.during === 'signInPrincipal' && context.way === 'idCard',
    /** A code is good for one use. */
    showPrincipalAgain: ({ context }) => context.trouble?.during === 'signInPrincipal',
    retryQuery: ({ context }) => context.trouble?.during === 'query',
    retryCheck: ({ context }) => context.trouble?.during === 'check',
    restDisplay: ({ context }) => isAtRest(context),
    besideHelp: ({ context }) => context.besideHelp,
    notPrinted: ({ context }) => context.print?.outcome?.kind === 'notDone',
    /** A reader that broke while no card lay on it is told by the ways that are left, not as somebody's failed attempt. */
    cardsFault: ({ event }) => event.type === 'card.refused' && !event.fault.startsWith('reader.'),
    cardGone: ({ event }) => event.type === 'card.tested' && event.media === 'notPresent',
    noReceipt: ({ context }) => context.receipt === 'none',
    stuck: ({ context }) => context.stage === 'stuck',
  },
});

const serviceChosen = (context: SessionContext, event: SessionEvent) =>
  event.type === 'chooseService' ? servicesNow(context).find(({ id }) => id === event.service)?.kind : undefined;

/** Whoever acts for another has no more of their business than the documents allow. */
export const servicesNow = ({ services, agent }: SessionContext): SessionContext['services'] =>
  agent === null ? services : services.filter(({ actingFor }) => actingFor);

export const mayActForAnother = ({ services, agent }: SessionContext): boolean =>
  agent === null && services.some(({ actingFor }) => actingFor);

const canSignIn = ({ equipment: { ways } }: SessionContext): boolean => ways.eVoucher === 'ready' || ways.idCard === 'ready';
const canPrintTickets = ({ equipment: { tickets } }: SessionContext): boolean => tickets === 'ready' || tickets === 'paperLow';

const isOpenCounter = (context: SessionContext, event: SessionEvent): event is Extract<SessionEvent, { type: 'chooseCounter' }> =>
  event.type === 'chooseCounter' && givesTickets(context, event.counter);

const givesTickets = (context: SessionContext, counter: string): boolean =>
  canPrintTickets(context) && context.queues[counter]?.state === 'open';

const anyOpen = ({ queues }: SessionContext): boolean => Object.values(queues).some(({ state }) => state === 'open');

/** Its number is on no paper that anybody has. */
const isVoid = (ticket: Ticket | null): boolean =>
  ticket?.end?.kind === 'notDone' || (ticket?.end?.kind === 'done' && ticket.paper === 'retracted');

/** What keeps somebody from a ticket now; what the machine lacks comes before what the clock and the numbers say. */
export function ticketsNow(context: SessionContext): Tickets {
  if (!canPrintTickets(context) || anyOpen(context)) return context.equipment.tickets;
  return Object.values(context.queues).some(({ state }) => state === 'exhausted') ? 'exhausted' : 'closed';
}

/** Faults that a person mends on the spot: they are told on the identify screen, not on an error screen. */
const citizensOwn: ReadonlySet<FaultCode> = new Set(['code.expired', 'code.unknown', 'person.notFound', 'person.same']);

/** How long the next visitors are asked to leave a forgotten card alone, where no sensor tells that it has gone. */
export const forgottenCardNoticeMs = 600_000;

export const effect = (params: Effect) => ({ type: 'effect' as const, params });
export const arm = (timer: Timer, ms: number | ((given: Given) => number)) => ({
  type: 'effect' as const,
  params: (given: Given): Effect => ({ kind: 'arm', timer, ms: typeof ms === 'number' ? ms : ms(given) }),
});
export const disarm = (timer: Timer) => effect({ kind: 'disarm', timer });
/** While somebody is busy the clock waits; it begins anew when that is over. */
const wind = (timer: 'idle' | 'answer', ms: (context: SessionContext) => number) => ({
  type: 'effect' as const,
  params: ({ context }: Given): Effect => (context.busy ? { kind: 'disarm', timer } : { kind: 'arm', timer, ms: ms(context) }),
});
export const armIdle = wind('idle', (context) => (takesLonger(context) ? context.timings.idleLargeMs : context.timings.idleMs));
export const armAnswer = wind('answer', (context) => (takesLonger(context) ? context.timings.answerLargeMs : context.timings.answerMs));

export const failedAttempt = session.createAction(
  assign({
    hint: ({ event }) => ('fault' in event ? event.fault : 'card.unreadable'),
    // The machine's own trouble is not held against the person.
    failures: ({ context, event }) => context.failures + ('fault' in event && event.fault.startsWith('reader.') ? 0 : 1),
  }),
);
export const trouble = (during: 'signIn' | 'signInPrincipal' | 'query') =>
  session.createAction(assign({ trouble: ({ event }) => ('fault' in event ? { fault: event.fault, during } : null) }));
export const nextRequest = session.createAction(assign({ request: ({ context }) => context.request + 1, stage: 'normal' }));
export const slow = session.createAction(assign({ stage: 'slow' }));
export const stuck = session.createAction(assign({ stage: 'stuck' }));
export const armWorking = [arm('slow', 3000), arm('stuck', 8000), arm('giveUp', 25_000)];
/** A receipt takes its paper time; a person who waits longer than that is told so, and may go on without it. */
export const armPrinting = [arm('slow', 5000), arm('stuck', 15_000), arm('giveUp', 90_000)];
export const disarmWorking = [disarm('slow'), disarm('stuck'), disarm('giveUp')];
export const endService = (result: 'failed' | 'cancelled') => ({
  type: 'effect' as const,
  params: ({ event }: { event: SessionEvent }): Effect => ({
    kind: 'endService',
    result,
    fault: result === 'failed' && 'fault' in event ? event.fault : null,
  }),
});

const leavingBy = (how: 'left' | 'idle') => session.createAction(assign({ leaving: how }));
/** The way out of a visit: by way of the things that may lie there still. */
export const leave = (how: 'left' | 'idle') => [
  { guard: 'thingsLeft' as const, target: '#takeThings', actions: leavingBy(how) },
  { target: '#attract', actions: leavingBy(how) },
];

export const credentials = {
  'code.shown': { target: '#signingIn', actions: session.createAction(assign({ way: 'eVoucher' })) },
  'code.refused': { target: '#identify', reenter: true, actions: failedAttempt },
  'card.inserted': { target: '#readingCard' },
  // A reader that does not announce the card before it has read it.
  'card.read': { target: '#signingIn', actions: session.createAction(assign({ way: 'idCard', card: 'maybe' })) },
  'card.refused': { guard: 'cardsFault', target: '#identify', reenter: true, actions: failedAttempt },
} as const;

/** The paper may still come out: nobody prints it again. */
export const notWaitedFor = session.createAction(
  assign({
    print: ({ context }) => ({ reference: context.print?.reference ?? '', outcome: { kind: 'unknown', fault: 'timeOut' } as const }),
    receipt: 'unknown',
  }),
);

/** What lies in the slot after a job; of one that printed nothing the last paper counts. */
export const paperLeft = { done: 'printed', unknown: 'unknown', notDone: null } as const;

/** What the last life left behind has been told: it is written down, and never told again. */
export const told = [effect({ kind: 'told' }), session.createAction(assign({ interrupted: null }))];

/** What can be asked for beside every step, which is then come back to; `about`: the screen of the step. */
export const aside = (about: ScreenKind) => ({
  help: { target: '#help', actions: session.createAction(assign({ help: { rung: 'again', about } })) },
  display: { target: '#display', actions: openedBesideHelp(false) },
  sound: { target: '#sound', actions: openedBesideHelp(false) },
});
export const openedBesideHelp = (besideHelp: boolean) => session.createAction(assign({ besideHelp }));

export const noTicketYet: Omit<Ticket, 'counter'> = {
  priority: false,
  number: '',
  estimate: { ahead: null, waitMinutes: null },
  end: null,
  paper: 'none',
};

/** The context between two visits. */
export const nobody = {
  stage: 'normal',
  hint: null,
  failures: 0,
  way: 'eVoucher',
  person: null,
  agent: null,
  relation: null,
  signInAnswer: null,
  service: null,
  answer: null,
  trouble: null,
  print: null,
  ticket: null,
  filing: null,
  card: 'none',
  receipt: 'none',
  urgent: false,
  saysTaken: false,
  leaving: 'left',
  help: { rung: 'again', about: 'attract' },
  besideHelp: false,
} as const;
