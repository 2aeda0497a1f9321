// One sample View for every state of every screen, with invented people: for the gallery, the screen tests and the pictures.

import type { FaultCode } from '../../contract/fault.ts';
import type { FilingOnRecord, FinishCheck } from '../../contract/filing.ts';
import { privately } from '../../contract/private.ts';
import { type Language, type TextSize, plainDisplay, plainVoice } from '../../contract/display.ts';
import type { Insurance } from '../../contract/insurance.ts';
import type { CounterKind, Screen, ScreenOf, View } from '../../contract/view.ts';

type Bar = View['bar'];

interface Sample {
  readonly screen: Screen;
  readonly bar?: Partial<Bar>;
  readonly timeLeft?: number;
}

const person = { name: privately('王*'), number: privately('660***********1234') };

const employee: Insurance = {
  type: 'employeeBasic',
  status: 'insured',
  placeCode: '660100',
  placeName: '青桥市',
  balance: privately(328_650),
  since: '2015-03-01',
  employer: privately('青桥纺织厂'),
};
const resident: Insurance = {
  ...employee,
  type: 'residentBasic',
  status: 'suspended',
  balance: privately(0),
  since: '2008-07-01',
  employer: null,
};
const civilServant: Insurance = { ...employee, type: 'civilServant', balance: privately(102_400), since: null, placeName: null };
const manyInsurances: readonly Insurance[] = [
  { ...employee, balance: privately(123_354_389) },
  resident,
  civilServant,
  { ...resident, type: 'residentSeriousIllness', status: 'ended' },
  { ...employee, type: 'longTermCare', balance: privately(0) },
  { ...employee, type: 'disabledVeteran', status: 'unknown', balance: privately(0) },
  { ...employee, type: 'maternity', status: 'notInsured', balance: privately(0) },
];

const bothReady = { eVoucher: 'ready', idCard: 'ready' } as const;
const codeOnly = { eVoucher: 'ready', idCard: 'unavailable' } as const;
const cardOnly = { eVoucher: 'unavailable', idCard: 'ready' } as const;
const noneReady = { eVoucher: 'unavailable', idCard: 'unavailable' } as const;

const attract: ScreenOf<'attract'> = {
  kind: 'attract',
  ways: bothReady,
  printing: 'ready',
  notices: [],
  hotline: 'people',
  forgottenCard: false,
  tickets: 'none',
};

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
const identify: ScreenOf<'identify'> = { kind: 'identify', ways: bothReady, hint: null, failures: 0 };
const account = [{ id: 'personal-account', group: 'queries', available: true } as const];
const menu: ScreenOf<'menu'> = { kind: 'menu', person, insurances: [employee], services: account, takeCard: false };
const result: ScreenOf<'result'> = {
  kind: 'result',
  service: 'personal-account',
  person,
  insurances: [employee],
  balance: privately(328_650),
  asOf: '2026-09-23 13:26',
  printing: 'ready',
};
const allGood: readonly FinishCheck[] = (['network', 'insurance', 'openCase', 'disk', 'paper'] as const).map((what) => ({
  what,
  state: 'good',
  fault: null,
}));
const checksWith = (...others: readonly FinishCheck[]): FinishCheck[] =>
  allGood.map((check) => others.find(({ what }) => what === check.what) ?? check);
