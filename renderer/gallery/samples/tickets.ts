// Queue tickets: choosing, printing, taking, and every way in which none comes out.

import type { FaultCode } from '../../../contract/fault.ts';
import type { CounterKind, ScreenOf } from '../../../contract/view.ts';
import { signedIn, quiet, type Sample, type Samples } from './sample.ts';

const enrolment: CounterKind = { id: 'insurance', name: '参保登记', counters: '1–2号窗口', ahead: 5, waitMinutes: 12, state: 'open' };
const kinds: readonly CounterKind[] = [
  enrolment,
  { id: 'reimbursement', name: '医疗费报销', counters: '3–4号窗口', ahead: 0, waitMinutes: 0, state: 'open' },
  { id: 'general', name: '综合业务', counters: '5号窗口', ahead: 14, waitMinutes: 110, state: 'open' },
];
/** As many, and with as long names, as a hall may have. */
const manyKinds: readonly CounterKind[] = [
  ...kinds,
  { id: 'chronic', name: '门诊慢特病待遇认定和变更', counters: '二楼东侧6–7号窗口', ahead: 3, waitMinutes: 25, state: 'open' },
  { id: 'transfer', name: '转移接续', counters: '8号窗口', ahead: null, waitMinutes: null, state: 'closed' },
  { id: 'maternity', name: '生育待遇', counters: '9号窗口', ahead: 1, waitMinutes: 8, state: 'open' },
];
const ticket: ScreenOf<'ticket'> = {
  kind: 'ticket',
  outcome: 'done',
  fault: null,
  number: 'A012',
  counter: enrolment,
  priority: false,
  paper: 'waiting',
  urgent: false,
};

export const ticketsSamples: Samples = {
  'choose-counter': { screen: { kind: 'chooseCounter', kinds: [...kinds], tickets: 'ready' }, bar: signedIn },
  'choose-counter-one': { screen: { kind: 'chooseCounter', kinds: [enrolment], tickets: 'ready' }, bar: signedIn },
  'choose-counter-many': { screen: { kind: 'chooseCounter', kinds: [...manyKinds], tickets: 'paperLow' }, bar: signedIn },
  'choose-counter-no-paper': { screen: { kind: 'chooseCounter', kinds: [...kinds], tickets: 'paperOut' }, bar: signedIn },
  'choose-counter-closed': {
    screen: {
      kind: 'chooseCounter',
      kinds: kinds.map((kind) => ({ ...kind, state: 'closed' as const, ahead: null, waitMinutes: null })),
      tickets: 'closed',
    },
    bar: signedIn,
  },
  'choose-counter-exhausted': {
    screen: {
      kind: 'chooseCounter',
      kinds: kinds.map((kind, index) => (index === 0 ? { ...kind, state: 'exhausted' as const, ahead: null, waitMinutes: null } : kind)),
      tickets: 'ready',
    },
    bar: signedIn,
  },
  /** Beside other terminals nothing is known of the queues. */
  'choose-counter-uncounted': {
    screen: { kind: 'chooseCounter', kinds: kinds.map((kind) => ({ ...kind, ahead: null, waitMinutes: null })), tickets: 'ready' },
    bar: signedIn,
  },
  'choose-priority': { screen: { kind: 'choosePriority', counter: enrolment }, bar: signedIn },
  'ticket-printing': { screen: { kind: 'ticketPrinting', stage: 'normal' }, bar: quiet },
  'ticket-printing-slow': { screen: { kind: 'ticketPrinting', stage: 'slow' }, bar: quiet },
  'ticket-printing-stuck': { screen: { kind: 'ticketPrinting', stage: 'stuck' }, bar: { back: true, ...quiet } },
  'ticket-to-take': takingTicket(ticket),
  'ticket-to-take-priority': takingTicket({ ...ticket, priority: true, counter: { ...enrolment, ahead: 0, waitMinutes: 0 }, urgent: true }),
  'ticket-uncounted': takingTicket({ ...ticket, counter: { ...enrolment, ahead: null, waitMinutes: null } }),
  'ticket-assumed': takingTicket({ ...ticket, paper: 'assumed' }),
  'ticket-taken': takingTicket({ ...ticket, paper: 'taken', priority: true }),
  'ticket-retracted': takingTicket({ ...ticket, paper: 'retracted' }),
  'ticket-paper-out': noTicket('ticket.paperOut'),
  'ticket-cover-open': noTicket('ticket.coverOpen'),
  'ticket-fault': noTicket('ticket.fault'),
  'ticket-exit-blocked': noTicket('ticket.exitBlocked'),
  'ticket-unavailable': noTicket('ticket.unavailable'),
  'ticket-exhausted': noTicket('ticket.exhausted'),
  'ticket-unknown': { screen: { ...ticket, outcome: 'unknown', fault: 'ticket.unknown', paper: 'none', priority: true }, bar: signedIn },
  'ticket-lost': { screen: { ...ticket, outcome: 'unknown', fault: 'ticket.unknown', paper: 'lost' }, bar: signedIn },
};

function takingTicket(screen: ScreenOf<'ticket'>): Sample {
  return { screen, bar: { home: true }, timeLeft: 20_000 };
}

function noTicket(fault: FaultCode): Sample {
  return { screen: { ...ticket, outcome: 'notDone', fault, number: '', paper: 'none' }, bar: signedIn };
}
