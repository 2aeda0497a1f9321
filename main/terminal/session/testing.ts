// What the tests of the session have in common: a kiosk, a person, and every event there is.

import { privately } from '../../../contract/private.ts';
import { regions } from '../../../kiosk-config/regions/regions.ts';
import { services } from '../../../kiosk-config/services/catalogue.ts';
import { type SessionState, startSession, stepSession } from './session.ts';
import type { Answer, CheckedFiling, SessionEvent, SessionInput } from './types.ts';

export const input: SessionInput = {
  language: 'zh-Hans',
  reading: 'prompts',
  timings: { idleMs: 90_000, answerMs: 30_000, idleLargeMs: 180_000, answerLargeMs: 45_000, takeThingsMs: 30_000, interruptedMs: 90_000 },
  services,
  rules: regions.sandbox.rules,
  today: '2026-06-18',
  journal: 'open',
  interrupted: null,
  hall: {
    kinds: [
      { id: 'insurance', name: { 'zh-Hans': '参保登记' }, counters: { 'zh-Hans': '1–2号窗口' }, priority: true },
      { id: 'general', name: { 'zh-Hans': '综合业务', en: 'Other business' }, counters: { 'zh-Hans': '5号窗口' }, priority: false },
    ],
    takeTicketMs: 20_000,
  },
};
export const hours = { days: 'workdays' as const, spans: [{ from: '09:00', to: '17:00' }] };
export const around = { notices: [], hotline: 'people' as const, hours, journalProblem: null };
export const person = { name: privately('测*'), number: privately('660***********0014') };
export const answer: Answer = { insurances: [], balance: privately(328_650), asOf: '2026-06-18 09:26' };
/** Two basic insurances in force: this person is asked by which to file. */
export const insuredTwice: Answer = {
  ...answer,
  insurances: [
    {
      type: 'employeeBasic',
      status: 'insured',
      placeCode: '660100',
      placeName: '青桥市',
      balance: privately(0),
      since: null,
      employer: null,
    },
    { type: 'residentBasic', status: 'insured', placeCode: '320505', placeName: null, balance: privately(0), since: null, employer: null },
  ],
};
export const ready = { ways: { eVoucher: 'ready', idCard: 'ready' }, printing: 'ready', tickets: 'ready' } as const;
export const dead = { ways: { eVoucher: 'unavailable', idCard: 'unavailable' }, printing: 'ready', tickets: 'unavailable' } as const;
export const openQueue = { state: 'open', ahead: 3, waitMinutes: 9 } as const;
export const closedQueue = { state: 'closed', ahead: null, waitMinutes: null } as const;
export const queues = { insurance: openQueue, general: openQueue };
export const estimate = { ahead: 3, waitMinutes: 9 };

/** The day and the person of these tests can file, and cancel the first of two filings. */
export const checked: CheckedFiling = {
  checks: [{ what: 'network', state: 'good', fault: null }],
  openCase: null,
  records: [
    { id: 'R-1', category: 'otherTemporary', destination: privately('330100'), begin: '2026-05-01', end: '2026-10-31', cancellable: true },
    { id: 'R-2', category: 'longTermResident', destination: privately('440300'), begin: '2025-05-01', end: null, cancellable: false },
  ],
};
export const notNow: CheckedFiling = {
  checks: [{ what: 'openCase', state: 'bad', fault: 'filing.openCase' }],
  openCase: 'KIOSK-01-B000007',
  records: [],
};

