// The other half of the table: what each state refuses on purpose. A test holds both halves against every state × event pair.

import type { SessionEventType } from './types.ts';

/** Answers that come after their question has been given up: they say nothing about the present state. */
const late = [
  'platform.signedIn',
  'platform.answered',
  'platform.failed',
  'print.numbered',
  'print.finished',
  'ticket.numbered',
  'ticket.exhausted',
  'ticket.finished',
  'filing.checked',
  'filing.numbered',
  'filing.finished',
  'timer.starting',
  'timer.idle',
  'timer.answer',
  'timer.slow',
  'timer.stuck',
  'timer.giveUp',
  'timer.things',
  'timer.thingsEnd',
  'timer.notice',
] as const satisfies readonly SessionEventType[];

/** Scanner and reader are off, or their last event was under way when they were turned off. */
const credentials = [
  'code.shown',
  'code.refused',
  'card.inserted',
  'card.read',
  'card.refused',
] as const satisfies readonly SessionEventType[];

/** Meanings that no key of the screen has. */
const keys = [
  'begin',
  'queueTicket',
  'chooseCounter',
  'choosePriority',
  'back',
  'home',
  'chooseService',
  'print',
  'leave',
  'moreTime',
  'retry',
  'otherWay',
  'taken',
  'notMine',
  'acknowledge',
  'help',
  'moreHelp',
  'display',
  'sound',
  'allServices',
  'actFor',
  'actForMyself',
  'chooseRelation',
  'activity',
  'proceed',
  'answer',
  'consent',
  'change',
  'submit',
] as const satisfies readonly SessionEventType[];

const except = (handled: readonly SessionEventType[]): readonly SessionEventType[] =>
  [...late, ...credentials, ...keys].filter((event) => !handled.includes(event));

const all = except([]);
const working = ['timer.slow', 'timer.stuck', 'timer.giveUp', 'back'] as const;
const aside = ['help', 'display', 'sound'] as const;
const reading = ['activity', 'timer.idle', ...aside, 'leave', 'back'] as const;
const beside = ['activity', 'timer.idle', 'back', 'home', 'leave'] as const;

export const refusals: Readonly<Record<string, readonly SessionEventType[]>> = {
  starting: except(['timer.starting']),
  noDevices: except([...aside, 'activity', 'timer.idle']),
  journalFailed: all,
  attract: except([...credentials, 'begin', 'queueTicket', ...aside, 'activity', 'timer.idle', 'timer.notice']),
  'visit.identify': except([...credentials, ...reading, 'home']),
  'visit.readingCard': except([...working, 'card.read', 'card.refused']),
  'visit.signingIn': except([...working, 'platform.signedIn', 'platform.failed']),
  'visit.querying': except([...working, 'home', 'platform.answered', 'platform.failed']),
  'visit.menu': except([...reading, 'chooseService', 'allServices', 'actFor', 'actForMyself']),
  'visit.actingFor': except([...reading, 'home', 'chooseRelation']),
  'visit.actingDocument': except([...credentials, ...reading, 'home']),
  'visit.readingPrincipal': except([...working, 'card.read', 'card.refused']),
  'visit.signingInPrincipal': except([...working, 'platform.signedIn', 'platform.failed']),
  'visit.allServices': except([...reading, 'home', 'chooseService']),
  'visit.result': except([...reading, 'home', 'print']),
  'visit.printing': except([...working, 'print.numbered', 'print.finished']),
  'visit.printed': except([...reading, 'home', 'retry', 'acknowledge']),
  'visit.trouble': except([...reading, 'home', 'retry', 'otherWay']),
  'visit.choosingCounter': except([...reading, 'home', 'chooseCounter']),
  'visit.choosingPriority': except([...reading, 'home', 'choosePriority']),
  'visit.printingTicket': except([...working, 'ticket.numbered', 'ticket.exhausted', 'ticket.finished']),
  'visit.takingTicket': except([...aside, 'leave', 'home', 'acknowledge', 'retry', 'timer.things', 'timer.thingsEnd']),
  'visit.ticketTrouble': except([...reading, 'home', 'retry', 'acknowledge']),
  'visit.checking': except([...working, 'home', 'filing.checked']),
  'visit.notice': except([...reading, 'home', 'proceed', 'retry']),
  'visit.question': except([...reading, 'home', 'answer']),
  'visit.commitment': except([...reading, 'home', 'consent']),
  'visit.review': except([...reading, 'home', 'change', 'submit']),
  'visit.submitting': except([...working, 'filing.numbered', 'filing.finished']),
  'visit.filed': except(['activity', 'timer.idle', ...aside, 'leave', 'home', 'print']),
  help: except([...beside, 'moreHelp', 'display', 'sound']),
  display: except([...beside, 'help', 'sound']),
  sound: except([...beside, 'help', 'display']),
  idleQuestion: except(['moreTime', 'back', 'leave', 'activity', 'timer.answer']),
  takeThings: except(['timer.things', 'timer.thingsEnd', 'taken', 'notMine', ...aside]),
  interrupted: except(['acknowledge', 'home', 'leave', ...aside, 'timer.notice']),
};
