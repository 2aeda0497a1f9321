// Acting for another person (代办): what one is to them, then their own code or card. Who signed in stays, and takes the business back when asked.

import { assign } from 'xstate';
import type { Effect } from './types.ts';
import {
  aside,
  armIdle,
  armWorking,
  disarm,
  disarmWorking,
  effect,
  failedAttempt,
  leave,
  nextRequest,
  session,
  slow,
  stuck,
  trouble,
} from './vocabulary.ts';

const noListening = effect({ kind: 'listen', on: false });
const toMenu = { target: 'menu', actions: noListening } as const;

const cardStillThere = session.createAction(assign({ hint: 'card.left' }));

/** 改办自己的事: as if the other person had never been there. */
export const backToOneself = [
  effect({ kind: 'actForMyself' }),
  session.createAction(
    assign(({ context }) => ({
      person: context.agent?.person ?? context.person,
      signInAnswer: context.agent ? context.agent.answer : context.signInAnswer,
      agent: null,
      relation: null,
    })),
  ),
];

/** Parts of `visit`, for somebody who has signed in. */
export const actingStates = {
  actingFor: session.createStateConfig({
    entry: [armIdle, assign({ relation: null, hint: null, failures: 0 })],
    exit: disarm('idle'),
    on: {
      activity: { actions: armIdle },
      chooseRelation: { target: 'actingDocument', actions: assign({ relation: ({ event }) => event.relation }) },
      back: 'menu',
      home: 'menu',
      leave: leave('left'),
      ...aside('actingFor'),
      'timer.idle': '#idleQuestion',
    },
  }),
  actingDocument: session.createStateConfig({
    id: 'actingDocument',
    // With the agent's own card in place nobody else's can be laid down: the reader is asked before it waits for the next one.
    entry: [armIdle, effect({ kind: 'testCard' }), effect({ kind: 'listen', on: true })],
    exit: disarm('idle'),
    on: {
      'code.shown': [
        { guard: 'cardMayLie', target: 'actingDocument', reenter: true, actions: cardStillThere },
        { target: 'signingInPrincipal', actions: assign({ way: 'eVoucher' }) },
      ],
      'code.refused': { target: 'actingDocument', reenter: true, actions: failedAttempt },
      'card.inserted': 'readingPrincipal',
      'card.read': { target: 'signingInPrincipal', actions: assign({ way: 'idCard', card: 'maybe' }) },
      'card.refused': { guard: 'cardsFault', target: 'actingDocument', reenter: true, actions: failedAttempt },
      'card.removed': { actions: assign({ card: 'none', hint: ({ context: { hint } }) => (hint === 'card.left' ? null : hint) }) },
      'card.tested': [
        { guard: ({ event }) => event.media === 'present', actions: assign({ card: 'present' }) },
        { guard: ({ event }) => event.media === 'notPresent', actions: assign({ card: 'none' }) },
        // A reader that cannot tell keeps nobody waiting.
        { guard: ({ context }) => context.card === 'maybe', actions: assign({ card: 'unknown' }) },
      ],
      activity: { actions: armIdle },
      back: { target: 'actingFor', actions: noListening },
      home: toMenu,
      leave: leave('left'),
      ...aside('actingFor'),
      'timer.idle': '#idleQuestion',
    },
  }),
  readingPrincipal: session.createStateConfig({
    entry: [assign({ stage: 'normal', card: 'maybe' }), ...armWorking],
    exit: disarmWorking,
    on: {
      'card.read': { target: 'signingInPrincipal', actions: assign({ way: 'idCard', card: 'maybe' }) },
      'card.refused': { target: 'actingDocument', actions: failedAttempt },
      'card.removed': { actions: assign({ card: 'none' }) },
      'timer.slow': { actions: slow },
      'timer.stuck': { actions: stuck },
      'timer.giveUp': {
        target: 'actingDocument',
        actions: assign({ hint: 'card.unreadable', failures: ({ context }) => context.failures + 1 }),
      },
      back: 'actingDocument',
    },
  }),
  signingInPrincipal: session.createStateConfig({
    entry: [
      noListening,
      nextRequest,
      { type: 'effect', params: ({ context }): Effect => ({ kind: 'signInPrincipal', request: context.request }) },
      ...armWorking,
    ],
    exit: [...disarmWorking, effect({ kind: 'cancelRequest' })],
    on: {
      'platform.signedIn': {
        guard: 'current',
        target: 'menu',
        actions: assign(({ context, event }) => ({
          agent: context.person && { person: context.person, answer: context.signInAnswer },
          person: event.person,
          signInAnswer: event.answer,
        })),
      },
      'platform.failed': [
        { guard: ({ context, event }) => event.request !== context.request },
        { guard: 'citizensOwn', target: 'actingDocument', actions: failedAttempt },
        { target: 'trouble', actions: trouble('signInPrincipal') },
      ],
      'timer.slow': { actions: slow },
      'timer.stuck': { actions: stuck },
      'timer.giveUp': { target: 'trouble', actions: assign({ trouble: { fault: 'platform.tooSlow', during: 'signInPrincipal' } }) },
      back: 'actingDocument',
    },
  }),
};
