// Beside the step: the help ladder, and the screens on which display and sound are chosen. Back leads to the very step again.

import { assign } from 'xstate';
import type { SessionContext } from './types.ts';
import { armIdle, disarm, leave, openedBesideHelp, session } from './vocabulary.ts';

const nextRung: Readonly<Record<SessionContext['help']['rung'], SessionContext['help']['rung']>> = {
  again: 'telephone',
  telephone: 'counter',
  counter: 'counter',
};

const keepDisplay = session.createAction(assign({ keepDisplay: true }));

/** From here when no visit is open: to what was told, to what lies there still, or to the beginning. */
const told = [
  { guard: 'notTold' as const, target: '#interrupted' },
  { guard: 'thingsLeft' as const, target: '#takeThings' },
];
/** Whoever comes back to attract finds it as they chose; where nobody comes, it rests. */
const outside = [
  ...told,
  { guard: 'noWay' as const, target: '#noDevices', actions: keepDisplay },
  { target: '#starting' as const, actions: keepDisplay },
];
const nobodyThere = [...told, { guard: 'noWay' as const, target: '#noDevices' }, { target: '#starting' as const }];

const toTheStep = [{ guard: 'visiting' as const, target: '#again' }, ...outside];

const shared = {
  activity: { actions: armIdle },
  home: [
    { guard: 'signedIn' as const, target: '#menu' },
    { guard: 'ticketUnsettled' as const, target: '#again' },
    { guard: 'emptyHanded' as const, target: '#attract' },
    ...outside,
  ],
  leave: leave('left'),
  'timer.idle': [{ guard: 'visiting' as const, target: '#idleQuestion' }, ...nobodyThere],
} as const;

const toHelpOr = (about: 'display' | 'sound') => [
  { guard: 'besideHelp' as const, target: '#help' },
  { target: '#help', actions: session.createAction(assign({ help: { rung: 'again', about } })) },
];

export const asideStates = {
  help: session.createStateConfig({
    id: 'help',
    entry: armIdle,
    exit: disarm('idle'),
    on: {
      ...shared,
      back: toTheStep,
      moreHelp: {
        guard: ({ context }) => context.help.rung !== 'counter',
        actions: [assign({ help: ({ context: { help } }) => ({ ...help, rung: nextRung[help.rung] }) }), armIdle],
      },
      display: { target: '#display', actions: openedBesideHelp(true) },
      sound: { target: '#sound', actions: openedBesideHelp(true) },
    },
  }),
  display: session.createStateConfig({
    id: 'display',
    entry: armIdle,
    exit: disarm('idle'),
    on: {
      ...shared,
      back: [{ guard: 'besideHelp', target: '#help' }, ...toTheStep],
      help: toHelpOr('display'),
      sound: '#sound',
    },
  }),
  sound: session.createStateConfig({
    id: 'sound',
    entry: armIdle,
    exit: disarm('idle'),
    on: {
      ...shared,
      back: [{ guard: 'besideHelp', target: '#help' }, ...toTheStep],
      help: toHelpOr('sound'),
      display: '#display',
    },
  }),
};