export const every = (request: number): readonly SessionEvent[] => [
  { type: 'begin', way: 'eVoucher' },
  { type: 'back' },
  { type: 'home' },
  { type: 'print' },
  { type: 'leave' },
  { type: 'moreTime' },
  { type: 'retry' },
  { type: 'otherWay' },
  { type: 'taken' },
  { type: 'notMine' },
  { type: 'acknowledge' },
  { type: 'help' },
  { type: 'moreHelp' },
  { type: 'display' },
  { type: 'sound' },
  { type: 'allServices' },
  { type: 'actFor' },
  { type: 'actForMyself' },
  { type: 'chooseRelation', relation: 'child' },
  { type: 'activity' },
  { type: 'chooseService', service: 'personal-account' },
  { type: 'chooseService', service: 'no-such-service' },
  { type: 'chooseService', service: 'remote-treatment' },
  { type: 'chooseService', service: 'remote-treatment-cancel' },
  { type: 'proceed' },
  { type: 'answer', field: 'destination', value: privately('310000') },
  { type: 'answer', field: 'destination', value: privately('999999') },
  { type: 'answer', field: 'begin', value: privately('2026-06-19') },
  { type: 'answer', field: 'begin', value: privately('2026-06-17') },
  { type: 'answer', field: 'telephone', value: privately('13866660001') },
  { type: 'answer', field: 'telephone', value: privately('1386666') },
  { type: 'answer', field: 'insurance', value: privately('residentBasic-320505') },
  { type: 'answer', field: 'insurance', value: privately('residentBasic-660100') },
  { type: 'answer', field: 'record', value: privately('R-1') },
  { type: 'answer', field: 'record', value: privately('R-2') },
  { type: 'consent' },
  { type: 'change', field: 'destination' },
  { type: 'change', field: 'end' },
  { type: 'submit' },
  { type: 'today', today: '2026-06-18' },
  { type: 'filing.checked', request, checked },
  { type: 'filing.checked', request, checked: notNow },
  { type: 'filing.checked', request: request - 1, checked },
  { type: 'filing.numbered', number: 'KIOSK-01-B000001', link: 'abcdefghijk', at: Date.parse('2026-06-18T09:26:00+08:00') },
  { type: 'filing.finished', outcome: { kind: 'done', standing: 'finished', platformNumber: 'P-1' } },
  { type: 'filing.finished', outcome: { kind: 'notDone', fault: 'filing.refused' } },
  { type: 'filing.finished', outcome: { kind: 'unknown' } },
  { type: 'queueTicket' },
  { type: 'chooseCounter', counter: 'insurance' },
  { type: 'chooseCounter', counter: 'general' },
  { type: 'chooseCounter', counter: 'no-such-counter' },
  { type: 'choosePriority', priority: true },
  { type: 'choosePriority', priority: false },
  { type: 'queues', queues },
  { type: 'ticket.numbered', number: 'A012', estimate },
  { type: 'ticket.exhausted' },
  { type: 'ticket.finished', outcome: { kind: 'done', proof: 'printed' } },
  { type: 'ticket.finished', outcome: { kind: 'notDone', fault: 'paperOut' } },
  { type: 'ticket.finished', outcome: { kind: 'unknown', fault: 'linkLost' } },
  { type: 'ticket.left', how: 'taken' },
  { type: 'ticket.left', how: 'assumed' },
  { type: 'ticket.left', how: 'retracted' },
  { type: 'ticket.left', how: 'stuck' },
  { type: 'setTextSize', textSize: 'extra' },
  { type: 'setLanguage', language: 'en' },
  { type: 'setTheme', theme: 'contrastDark' },
  { type: 'setLayout', layout: 'low' },
  { type: 'setReading', reading: 'off' },
  { type: 'setSpeed', speed: 'slow' },
  { type: 'setVolume', volume: 5 },
  { type: 'setBlank', blank: true },
  { type: 'senses', senses: { headphones: 'plugged', keypad: true } },
  { type: 'senses', senses: { headphones: 'unplugged', keypad: true } },
  { type: 'key.pressed', key: 'select' },
  { type: 'busy', on: true },
  { type: 'busy', on: false },
  { type: 'code.shown' },
  { type: 'code.refused', fault: 'code.notAnEVoucher' },
  { type: 'card.inserted' },
  { type: 'card.read' },
  { type: 'card.removed' },
  { type: 'card.refused', fault: 'card.moved' },
  { type: 'card.tested', media: 'present' },
  { type: 'card.tested', media: 'notPresent' },
  { type: 'card.tested', media: 'unknown' },
  { type: 'equipment', equipment: ready },
  { type: 'equipment', equipment: { ...dead, printing: 'paperOut' } },
  { type: 'platform.signedIn', request, person, answer },
  { type: 'platform.signedIn', request, person, answer: insuredTwice },
  { type: 'platform.signedIn', request: request - 1, person, answer },
  { type: 'platform.answered', request, answer },
  { type: 'platform.failed', request, fault: 'platform.tooSlow' },
  { type: 'platform.failed', request, fault: 'code.expired' },
  { type: 'platform.failed', request, fault: 'person.same' },
  { type: 'platform.failed', request: request - 1, fault: 'code.unknown' },
  { type: 'print.numbered', reference: 'KIOSK-01-000001' },
  { type: 'print.finished', outcome: { kind: 'done', proof: 'processed' } },
  { type: 'print.finished', outcome: { kind: 'notDone', fault: 'paperOut' } },
  { type: 'print.finished', outcome: { kind: 'unknown', fault: 'paperOut' } },
  { type: 'timer.starting' },
  { type: 'timer.idle' },
  { type: 'timer.answer' },
  { type: 'timer.slow' },
  { type: 'timer.stuck' },
  { type: 'timer.giveUp' },
  { type: 'timer.things' },
  { type: 'timer.thingsEnd' },
  { type: 'timer.notice' },
];

export const walk = (...events: readonly SessionEvent[]): SessionState =>
  events.reduce((state, event) => stepSession(state, event).state, startSession(input).state);
export const signedIn = [
  { type: 'equipment', equipment: ready },
  { type: 'code.shown' },
  { type: 'platform.signedIn', request: 1, person, answer },
] as const satisfies SessionEvent[];
export const onResult = [
  ...signedIn,
  { type: 'chooseService', service: 'personal-account' },
  { type: 'platform.answered', request: 2, answer },
] as const satisfies SessionEvent[];