const step = (at: number) => ({ at, of: 5 });
const service = 'remote-treatment';
/** As long as the longest name of a terminal makes it. */
const caseNumber = 'QINGQIAO-101-B000123';
const notice: ScreenOf<'notice'> = { kind: 'notice', service, checks: [...allGood], openCase: null, printing: 'ready' };
const division: ScreenOf<'question'> = {
  kind: 'question',
  service,
  step: step(1),
  field: 'destination',
  question: { kind: 'division', from: '青桥市' },
  answer: null,
  hint: null,
};
const days = ['23', '24', '25', '26', '27', '28', '29', '30'].map((date) => `2026-09-${date}`);
const telephone: ScreenOf<'question'> = { ...division, step: step(3), field: 'telephone', question: { kind: 'telephone' } };
const onRecord: FilingOnRecord = {
  id: 'r1',
  category: 'otherTemporary',
  destination: privately('330100'),
  begin: '2026-02-01',
  end: '2026-12-31',
  cancellable: true,
};
const records: readonly FilingOnRecord[] = [
  onRecord,
  { ...onRecord, id: 'r2', category: 'longTermResident', destination: privately('653000'), end: null },
  { ...onRecord, id: 'r3', category: 'referral', destination: privately('660900'), begin: '2026-09-01', cancellable: false },
];
const record: ScreenOf<'question'> = {
  ...division,
  service: 'remote-treatment-cancel',
  step: { at: 1, of: 2 },
  field: 'record',
  question: { kind: 'record', records: [onRecord] },
};
const twoInsurances: Extract<ScreenOf<'question'>['question'], { kind: 'insurance' }>['rows'] = [
  { id: 'i1', type: 'employeeBasic', place: '青桥市' },
  { id: 'i2', type: 'residentBasic', place: '杭州市' },
];
const review: ScreenOf<'review'> = {
  kind: 'review',
  service,
  step: step(5),
  person,
  lines: [
    { field: 'category', value: { kind: 'word', word: 'otherTemporary' }, changeable: false },
    { field: 'destination', value: { kind: 'division', code: privately('330100') }, changeable: true },
    { field: 'begin', value: { kind: 'day', day: privately('2026-09-24') }, changeable: true },
    { field: 'end', value: { kind: 'day', day: privately('2027-03-23') }, changeable: false },
    { field: 'telephone', value: { kind: 'text', text: privately('138****0000') }, changeable: true },
  ],
};
const filed: ScreenOf<'filed'> = {
  kind: 'filed',
  service,
  number: 'KIOSK-01-B000123',
  outcome: { kind: 'done', standing: 'finished', platformNumber: null },
  printing: 'ready',
};
const finished = { kind: 'done', standing: 'finished', platformNumber: null } as const;
const held = { kind: 'held', until: Date.parse('2026-09-24T18:00:00+08:00') } as const;
const saturdayNotice = '本周六上午照常办理，9:00至12:00。';

/** As long as the longest name of a terminal makes it. */
const reference = 'QINGQIAO-101-000123';

const printedUnknown: ScreenOf<'printed'> = { kind: 'printed', outcome: 'unknown', fault: 'printer.unknown', reference, filing: null };

const hours: ScreenOf<'help'>['hours'] = {
  days: 'workdays',
  spans: [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '17:00' },
  ],
};

const signedIn: Partial<Bar> = { back: true, home: true };
const quiet: Partial<Bar> = { textSize: false, help: false };

