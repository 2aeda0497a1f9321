// What the screen shows in each state of the session: a pure function, so that the same state always gives the same picture.

import type { Outcome, PrintFault } from '../../../contract/device/outcome.ts';
import type { FaultCode } from '../../../contract/fault.ts';
import type { CounterKind, Screen, ScreenOf, View } from '../../../contract/view.ts';
import { commitmentScreen, filedScreen, noticeScreen, questionScreen, reviewScreen } from './filing-screens.ts';
import { withPlaceNames } from '../services/person.ts';
import { inLanguage } from '../../../kiosk-config/owner-words.ts';
import type { HallKind, SessionContext, ShownPerson, Ticket, Timer } from './types.ts';
import { mayActForAnother, servicesNow, ticketsNow } from './vocabulary.ts';

type Bar = View['bar'];

export interface Shown {
  readonly screen: Screen;
  readonly bar: Bar;
  /** The timer whose rest the citizen may know of. */
  readonly countdown: Timer | null;
}

export type JournalProblem = Pick<ScreenOf<'outOfService'>, 'detail'> & { readonly reason: 'journal' | 'disk' };

/** Facts from outside the session that a screen tells. */
export interface Surroundings {
  readonly notices: readonly string[];
  readonly hotline: 'people' | 'machine';
  readonly hours: ScreenOf<'help'>['hours'];
  /** Why the journal cannot be used, for the technician; null: it can. */
  readonly journalProblem: JournalProblem | null;
}

const bar = (keys: Partial<Bar>): Bar => ({ back: false, home: false, textSize: true, sound: true, help: true, ...keys });
/** Of screens that wait: what they say can be heard again, and nothing else be done. */
const waitingBar = bar({ textSize: false, help: false });
const quietBar = bar({ textSize: false, sound: false, help: false });

/** @param state dotted name of the leaf state, e.g. `visit.menu` */
export function shown(state: string, context: SessionContext, around: Surroundings): Shown {
  const draw = drawings[state];
  if (!draw) throw new Error(`No screen is drawn for the state ${state}`);
  return { countdown: null, ...draw(context, around) };
}

type Drawing = (context: SessionContext, around: Surroundings) => Omit<Shown, 'countdown'> & { readonly countdown?: Timer };

const working =
  (task: ScreenOf<'working'>['task']): Drawing =>
  (context) => ({
    screen: { kind: 'working', task, stage: context.stage },
    bar: { ...waitingBar, back: context.stage === 'stuck' },
  });

const acting =
  (stage: ScreenOf<'actingFor'>['stage']): Drawing =>
  (context) => ({
    screen: {
      kind: 'actingFor',
      stage,
      agent: personOf(context),
      relation: context.relation,
      ways: context.equipment.ways,
      takeCard: context.card !== 'none',
      hint: context.hint,
      failures: context.failures,
    },
    bar: bar({ back: true, home: true }),
  });

