// How a visit ends: the question whether anybody is there, and what must not be left behind.

import { assign } from 'xstate';
import { keypadForgotten } from './presentation.ts';
import type { Effect } from './types.ts';
import { arm, armAnswer, aside, disarm, effect, leave, nobody, session } from './vocabulary.ts';

export const endingStates = {
  idleQuestion: session.createStateConfig({
    id: 'idleQuestion',
    entry: [effect({ kind: 'listen', on: false }), armAnswer],
    exit: disarm('answer'),
    on: {
      moreTime: '#again',
      // Whoever presses the keypad on the way to the answer, or has it read out, is there.
      activity: { actions: armAnswer },
      // Whoever lays a card or touches something else is there: only the answer that matters is left out.
      back: '#again',
      leave: leave('left'),
      'timer.answer': leave('idle'),
    },
  }),
  takeThings: session.createStateConfig({
    id: 'takeThings',
    entry: [
      { type: 'effect', params: ({ context }): Effect => ({ kind: 'endVisit', how: context.leaving }) },
      effect({ kind: 'forget' }),
      effect({ kind: 'listen', on: false }),
      assign(({ context }) => ({
        ...nobody,
        ...keypadForgotten(context),
        visits: context.visits + (context.visitOpen ? 1 : 0),
        visitOpen: false,
        card: context.card,
        receipt: context.receipt,
        leaving: context.leaving,
      })),
      effect({ kind: 'testCard' }),
      arm('things', ({ context }) => context.timings.takeThingsMs / 2),
      arm('thingsEnd', ({ context }) => context.timings.takeThingsMs),
    ],
    exit: [disarm('things'), disarm('thingsEnd')],
    on: {
      'card.tested': [
        {
          guard: ({ context, event }) => event.media === 'notPresent' && (context.receipt === 'none' || context.saysTaken),
          target: '#attract',
          actions: assign({ card: 'none' }),
        },
        { guard: 'cardGone', actions: assign({ card: 'none' }) },
        { guard: ({ context }) => context.card === 'none' },
        {
          guard: ({ event }) => event.media === 'present',
          actions: assign({ card: 'present', saysTaken: false, urgent: ({ context }) => context.urgent || context.saysTaken }),
        },
        // The reader cannot tell: the person's word is the best there is.
        { guard: ({ context }) => context.saysTaken, target: '#attract', actions: assign({ card: 'none' }) },
        { actions: assign({ card: 'unknown' }) },
      ],
      'card.removed': [
        { guard: 'noReceipt', target: '#attract', actions: assign({ card: 'none', forgottenCard: false }) },
        { actions: assign({ card: 'none' }) },
      ],
      'timer.things': { actions: [assign({ urgent: true }), effect({ kind: 'testCard' })] },
      'timer.thingsEnd': [
        { guard: ({ context }) => context.card === 'present', target: '#attract', actions: assign({ forgottenCard: true }) },
        { target: '#attract', actions: assign({ forgottenCard: ({ context }) => context.card === 'unknown' }) },
      ],
      ...aside('takeYourThings'),
      taken: [
        { guard: ({ context }) => context.card === 'none', target: '#attract' },
        { actions: [assign({ receipt: 'none', saysTaken: true }), effect({ kind: 'testCard' })] },
      ],
      notMine: { target: '#attract', actions: assign({ forgottenCard: ({ context }) => context.card !== 'none' }) },
    },
  }),
};
