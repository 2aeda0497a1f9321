// The session: one state machine from the attract screen through a visit and back. Pure: effects leave as data.

import { assign } from 'xstate';
import { plainDisplay, plainVoice } from '../../../contract/display.ts';
import { actingStates, backToOneself } from './acting-states.ts';
import { asideStates } from './aside-states.ts';
import { endingStates } from './ending-states.ts';
import { filingStates } from './filing-states.ts';
import { atRest, isAtRest } from './presentation.ts';
import { presentationEvents } from './presentation-events.ts';
import { ticketLeft, ticketStates } from './ticket-states.ts';
import type { Effect } from './types.ts';
import {
  arm,
  aside,
  armIdle,
  armPrinting,
  armWorking,
  credentials,
  disarm,
  disarmWorking,
  effect,
  endService,
  failedAttempt,
  forgottenCardNoticeMs,
  type Given,
  leave,
  nextRequest,
  nobody,
  notWaitedFor,
  paperLeft,
  session,
  slow,
  stuck,
  told,
  trouble,
} from './vocabulary.ts';

const serviceChosen = session.createAction(
  assign({ service: ({ context, event }) => (event.type === 'chooseService' ? event.service : context.service) }),
);

const serviceToBegin = [
  { guard: 'knowsQuery' as const, target: 'querying', actions: serviceChosen },
  { guard: 'knowsFiling' as const, target: 'checking', actions: serviceChosen },
];

/** Nobody may be there any more who chose it. */
const armIdleOfChoice = {
  type: 'effect' as const,
  params: (given: Given): Effect => (given.context.keepDisplay ? armIdle.params(given) : { kind: 'disarm', timer: 'idle' }),
};

/** Nobody is there: what the last one chose goes back, and the page with it. */
const toRest = [
  session.createAction(
    assign(({ context }) => ({
      ...nobody,
      ...(context.keepDisplay ? {} : atRest(context)),
      visits: context.visits + (context.visitOpen || !(context.keepDisplay || isAtRest(context)) ? 1 : 0),
      visitOpen: false,
    })),
  ),
  armIdleOfChoice,
  session.createAction(assign({ keepDisplay: false })),
];