const samples: Readonly<Record<string, Sample>> = {
  starting: { screen: { kind: 'starting', reason: 'starting' }, bar: quiet },
  restarting: { screen: { kind: 'starting', reason: 'restarting' }, bar: quiet },

  attract: { screen: { ...attract, notices: [saturdayNotice] } },
  'attract-night': { screen: { ...attract, hotline: 'machine' } },
  'attract-card-only': { screen: { ...attract, ways: cardOnly } },
  'attract-code-only-no-printing': {
    screen: { ...attract, ways: codeOnly, printing: 'paperOut', notices: [saturdayNotice], forgottenCard: true },
  },
  'attract-tickets': { screen: { ...attract, tickets: 'ready', notices: [saturdayNotice] } },
  'attract-tickets-no-paper': { screen: { ...attract, tickets: 'paperOut', hotline: 'machine' } },
  'attract-tickets-exhausted': { screen: { ...attract, tickets: 'exhausted' } },
  'attract-tickets-closed': {
    screen: { ...attract, ways: cardOnly, tickets: 'closed', printing: 'unavailable', notices: [saturdayNotice] },
  },
  'attract-tickets-only': { screen: { ...attract, ways: noneReady, tickets: 'paperLow', forgottenCard: true } },
  'attract-long-notice': {
    screen: {
      ...attract,
      notices: ['因为线路检修，本周三下午一点到五点暂停办理，请改在别的时间来，或者到镇政府一楼大厅的人工窗口办理，给您添麻烦了。'],
    },
  },

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

  identify: { screen: identify, bar: signedIn },
  'identify-card-only': { screen: { ...identify, ways: cardOnly }, bar: signedIn },
  'identify-code-only': { screen: { ...identify, ways: codeOnly }, bar: signedIn },
  'identify-hint': { screen: { ...identify, hint: 'code.unreadable', failures: 1 }, bar: signedIn },
  'identify-hint-not-an-e-voucher': { screen: { ...identify, hint: 'code.notAnEVoucher', failures: 1 }, bar: signedIn },
  'identify-hint-unsupported': { screen: { ...identify, hint: 'card.unsupported', failures: 1 }, bar: signedIn },
  'identify-hint-card-expired': { screen: { ...identify, hint: 'card.expired', failures: 1 }, bar: signedIn },
  'identify-hint-not-found': { screen: { ...identify, hint: 'person.notFound', failures: 1 }, bar: signedIn },
  'identify-no-way': { screen: { ...identify, ways: noneReady }, bar: signedIn },
  'identify-third-failure': { screen: { ...identify, hint: 'card.moved', failures: 3 }, bar: signedIn },

  'working-read-card': { screen: { kind: 'working', task: 'readCard', stage: 'normal' }, bar: quiet },
  'working-sign-in-slow': { screen: { kind: 'working', task: 'signIn', stage: 'slow' }, bar: quiet },
  'working-query': { screen: { kind: 'working', task: 'query', stage: 'normal' }, bar: quiet },
  'working-query-stuck': { screen: { kind: 'working', task: 'query', stage: 'stuck' }, bar: { back: true, ...quiet } },

  menu: { screen: { ...menu, takeCard: true }, bar: { back: true } },
  'menu-two-insurances': { screen: { ...menu, insurances: [employee, resident], takeCard: true }, bar: { back: true } },
  'menu-filings': {
    screen: {
      ...menu,
      services: [
        { id: 'personal-account', group: 'queries', available: true },
        { id: 'remote-treatment', group: 'remoteTreatment', available: true },
        { id: 'remote-treatment-cancel', group: 'remoteTreatment', available: true },
      ],
    },
    bar: { back: true },
  },
  'menu-six-services': {
    screen: {
      ...menu,
      insurances: [resident],
      services: [
        { id: 'insured-status', group: 'queries', available: true },
        { id: 'personal-account', group: 'queries', available: true },
        { id: 'settlements', group: 'queries', available: true },
        { id: 'remote-treatment', group: 'remoteTreatment', available: true },
        { id: 'chronic-disease', group: 'benefits', available: true },
        { id: 'reimbursement', group: 'reimbursement', available: true },
      ],
    },
    bar: { back: true },
  },

  result: { screen: result, bar: signedIn },
  'result-two-rows': { screen: { ...result, insurances: [employee, resident] }, bar: signedIn },
  'result-many-rows': { screen: { ...result, insurances: [...manyInsurances], balance: privately(123_456_789) }, bar: signedIn },
  'result-no-account': { screen: { ...result, insurances: [resident], balance: null }, bar: signedIn },
  'result-no-paper': { screen: { ...result, insurances: [employee, resident], printing: 'paperOut' }, bar: signedIn },
  'result-no-account-no-paper': { screen: { ...result, insurances: [resident], balance: null, printing: 'paperOut' }, bar: signedIn },
  'result-no-printer': {
    screen: { ...result, insurances: [{ ...employee, balance: privately(-1_250) }], balance: privately(-1_250), printing: 'unavailable' },
    bar: signedIn,
  },

  printing: { screen: { kind: 'printing', stage: 'normal' }, bar: quiet },
  'printing-slow': { screen: { kind: 'printing', stage: 'slow' }, bar: quiet },
  'printing-stuck': { screen: { kind: 'printing', stage: 'stuck' }, bar: { back: true, ...quiet } },
  'printed-done': { screen: { kind: 'printed', outcome: 'done', fault: null, reference, filing: null }, bar: signedIn },
  'printed-not-done': notPrinted('printer.paperOut'),
  'printed-not-done-cover-open': notPrinted('printer.coverOpen'),
  'printed-not-done-fault': notPrinted('printer.fault'),
  'printed-not-done-unavailable': notPrinted('printer.unavailable'),
  'printed-unknown': { screen: printedUnknown, bar: signedIn },
  'printed-filing-done': {
    screen: { kind: 'printed', outcome: 'done', fault: null, reference, filing: { number: caseNumber, outcome: finished } },
    bar: signedIn,
  },
  'printed-filing-accepted': {
    screen: { ...printedUnknown, filing: { number: caseNumber, outcome: { ...finished, standing: 'accepted' } } },
    bar: signedIn,
  },
  'printed-filing-not-done': {
    screen: { ...printedUnknown, filing: { number: caseNumber, outcome: { kind: 'notDone', fault: 'filing.refused' } } },
    bar: signedIn,
  },
  'printed-filing-unknown': { screen: { ...printedUnknown, filing: { number: caseNumber, outcome: { kind: 'unknown' } } }, bar: signedIn },
  'printed-filing-held': { screen: { ...printedUnknown, filing: { number: caseNumber, outcome: held } }, bar: signedIn },
  'printed-filing-without-paper': notPrinted('printer.paperOut', { number: caseNumber, outcome: { kind: 'unknown' } }),

  'take-card': takeYourThings('present', 'none'),
  'take-card-and-receipt-urgent': takeYourThings('present', 'printed', true),
  'take-card-and-perhaps-receipt': takeYourThings('present', 'unknown'),
  'take-perhaps-card': takeYourThings('unknown', 'none'),
  'take-receipt': takeYourThings('none', 'printed'),
  'take-receipt-urgent': takeYourThings('none', 'printed', true),
  'take-perhaps-receipt': takeYourThings('none', 'unknown'),

  'trouble-unreachable': trouble('platform.unreachable', ['leave', 'menu', 'retry']),
  'trouble-too-slow': trouble('platform.tooSlow', ['leave', 'menu', 'retry']),
  'trouble-not-understood': trouble('platform.notUnderstood', ['leave', 'menu', 'retry']),
  'trouble-refused': trouble('platform.refused', ['menu', 'leave']),
  'trouble-unauthorised': trouble('platform.unauthorised', ['menu', 'leave']),
  'trouble-sign-in-code': trouble('platform.unreachable', ['leave', 'otherWay', 'scanAgain']),
  'trouble-sign-in-code-only': trouble('platform.unreachable', ['leave', 'scanAgain']),
  'trouble-sign-in-card': trouble('platform.tooSlow', ['leave', 'otherWay', 'retry']),
  'trouble-sign-in-card-only': trouble('platform.tooSlow', ['leave', 'retry']),
  'trouble-sign-in-refused': trouble('platform.refused', ['otherWay', 'leave']),
  'trouble-sign-in-refused-only': trouble('platform.refused', ['leave']),
  'trouble-decoder': trouble('decoder.unavailable', ['leave', 'otherWay']),

  'idle-question': { screen: { kind: 'idleQuestion', signedIn: true }, bar: { back: true, ...quiet }, timeLeft: 30_000 },
  'idle-question-nobody': { screen: { kind: 'idleQuestion', signedIn: false }, bar: { back: true, ...quiet }, timeLeft: 30_000 },

  interrupted: {
    screen: { kind: 'interrupted', receipt: 'none', reference: null, signedIn: true, ticket: null, filing: null },
    bar: { home: true },
  },
  'interrupted-receipt-unknown': {
    screen: { kind: 'interrupted', receipt: 'unknown', reference, signedIn: true, ticket: null, filing: null },
    bar: { home: true },
  },
  'interrupted-receipt-printed': {
    screen: { kind: 'interrupted', receipt: 'printed', reference, signedIn: false, ticket: null, filing: null },
    bar: { home: true },
  },

  'interrupted-ticket': {
    screen: { kind: 'interrupted', receipt: 'none', reference: null, signedIn: false, ticket: 'A012', filing: null },
    bar: { home: true },
  },

  'out-of-service-configuration': {
    screen: {
      kind: 'outOfService',
      reason: 'configuration',
      detail: 'etc/kiosk.jsonc:14:12 devices.receiptPrinter.profile: expected one of "gainscha-80", "rongta-80", received "gainsha-80"',
    },
    bar: quiet,
  },
  'out-of-service-journal': {
    screen: { kind: 'outOfService', reason: 'journal', detail: 'journal.db: database disk image is malformed' },
    bar: quiet,
  },
  'out-of-service-devices': { screen: { kind: 'outOfService', reason: 'devices', detail: null }, bar: { textSize: false } },
  'out-of-service-restarts': { screen: { kind: 'outOfService', reason: 'restarts', detail: null }, bar: quiet },

  'interrupted-filing-done': interruptedFiling('done'),
  'interrupted-filing-not-done': interruptedFiling('notDone'),
  'interrupted-filing-unknown': interruptedFiling('unknown'),
  'interrupted-filing-held': interruptedFiling('held'),

  notice: { screen: notice, bar: signedIn },
  'notice-no-paper': {
    screen: { ...notice, checks: checksWith({ what: 'paper', state: 'limited', fault: 'printer.paperOut' }), printing: 'paperOut' },
    bar: signedIn,
  },
  'notice-cancel': { screen: { ...notice, service: 'remote-treatment-cancel' }, bar: signedIn },
  'notice-open-case': {
    screen: { ...notice, checks: checksWith({ what: 'openCase', state: 'bad', fault: 'filing.openCase' }), openCase: caseNumber },
    bar: signedIn,
  },
  'notice-network': notNow({ what: 'network', state: 'bad', fault: 'platform.unreachable' }),
  'notice-not-insured': notNow({ what: 'insurance', state: 'bad', fault: 'filing.notInsured' }),
  'notice-nothing-to-cancel': {
    screen: {
      ...notice,
      service: 'remote-treatment-cancel',
      checks: [...allGood, { what: 'record', state: 'bad', fault: 'filing.nothingToCancel' }],
    },
    bar: signedIn,
  },
  'notice-disk': notNow(
    { what: 'network', state: 'bad', fault: 'platform.tooSlow' },
    { what: 'disk', state: 'bad', fault: 'filing.diskFull' },
    { what: 'paper', state: 'limited', fault: 'printer.paperOut' },
  ),

  'question-division': { screen: division, bar: signedIn },
  'question-division-answered': { screen: { ...division, answer: privately('653000') }, bar: signedIn },
  'question-division-hint': { screen: { ...division, answer: privately('330100'), hint: 'filing.alreadyFiled' }, bar: signedIn },
  'question-division-own-place': { screen: { ...division, answer: privately('330100'), hint: 'filing.ownPlace' }, bar: signedIn },
  'question-division-unknown-from': { screen: { ...division, question: { kind: 'division', from: null } }, bar: signedIn },
  'question-insurance': {
    screen: { ...division, field: 'insurance', question: { kind: 'insurance', rows: twoInsurances } },
    bar: signedIn,
  },
  'question-insurance-many': {
    screen: {
      ...division,
      field: 'insurance',
      question: {
        kind: 'insurance',
        rows: [
          ...twoInsurances,
          { id: 'i3', type: 'other', place: null },
          { id: 'i4', type: 'urbanResident', place: '博尔塔拉蒙古自治州' },
        ],
      },
      answer: privately('i2'),
    },
    bar: signedIn,
  },
  'question-day': { screen: { ...division, step: step(2), field: 'begin', question: { kind: 'day', days } }, bar: signedIn },
  'question-day-answered': {
    screen: { ...division, step: step(2), field: 'begin', question: { kind: 'day', days }, answer: privately('2026-09-26') },
    bar: signedIn,
  },
  'question-day-hint': {
    screen: { ...division, step: step(2), field: 'begin', question: { kind: 'day', days }, hint: 'filing.badAnswer' },
    bar: signedIn,
  },
  'question-day-many': {
    screen: {
      ...division,
      step: step(2),
      field: 'begin',
      question: { kind: 'day', days: [...days, ...['01', '02', '03', '04', '05', '06'].map((date) => `2026-10-${date}`)] },
    },
    bar: signedIn,
  },
  'question-telephone': { screen: telephone, bar: signedIn },
  'question-telephone-answered': { screen: { ...telephone, answer: privately('13800000000') }, bar: signedIn },
  'question-telephone-hint': { screen: { ...telephone, answer: privately('0660123456789'), hint: 'filing.badAnswer' }, bar: signedIn },
  'question-record': { screen: record, bar: signedIn },
  'question-record-many': {
    screen: {
      ...record,
      question: { kind: 'record', records: [...records, ...records.map((one) => ({ ...one, id: `again-${one.id}` }))] },
      answer: privately('r2'),
    },
    bar: signedIn,
  },
  'question-record-locked': {
    screen: { ...record, question: { kind: 'record', records: [{ ...onRecord, cancellable: false }] }, hint: 'filing.locked' },
    bar: signedIn,
  },

  commitment: { screen: { kind: 'commitment', service, step: step(4) }, bar: signedIn },
  review: { screen: review, bar: signedIn },
  'review-longest': {
    screen: {
      ...review,
      lines: review.lines.map((line) =>
        line.field === 'destination' ? { ...line, value: { kind: 'division', code: privately('653000') } } : line,
      ),
    },
    bar: signedIn,
  },
  'review-insurance': {
    screen: {
      ...review,
      lines: [
        { field: 'insurance', value: { kind: 'insurance', type: 'employeeBasic', place: privately('青桥市') }, changeable: true },
        ...review.lines,
      ],
    },
    bar: signedIn,
  },
  'review-cancel': {
    screen: {
      ...review,
      service: 'remote-treatment-cancel',
      step: { at: 2, of: 2 },
      lines: review.lines.slice(0, 4).map((line) => ({ ...line, changeable: false })),
    },
    bar: signedIn,
  },
  'working-check': { screen: { kind: 'working', task: 'check', stage: 'normal' }, bar: quiet },
  'working-submit': { screen: { kind: 'working', task: 'submit', stage: 'normal' }, bar: quiet },
  'working-submit-slow': { screen: { kind: 'working', task: 'submit', stage: 'slow' }, bar: quiet },
  'working-submit-stuck': { screen: { kind: 'working', task: 'submit', stage: 'stuck' }, bar: { back: true, ...quiet } },

  'filed-done': filing({ ...filed, outcome: { kind: 'done', standing: 'finished', platformNumber: '660100202609230000427' } }),
  'filed-done-longest-number': filing({ ...filed, number: caseNumber }),
  'filed-done-cancelled': filing({ ...filed, service: 'remote-treatment-cancel' }),
  'filed-done-no-paper': filing({ ...filed, printing: 'paperOut' }),
  'filed-accepted': filing({ ...filed, outcome: { kind: 'done', standing: 'accepted', platformNumber: '660100202609230000427' } }),
  'filed-not-sent': filing({ ...filed, outcome: { kind: 'notDone', fault: 'filing.notSent' } }),
  'filed-refused': filing({ ...filed, outcome: { kind: 'notDone', fault: 'filing.refused' }, number: caseNumber, printing: 'unavailable' }),
  'filed-unknown': filing({ ...filed, outcome: { kind: 'unknown' } }),
  'filed-unknown-no-paper': filing({ ...filed, outcome: { kind: 'unknown' }, number: caseNumber, printing: 'paperOut' }),
  'filed-held': filing({ ...filed, outcome: held }),

  'out-of-service-disk': {
    screen: { kind: 'outOfService', reason: 'disk', detail: '/var/lib/yibao-kiosk: 11 MB free, 64 MB wanted; npm run journal -- status' },
    bar: quiet,
  },

  help: {
    screen: { kind: 'help', rung: 'again', about: 'menu', hotline: 'people', hours, signedIn: true },
    bar: { ...signedIn, help: false },
  },
  'help-night': {
    screen: {
      kind: 'help',
      rung: 'telephone',
      about: 'attract',
      hotline: 'machine',
      hours: {
        days: 'everyDay',
        spans: [
          { from: '08:30', to: '11:30' },
          { from: '14:30', to: '17:30' },
        ],
      },
      signedIn: false,
    },
    bar: { ...signedIn, help: false },
  },
};