const drawings: Readonly<Record<string, Drawing>> = {
  starting: () => ({ screen: { kind: 'starting', reason: 'starting' }, bar: quietBar }),
  noDevices: () => ({ screen: { kind: 'outOfService', reason: 'devices', detail: null }, bar: bar({ textSize: false }) }),
  journalFailed: (_, around) => ({
    screen: { kind: 'outOfService', reason: around.journalProblem?.reason ?? 'journal', detail: around.journalProblem?.detail ?? null },
    bar: quietBar,
  }),
  attract: (context, around) => ({
    screen: {
      kind: 'attract',
      ...context.equipment,
      notices: [...around.notices],
      hotline: around.hotline,
      forgottenCard: context.forgottenCard,
      tickets: ticketsNow(context),
    },
    bar: bar({}),
  }),
  'visit.identify': (context) => ({
    screen: { kind: 'identify', ways: context.equipment.ways, hint: context.hint, failures: context.failures },
    bar: bar({ back: true, home: true }),
  }),
  'visit.readingCard': working('readCard'),
  'visit.signingIn': working('signIn'),
  'visit.querying': working('query'),
  'visit.actingFor': acting('relation'),
  'visit.actingDocument': acting('document'),
  'visit.readingPrincipal': working('readCard'),
  'visit.signingInPrincipal': working('signIn'),
  'visit.menu': (context) => ({
    screen: {
      kind: 'menu',
      person: personOf(context),
      insurances: withPlaceNames(context.signInAnswer?.insurances ?? [], context.display.language),
      services: offered(context),
      takeCard: context.card !== 'none',
      forAnother: context.agent ? 'acting' : mayActForAnother(context) ? 'offered' : 'none',
    },
    bar: bar({ back: true }),
  }),
  'visit.allServices': (context) => ({
    screen: { kind: 'allServices', person: personOf(context), services: offered(context) },
    bar: bar({ back: true, home: true }),
  }),
  'visit.result': (context) => ({
    screen: {
      kind: 'result',
      service: context.service ?? '',
      person: personOf(context),
      insurances: withPlaceNames(context.answer?.insurances ?? [], context.display.language),
      balance: context.answer?.balance ?? null,
      asOf: context.answer?.asOf ?? '',
      printing: context.equipment.printing,
    },
    bar: bar({ back: true, home: true }),
  }),
  'visit.printing': (context) => ({
    screen: { kind: 'printing', stage: context.stage },
    bar: { ...waitingBar, back: context.stage === 'stuck' },
  }),
  'visit.printed': (context) => ({ screen: printed(context), bar: bar({ back: true, home: true }) }),
  'visit.choosingCounter': (context) => ({
    screen: {
      kind: 'chooseCounter',
      kinds: context.hall.kinds.map((kind) => counterOf(kind, context)),
      tickets: ticketsNow(context),
    },
    bar: bar({ back: true, home: true }),
  }),
  'visit.choosingPriority': (context) => ({
    screen: { kind: 'choosePriority', counter: counterOfTicket(context, ticketOf(context)) },
    bar: bar({ back: true, home: true }),
  }),
  'visit.printingTicket': (context) => ({
    screen: { kind: 'ticketPrinting', stage: context.stage },
    bar: { ...waitingBar, back: context.stage === 'stuck' },
  }),
  'visit.takingTicket': (context) => ({ screen: ticket(context), bar: bar({ home: true }), countdown: 'thingsEnd' }),
  'visit.ticketTrouble': (context) => ({ screen: ticket(context), bar: bar({ back: true, home: true }) }),
  'visit.checking': working('check'),
  'visit.notice': (context) => ({ screen: noticeScreen(context), bar: bar({ back: true, home: true }) }),
  'visit.question': (context) => ({ screen: questionScreen(context), bar: bar({ back: true, home: true }) }),
  'visit.commitment': (context) => ({ screen: commitmentScreen(context), bar: bar({ back: true, home: true }) }),
  'visit.review': (context) => ({ screen: reviewScreen(context, personOf(context)), bar: bar({ back: true, home: true }) }),
  'visit.submitting': working('submit'),
  // No way back from here: what was submitted is not undone by a key.
  'visit.filed': (context) => ({ screen: filedScreen(context), bar: bar({ home: true }) }),
  'visit.trouble': (context) => ({ screen: trouble(context), bar: bar({ back: true, home: true }) }),
  help: (context, around) => ({
    screen: {
      kind: 'help',
      ...context.help,
      about: context.help.about === 'question' ? questionScreen(context).question.kind : context.help.about,
      hotline: around.hotline,
      hours: around.hours,
      signedIn: context.person !== null,
    },
    bar: bar({ back: true, home: true, help: false }),
  }),
  display: () => ({ screen: { kind: 'display' }, bar: bar({ back: true, home: true }) }),
  sound: () => ({ screen: { kind: 'sound' }, bar: bar({ back: true, home: true, sound: false }) }),
  idleQuestion: (context) => ({
    screen: { kind: 'idleQuestion', signedIn: context.person !== null },
    bar: { ...waitingBar, back: true },
    countdown: 'answer',
  }),
  takeThings: (context) => ({
    screen: { kind: 'takeYourThings', card: cardShown(context.card), receipt: context.receipt, urgent: context.urgent },
    bar: bar({}),
    countdown: 'thingsEnd',
  }),
  interrupted: (context) => ({
    screen: {
      kind: 'interrupted',
      ...(context.interrupted ?? { receipt: 'none', reference: null, signedIn: false, ticket: null, filing: null }),
    },
    bar: bar({ home: true }),
  }),
};

/** The states that have a screen, for the test that holds them against the machine. */
export const drawnStates: readonly string[] = Object.keys(drawings);

function personOf(context: SessionContext): ShownPerson {
  if (!context.person) throw new Error('A screen of a signed-in person was drawn without one');
  return context.person;
}

const offered = (context: SessionContext): ScreenOf<'menu'>['services'] =>
  servicesNow(context).map(({ id, group }) => ({ id, group, available: true }));

const cardShown = (card: SessionContext['card']): ScreenOf<'takeYourThings'>['card'] => (card === 'maybe' ? 'unknown' : card);