export const sessionMachine = session.createMachine({
  id: 'session',
  context: ({ input }) => ({
    ...input,
    display: plainDisplay(input.language),
    voice: plainVoice(input.reading),
    readingBefore: null,
    senses: { headphones: 'none', keypad: false },
    keypad: { presses: 0, key: null },
    keypadUsed: false,
    busy: false,
    keepDisplay: false,
    visits: 0,
    equipment: { ways: { eVoucher: 'unavailable', idCard: 'unavailable' }, printing: 'unavailable', tickets: 'none' },
    queues: {},
    request: 0,
    ...nobody,
    forgottenCard: false,
    visitOpen: false,
  }),
  initial: 'begin',
  on: {
    equipment: { actions: assign({ equipment: ({ event }) => event.equipment }) },
    ...presentationEvents,
    'card.removed': { actions: assign({ card: 'none', forgottenCard: false }) },
    queues: { actions: assign({ queues: ({ event }) => event.queues }) },
    today: { actions: assign({ today: ({ event }) => event.today }) },
    'ticket.left': { actions: ticketLeft },
    // A new life of the terminal looks once whether somebody's card has lain there all along.
    'card.tested': {
      guard: ({ context }) => !context.visitOpen,
      actions: assign({ forgottenCard: ({ event }) => event.media === 'present' }),
    },
  },
  states: {
    begin: {
      always: [
        { guard: ({ context }) => context.journal === 'failed', target: 'journalFailed' },
        { guard: ({ context }) => context.interrupted !== null, target: 'interrupted' },
        { target: 'starting' },
      ],
    },
    starting: {
      id: 'starting',
      entry: arm('starting', 8000),
      exit: disarm('starting'),
      always: { guard: 'anyWay', target: 'attract' },
      on: { 'timer.starting': 'noDevices' },
    },
    noDevices: {
      id: 'noDevices',
      entry: toRest,
      exit: disarm('idle'),
      always: { guard: 'anyWay', target: 'attract' },
      on: {
        ...aside('outOfService'),
        activity: { actions: armIdle },
        'timer.idle': [{ guard: 'restDisplay' }, { target: 'noDevices', reenter: true }],
      },
    },
    journalFailed: {},
    attract: {
      id: 'attract',
      entry: [
        { type: 'effect', params: ({ context }): Effect => ({ kind: 'endVisit', how: context.leaving }) },
        effect({ kind: 'forget' }),
        ...toRest,
        effect({ kind: 'listen', on: true }),
        arm('notice', forgottenCardNoticeMs),
      ],
      exit: [disarm('idle'), disarm('notice')],
      always: { guard: 'noWay', target: 'noDevices' },
      on: {
        ...credentials,
        begin: 'visit',
        queueTicket: { guard: 'anyCounter', target: 'visit.choosingCounter' },
        ...aside('attract'),
        activity: { actions: armIdle },
        // Nobody came after somebody chose a language or a size: the next person finds the machine as it always is.
        'timer.idle': [{ guard: 'restDisplay' }, { target: 'attract', reenter: true }],
        'timer.notice': { actions: assign({ forgottenCard: false }) },
      },
    },
    visit: {
      id: 'visit',
      initial: 'identify',
      entry: [effect({ kind: 'startVisit' }), assign({ visitOpen: true })],
      states: {
        ...ticketStates,
        ...filingStates,
        ...actingStates,
        again: { id: 'again', type: 'history', history: 'deep' },
        identify: {
          id: 'identify',
          entry: [armIdle, effect({ kind: 'listen', on: true })],
          exit: disarm('idle'),
          on: {
            ...credentials,
            activity: { actions: armIdle },
            back: leave('left'),
            home: leave('left'),
            leave: leave('left'),
            ...aside('identify'),
            'timer.idle': '#idleQuestion',
          },
        },
        readingCard: {
          id: 'readingCard',
          entry: [assign({ stage: 'normal', card: 'maybe' }), ...armWorking],
          exit: disarmWorking,
          on: {
            'card.read': { target: 'signingIn', actions: assign({ way: 'idCard', card: 'maybe' }) },
            'card.refused': { target: 'identify', actions: failedAttempt },
            'card.removed': { actions: assign({ card: 'none' }) },
            'timer.slow': { actions: slow },
            'timer.stuck': { actions: stuck },
            'timer.giveUp': {
              target: 'identify',
              actions: assign({ hint: 'card.unreadable', failures: ({ context }) => context.failures + 1 }),
            },
            back: 'identify',
          },
        },
        signingIn: {
          id: 'signingIn',
          entry: [
            effect({ kind: 'listen', on: false }),
            nextRequest,
            { type: 'effect', params: ({ context }): Effect => ({ kind: 'signIn', request: context.request }) },
            ...armWorking,
          ],
          exit: [...disarmWorking, effect({ kind: 'cancelRequest' })],
          on: {
            'platform.signedIn': {
              guard: 'current',
              target: 'menu',
              actions: [
                assign({ person: ({ event }) => event.person, signInAnswer: ({ event }) => event.answer, hint: null, failures: 0 }),
                { type: 'effect', params: ({ context }): Effect => ({ kind: 'signedIn', way: context.way }) },
              ],
            },
            'platform.failed': [
              { guard: ({ context, event }) => event.request !== context.request },
              { guard: 'citizensOwn', target: 'identify', actions: failedAttempt },
              { target: 'trouble', actions: trouble('signIn') },
            ],
            'timer.slow': { actions: slow },
            'timer.stuck': { actions: stuck },
            'timer.giveUp': { target: 'trouble', actions: assign({ trouble: { fault: 'platform.tooSlow', during: 'signIn' } }) },
            back: 'identify',
          },
        },
        menu: {
          id: 'menu',
          entry: [
            armIdle,
            assign({ service: null, answer: null, filing: null, trouble: null, print: null }),
            // Who turned back on the way to acting for somebody has begun nothing.
            assign(({ context }) => ({ hint: null, failures: 0, relation: context.agent ? context.relation : null })),
          ],
          exit: disarm('idle'),
          on: {
            activity: { actions: armIdle },
            chooseService: serviceToBegin,
            allServices: 'allServices',
            actFor: { guard: 'mayActForAnother', target: 'actingFor' },
            actForMyself: { guard: 'acting', target: 'menu', reenter: true, actions: backToOneself },
            // Who acts for somebody comes back to their own business, not out of the door.
            back: [{ guard: 'acting', target: 'menu', reenter: true, actions: backToOneself }, ...leave('left')],
            leave: leave('left'),
            ...aside('menu'),
            'timer.idle': '#idleQuestion',
          },
        },
        allServices: {
          entry: armIdle,
          exit: disarm('idle'),
          on: {
            activity: { actions: armIdle },
            chooseService: serviceToBegin,
            back: 'menu',
            home: 'menu',
            leave: leave('left'),
            ...aside('allServices'),
            'timer.idle': '#idleQuestion',
          },
        },
        querying: {
          entry: [
            nextRequest,
            { type: 'effect', params: ({ context }): Effect => ({ kind: 'startService', service: context.service ?? '' }) },
            {
              type: 'effect',
              params: ({ context }): Effect => ({ kind: 'query', request: context.request, service: context.service ?? '' }),
            },
            ...armWorking,
          ],
          exit: [...disarmWorking, effect({ kind: 'cancelRequest' })],
          on: {
            'platform.answered': {
              guard: 'current',
              target: 'result',
              actions: [assign({ answer: ({ event }) => event.answer }), effect({ kind: 'endService', result: 'answered', fault: null })],
            },
            'platform.failed': { guard: 'current', target: 'trouble', actions: [trouble('query'), endService('failed')] },
            'timer.slow': { actions: slow },
            'timer.stuck': { actions: stuck },
            'timer.giveUp': {
              target: 'trouble',
              actions: [
                assign({ trouble: { fault: 'platform.tooSlow', during: 'query' } }),
                effect({ kind: 'endService', result: 'failed', fault: 'platform.tooSlow' }),
              ],
            },
            back: { target: 'menu', actions: endService('cancelled') },
            home: { target: 'menu', actions: endService('cancelled') },
          },
        },
        result: {
          entry: armIdle,
          exit: disarm('idle'),
          on: {
            activity: { actions: armIdle },
            print: { guard: 'canPrint', target: 'printing' },
            back: 'menu',
            home: 'menu',
            leave: leave('left'),
            ...aside('result'),
            'timer.idle': '#idleQuestion',
          },
        },
        printing: {
          entry: [
            assign({ print: null, stage: 'normal' }),
            { type: 'effect', params: ({ context }): Effect => ({ kind: 'print', service: context.service ?? '' }) },
            ...armPrinting,
          ],
          exit: disarmWorking,
          on: {
            'print.numbered': { actions: assign({ print: ({ event }) => ({ reference: event.reference, outcome: null }) }) },
            'print.finished': {
              target: 'printed',
              actions: assign({
                print: ({ context, event }) => ({ reference: context.print?.reference ?? '', outcome: event.outcome }),
                receipt: ({ context, event }) => paperLeft[event.outcome.kind] ?? context.receipt,
              }),
            },
            'timer.slow': { actions: slow },
            'timer.stuck': { actions: stuck },
            'timer.giveUp': { target: 'printed', actions: notWaitedFor },
            back: { guard: 'stuck', target: 'printed', actions: notWaitedFor },
          },
        },
        printed: {
          entry: armIdle,
          exit: disarm('idle'),
          on: {
            activity: { actions: armIdle },
            retry: { guard: 'notPrinted', target: 'printing' },
            back: [{ guard: 'ofAFiling', target: 'filed' }, { target: 'result' }],
            home: 'menu',
            // 拿好了，结束: the person has just said that the paper is in their hand.
            acknowledge: [
              {
                guard: ({ context }) => context.card !== 'none',
                target: '#takeThings',
                actions: assign({ receipt: 'none', leaving: 'left' }),
              },
              { target: '#attract', actions: assign({ receipt: 'none', leaving: 'left' }) },
            ],
            leave: leave('left'),
            ...aside('printed'),
            'timer.idle': '#idleQuestion',
          },
        },
        trouble: {
          entry: armIdle,
          exit: disarm('idle'),
          on: {
            activity: { actions: armIdle },
            retry: [
              { guard: 'retrySignIn', target: 'signingIn' },
              { guard: 'retryPrincipal', target: 'signingInPrincipal' },
              { guard: 'showPrincipalAgain', target: 'actingDocument' },
              { guard: 'retryQuery', target: 'querying' },
              { guard: 'retryCheck', target: 'checking' },
            ],
            otherWay: { guard: ({ context }) => context.person === null, target: 'identify', actions: assign({ hint: null }) },
            back: [
              { guard: 'signedIn', target: 'menu' },
              { target: 'identify', actions: assign({ hint: null }) },
            ],
            home: [
              { guard: 'signedIn', target: 'menu' },
              { target: 'identify', actions: assign({ hint: null }) },
            ],
            leave: leave('left'),
            ...aside('trouble'),
            'timer.idle': '#idleQuestion',
          },
        },
      },
    },
    ...asideStates,
    ...endingStates,
    interrupted: {
      id: 'interrupted',
      entry: arm('notice', ({ context }) => context.timings.interruptedMs),
      exit: disarm('notice'),
      on: {
        acknowledge: [
          { guard: 'signInAgain', target: 'visit', actions: told },
          { target: 'starting', actions: told },
        ],
        home: { target: 'starting', actions: told },
        leave: { target: 'starting', actions: told },
        ...aside('interrupted'),
        'timer.notice': { target: 'starting', actions: told },
      },
    },
  },
});