function notNow(...bad: readonly FinishCheck[]): Sample {
  return { screen: { ...notice, checks: checksWith(...bad) }, bar: signedIn };
}

function filing(screen: ScreenOf<'filed'>): Sample {
  return { screen, bar: { home: true } };
}

function interruptedFiling(outcome: NonNullable<ScreenOf<'interrupted'>['filing']>['outcome']): Sample {
  return {
    screen: {
      kind: 'interrupted',
      receipt: 'none',
      reference: null,
      signedIn: true,
      ticket: null,
      filing: { number: caseNumber, service, outcome },
    },
    bar: { home: true },
  };
}

function takingTicket(screen: ScreenOf<'ticket'>): Sample {
  return { screen, bar: { home: true }, timeLeft: 20_000 };
}

function noTicket(fault: FaultCode): Sample {
  return { screen: { ...ticket, outcome: 'notDone', fault, number: '', paper: 'none' }, bar: signedIn };
}

function notPrinted(fault: FaultCode, told: ScreenOf<'printed'>['filing'] = null): Sample {
  return { screen: { kind: 'printed', outcome: 'notDone', fault, reference, filing: told }, bar: signedIn };
}

function takeYourThings(card: ScreenOf<'takeYourThings'>['card'], receipt: ScreenOf<'takeYourThings'>['receipt'], urgent = false): Sample {
  return { screen: { kind: 'takeYourThings', card, receipt, urgent }, timeLeft: urgent ? 15_000 : 30_000 };
}