function printed({ print, filing }: SessionContext): ScreenOf<'printed'> {
  const outcome: Outcome = print?.outcome ?? { kind: 'unknown', fault: 'linkLost' };
  return {
    kind: 'printed',
    outcome: outcome.kind,
    fault: outcome.kind === 'done' ? null : outcome.kind === 'unknown' ? 'printer.unknown' : faultOfPrint[outcome.fault],
    reference: print?.reference ?? '',
    filing: filing?.numbered && filing.outcome ? { number: filing.numbered.number, outcome: filing.outcome } : null,
  };
}

const faultOfPrint: Readonly<Record<PrintFault, FaultCode>> = {
  paperOut: 'printer.paperOut',
  coverOpen: 'printer.coverOpen',
  paperJammed: 'printer.fault',
  exitBlocked: 'printer.fault',
  presenterJammed: 'printer.fault',
  cutter: 'printer.fault',
  overheated: 'printer.fault',
  mechanical: 'printer.fault',
  invalidDocument: 'printer.fault',
  offline: 'printer.unavailable',
  linkLost: 'printer.unavailable',
  timeOut: 'printer.unavailable',
};

function ticketOf(context: SessionContext): Ticket {
  if (!context.ticket) throw new Error('A screen of a ticket was drawn without one');
  return context.ticket;
}

function counterOf(kind: HallKind, { display: { language }, queues }: SessionContext): CounterKind {
  const queue = queues[kind.id] ?? { state: 'closed', ahead: null, waitMinutes: null };
  return { id: kind.id, name: inLanguage(kind.name, language), counters: inLanguage(kind.counters, language), ...queue };
}

/** What stood on the paper stays, however many come after. */
function counterOfTicket(context: SessionContext, { counter, number, estimate }: Ticket): CounterKind {
  const kind = context.hall.kinds.find(({ id }) => id === counter);
  if (!kind) throw new Error(`A ticket for ${counter}, which the hall does not have`);
  return { ...counterOf(kind, context), ...(number === '' ? {} : estimate) };
}

function ticket(context: SessionContext): ScreenOf<'ticket'> {
  const taken = ticketOf(context);
  const { end, number, priority, paper } = taken;
  return {
    kind: 'ticket',
    outcome: end === null ? 'unknown' : end.kind === 'exhausted' ? 'notDone' : end.kind,
    fault: end === null ? 'ticket.unknown' : faultOfTicket(end),
    number,
    counter: counterOfTicket(context, taken),
    priority,
    paper,
    urgent: context.urgent,
  };
}

function faultOfTicket(end: NonNullable<Ticket['end']>): FaultCode | null {
  switch (end.kind) {
    case 'done':
      return null;
    case 'unknown':
      return 'ticket.unknown';
    case 'exhausted':
      return 'ticket.exhausted';
    case 'notDone':
      return faultOfDispenser[end.fault];
  }
}

const faultOfDispenser: Readonly<Record<PrintFault, FaultCode>> = {
  paperOut: 'ticket.paperOut',
  coverOpen: 'ticket.coverOpen',
  exitBlocked: 'ticket.exitBlocked',
  presenterJammed: 'ticket.exitBlocked',
  paperJammed: 'ticket.fault',
  cutter: 'ticket.fault',
  overheated: 'ticket.fault',
  mechanical: 'ticket.fault',
  invalidDocument: 'ticket.fault',
  offline: 'ticket.unavailable',
  linkLost: 'ticket.unavailable',
  timeOut: 'ticket.unavailable',
};

/** Trying again does not help against these: somebody has to look. */
const forTheCounter: ReadonlySet<FaultCode> = new Set(['platform.refused', 'platform.unauthorised']);

/** The last way is the lit one. */
function trouble(context: SessionContext): ScreenOf<'trouble'> {
  const fault = context.trouble?.fault ?? 'platform.notUnderstood';
  if (context.trouble && context.trouble.during !== 'signIn') {
    return { kind: 'trouble', fault, ways: forTheCounter.has(fault) ? ['menu', 'leave'] : ['leave', 'menu', 'retry'] };
  }
  const other = context.equipment.ways[context.way === 'idCard' ? 'eVoucher' : 'idCard'] === 'ready' ? (['otherWay'] as const) : [];
  if (forTheCounter.has(fault)) return { kind: 'trouble', fault, ways: [...other, 'leave'] };
  // No code can be read now, whichever it is.
  if (fault === 'decoder.unavailable') return { kind: 'trouble', fault, ways: ['leave', ...other] };
  // A code is good for one use: it has to be shown again. A card's data is still there.
  return { kind: 'trouble', fault, ways: ['leave', ...other, context.way === 'idCard' ? 'retry' : 'scanAgain'] };
}
