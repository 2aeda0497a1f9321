// Taking a queue ticket (取号): choose the counter, say whether one is served first, wait for the paper, take it.

import { assign } from 'xstate';
import type { Effect, Ticket, TicketLeft } from './types.ts';
import {
  arm,
  armIdle,
  armPrinting,
  aside,
  disarm,
  disarmWorking,
  effect,
  type Given,
  leave,
  noTicketYet,
  session,
  slow,
  stuck,
} from './vocabulary.ts';

const changed = (ticket: Ticket | null, changes: Partial<Ticket>): Ticket | null => (ticket ? { ...ticket, ...changes } : null);

const becomes = (changes: Partial<Ticket>) => session.createAction(assign({ ticket: ({ context }) => changed(context.ticket, changes) }));

const afterLeaving: Readonly<Record<TicketLeft, Partial<Ticket>>> = {
  taken: { paper: 'taken' },
  assumed: { paper: 'assumed' },
  retracted: { paper: 'retracted' },
  // Drawn back halfway: perhaps the paper is in somebody's hand, so its number stays good.
  stuck: { paper: 'lost', end: { kind: 'unknown', fault: 'presenterJammed' } },
  gone: { paper: 'lost', end: { kind: 'unknown', fault: 'linkLost' } },
};

/** Also heard on other screens: while somebody asks for help, the paper does not wait. */
export const ticketLeft = session.createAction(
  assign({
    ticket: ({ context, event }) => (event.type === 'ticket.left' ? changed(context.ticket, afterLeaving[event.how]) : context.ticket),
  }),
);

const counterChosen = session.createAction(
  assign({ ticket: ({ event }) => (event.type === 'chooseCounter' ? { ...noTicketYet, counter: event.counter } : null) }),
);

const priorityChosen = session.createAction(
  assign({ ticket: ({ context, event }) => changed(context.ticket, { priority: event.type === 'choosePriority' && event.priority }) }),
);

const ended = session.createAction(
  assign({
    ticket: ({ context, event }) => {
      if (event.type !== 'ticket.finished' || !context.ticket) return context.ticket;
      const paper = event.outcome.kind === 'done' && context.ticket.paper === 'none' ? 'waiting' : context.ticket.paper;
      return { ...context.ticket, end: event.outcome, paper };
    },
  }),
);

const notWaitedFor = [becomes({ end: { kind: 'unknown', fault: 'timeOut' } }), effect({ kind: 'abandonTicket' })];

/** The dispenser itself says what became of the paper: this only ends a silence. */
const patienceForTheExit = 3;
/** 谢谢: long enough to be read. */
const thanksMs = 6000;

const whileSpokenMs = 3000;

const tellingMs = ({ context }: Given): number => {
  const { takeTicketMs } = context.hall;
  switch (context.ticket?.paper) {
    case 'taken':
      return thanksMs;
    case 'waiting':
      return patienceForTheExit * takeTicketMs;
    case 'assumed':
      return takeTicketMs / 2;
    default:
      return takeTicketMs;
  }
};
const armTelling = arm('thingsEnd', tellingMs);

/** With another number: the former one is void. */
const again = [
  { guard: 'mayPrintAgain' as const, target: 'printingTicket' },
  // There the reason is told, or another counter chosen.
  { guard: 'mayTryAgain' as const, target: 'choosingCounter' },
];

/** Parts of `visit`: nobody signs in, but somebody is there. */
export const ticketStates = {
  choosingCounter: session.createStateConfig({
    // A code or a card shown now is meant for signing in, which begins at the attract screen.
    entry: [effect({ kind: 'listen', on: false }), assign({ ticket: null }), armIdle],
    exit: disarm('idle'),
    on: {
      activity: { actions: armIdle },
      chooseCounter: [
        { guard: 'servesSomeFirst', target: 'choosingPriority', actions: counterChosen },
        { guard: 'openCounter', target: 'printingTicket', actions: counterChosen },
      ],
      back: leave('left'),
      home: leave('left'),
      leave: leave('left'),
      ...aside('chooseCounter'),
      'timer.idle': '#idleQuestion',
    },
  }),
  choosingPriority: session.createStateConfig({
    entry: armIdle,
    exit: disarm('idle'),
    on: {
      activity: { actions: armIdle },
      choosePriority: [{ guard: 'counterStillOpen', target: 'printingTicket', actions: priorityChosen }, { target: 'choosingCounter' }],
      back: 'choosingCounter',
      home: leave('left'),
      leave: leave('left'),
      ...aside('choosePriority'),
      'timer.idle': '#idleQuestion',
    },
  }),
  printingTicket: session.createStateConfig({
    entry: [
      becomes({ number: '', end: null, paper: 'none' }),
      assign({ stage: 'normal' }),
      {
        type: 'effect',
        params: ({ context }): Effect => ({
          kind: 'issueTicket',
          counter: context.ticket?.counter ?? '',
          priority: context.ticket?.priority ?? false,
        }),
      },
      ...armPrinting,
    ],
    exit: disarmWorking,
    on: {
      'ticket.numbered': {
        actions: assign({
          ticket: ({ context, event }) => changed(context.ticket, { number: event.number, estimate: event.estimate }),
        }),
      },
      'ticket.exhausted': { target: 'ticketTrouble', actions: becomes({ end: { kind: 'exhausted' } }) },
      'ticket.finished': [
        { guard: ({ event }) => event.outcome.kind === 'done', target: 'takingTicket', actions: ended },
        { target: 'ticketTrouble', actions: ended },
      ],
      'timer.slow': { actions: slow },
      'timer.stuck': { actions: stuck },
      'timer.giveUp': { target: 'ticketTrouble', actions: notWaitedFor },
      back: { guard: 'stuck', target: 'ticketTrouble', actions: notWaitedFor },
    },
  }),
  takingTicket: session.createStateConfig({
    entry: [assign({ urgent: false }), arm('things', ({ context }) => context.hall.takeTicketMs / 2), armTelling],
    exit: [disarm('things'), disarm('thingsEnd')],
    on: {
      'ticket.left': [
        { guard: ({ event }) => event.how === 'stuck' || event.how === 'gone', target: 'ticketTrouble', actions: ticketLeft },
        { actions: [ticketLeft, armTelling] },
      ],
      'timer.things': { actions: assign({ urgent: true }) },
      // A number that is still being read out is not taken away.
      'timer.thingsEnd': [{ guard: ({ context }) => context.busy, actions: arm('thingsEnd', whileSpokenMs) }, ...leave('left')],
      retry: again,
      acknowledge: leave('left'),
      home: leave('left'),
      leave: leave('left'),
      ...aside('ticket'),
    },
  }),
  ticketTrouble: session.createStateConfig({
    entry: armIdle,
    exit: disarm('idle'),
    on: {
      activity: { actions: armIdle },
      retry: again,
      back: [{ guard: 'perhapsOnPaper', target: '#attract' }, { target: 'choosingCounter' }],
      acknowledge: leave('left'),
      home: leave('left'),
      leave: leave('left'),
      ...aside('ticket'),
      'timer.idle': '#idleQuestion',
    },
  }),
};