function trouble(fault: FaultCode, ways: ScreenOf<'trouble'>['ways']): Sample {
  return { screen: { kind: 'trouble', fault, ways }, bar: signedIn };
}

export const sampleNames: readonly string[] = Object.keys(samples);

/** The View of a sample; null when there is none of that name. */
export function sampleView(name: string, language: Language, textSize: TextSize): View | null {
  const sample = samples[name];
  if (!sample) return null;
  return {
    epoch: 'gallery',
    sequence: 0,
    turn: 0,
    visit: 0,
    display: { ...plainDisplay(language), textSize },
    voice: plainVoice('prompts'),
    senses: { headphones: 'none', keypad: false },
    keypad: { presses: 0, key: null },
    terminal: {
      name: '青桥镇医保服务站1号机',
      counter: '3号窗口',
      telephone: '0660-1234567',
      screenWidthMm: 268,
      screenHeightMm: 476,
      address: null,
      reachMm: 250,
      textScale: 1,
      gains: [0.1, 0.2, 0.3, 0.4, 0.5],
    },
    wallTime: Date.parse('2026-09-23T13:26:00+08:00'),
    timeZone: 'Asia/Shanghai',
    timeLeft: sample.timeLeft ?? null,
    bar: { back: false, home: false, textSize: true, sound: false, help: true, ...sample.bar },
    devices: { scanner: 'online', idCardReader: 'online', receiptPrinter: 'online', ticketDispenser: 'online' },
    screen: sample.screen,
  };
}
