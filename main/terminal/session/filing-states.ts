// A filing (办件): whether it can be finished now, its document's pages one by one, the read-back, and what became of it.

import { assign } from 'xstate';
import { privately } from '../../../contract/private.ts';
import { completeAnswers, type FilingStep, firstFault, questionAt } from '../services/filing.ts';
import { answered, backward, begun, factsOf, filingOf, filingService, forward, readBack, stepOf, toBeChanged } from './filing-moves.ts';
import type { Effect, SessionContext, SessionEvent } from './types.ts';
import {
  aside,
  armIdle,
  armWorking,
  disarm,
  disarmWorking,
  effect,
  endService,
  type Given,
  leave,
  nextRequest,
  session,
  slow,
  stuck,
} from './vocabulary.ts';

const isStep =
  (kind: FilingStep['kind']) =>
  ({ context }: Given): boolean =>
    stepOf(context)?.kind === kind;

const canBegin = ({ context }: Given): boolean => filingOf(context).checks.every(({ state }) => state !== 'bad');

const submitted = ({ context }: Given): Effect => ({
  kind: 'submitFiling',
  service: filingService(context).id,
  answers: privately(completeAnswers(filingService(context), filingOf(context).answers, factsOf(context))),
  relation: context.agent ? context.relation : null,
});

const moved = (move: (context: SessionContext) => SessionContext['filing']) =>
  session.createAction(assign({ filing: ({ context }) => move(context) }));

const answerFits = ({ context, event }: Given & { readonly event: SessionEvent }): boolean => {
  const step = stepOf(context);
  return event.type === 'answer' && step?.kind === 'question' && step.field === event.field;
};

const notWaitedFor = [
  moved((context) => ({ ...filingOf(context), outcome: { kind: 'unknown' } })),
  effect({ kind: 'abandonFiling' }),
  effect({ kind: 'endService', result: 'answered', fault: null }),
];

const toMenu = { target: 'menu', actions: endService('cancelled') } as const;

/** What every page of a filing does alike: it can be left at any time, and nothing has been submitted. */
const page = {
  activity: { actions: armIdle },
  home: toMenu,
  leave: leave('left'),
  'timer.idle': '#idleQuestion',
} as const;

/** Parts of `visit`, for somebody who has signed in. */
export const filingStates = {
  checking: session.createStateConfig({
    entry: [
      nextRequest,
      { type: 'effect', params: ({ context }): Effect => ({ kind: 'startService', service: context.service ?? '' }) },
      {
        type: 'effect',
        params: ({ context }): Effect => ({ kind: 'checkFiling', request: context.request, service: context.service ?? '' }),
      },
      ...armWorking,
    ],
    exit: [...disarmWorking, effect({ kind: 'cancelRequest' })],
    on: {
      'filing.checked': { guard: 'current', target: 'filingStep', actions: assign({ filing: ({ event }) => begun(event.checked) }) },
      'timer.slow': { actions: slow },
      'timer.stuck': { actions: stuck },
      'timer.giveUp': {
        target: 'trouble',
        actions: [
          assign({ trouble: { fault: 'platform.tooSlow', during: 'check' } }),
          effect({ kind: 'endService', result: 'failed', fault: 'platform.tooSlow' }),
        ],
      },
      back: toMenu,
      home: toMenu,
    },
  }),
  /** Never stayed in: the document says which page comes. */
  filingStep: session.createStateConfig({
    always: [
      { guard: isStep('notice'), target: 'notice' },
      { guard: isStep('question'), target: 'question' },
      { guard: isStep('commitment'), target: 'commitment' },
      { target: 'review' },
    ],
  }),
  notice: session.createStateConfig({
    entry: armIdle,
    exit: disarm('idle'),
    on: {
      ...page,
      ...aside('notice'),
      proceed: { guard: canBegin, target: 'filingStep', actions: moved(forward) },
      retry: 'checking',
      back: toMenu,
    },
  }),
  question: session.createStateConfig({
    entry: armIdle,
    exit: disarm('idle'),
    on: {
      ...page,
      ...aside('question'),
      answer: {
        guard: answerFits,
        target: 'filingStep',
        actions: assign({ filing: ({ context, event }) => answered(context, event) }),
      },
      back: { target: 'filingStep', actions: moved(backward) },
    },
  }),
  commitment: session.createStateConfig({
    entry: armIdle,
    exit: disarm('idle'),
    on: {
      ...page,
      ...aside('commitment'),
      consent: { target: 'filingStep', actions: moved(forward) },
      back: { target: 'filingStep', actions: moved(backward) },
    },
  }),
  review: session.createStateConfig({
    entry: armIdle,
    exit: disarm('idle'),
    on: {
      ...page,
      ...aside('review'),
      change: {
        guard: ({ context, event }) => questionAt(filingService(context), event.field) !== -1,
        target: 'filingStep',
        actions: assign({ filing: ({ context, event }) => toBeChanged(context, event) }),
      },
      submit: [
        {
          guard: ({ context }) => firstFault(filingService(context), filingOf(context).answers, factsOf(context)) === null,
          target: 'submitting',
        },
        { target: 'filingStep', actions: moved((context) => readBack(context)) },
      ],
      back: { target: 'filingStep', actions: moved(backward) },
    },
  }),
  submitting: session.createStateConfig({
    entry: [assign({ stage: 'normal' }), { type: 'effect', params: submitted }, ...armWorking],
    exit: disarmWorking,
    on: {
      'filing.numbered': {
        actions: assign({
          filing: ({ context, event }) => ({ ...filingOf(context), numbered: { number: event.number, link: event.link, at: event.at } }),
        }),
      },
      'filing.finished': {
        target: 'filed',
        actions: [
          assign({ filing: ({ context, event }) => ({ ...filingOf(context), outcome: event.outcome }) }),
          {
            type: 'effect',
            params: ({ event }): Effect =>
              event.outcome.kind === 'notDone'
                ? { kind: 'endService', result: 'failed', fault: event.outcome.fault }
                : { kind: 'endService', result: 'answered', fault: null },
          },
        ],
      },
      'timer.slow': { actions: slow },
      'timer.stuck': { actions: stuck },
      'timer.giveUp': { target: 'filed', actions: notWaitedFor },
      back: { guard: 'stuck', target: 'filed', actions: notWaitedFor },
    },
  }),
  filed: session.createStateConfig({
    entry: armIdle,
    exit: disarm('idle'),
    on: {
      activity: { actions: armIdle },
      print: { guard: 'canPrint', target: 'printing' },
      home: 'menu',
      leave: leave('left'),
      ...aside('filed'),
      'timer.idle': '#idleQuestion',
    },
  }),
};
