// A filing but for its questions: notice, commitment, read-back, and how it ended.

import type { FinishCheck } from '../../../contract/filing.ts';
import { privately } from '../../../contract/private.ts';
import type { ScreenOf } from '../../../contract/view.ts';
import { person, caseNumber, held } from './invented.ts';
import { signedIn, type Sample, type Samples } from './sample.ts';

const allGood: readonly FinishCheck[] = (['network', 'insurance', 'openCase', 'disk', 'paper'] as const).map((what) => ({
  what,
  state: 'good',
  fault: null,
}));
const checksWith = (...others: readonly FinishCheck[]): FinishCheck[] =>
  allGood.map((check) => others.find(({ what }) => what === check.what) ?? check);
const step = (at: number) => ({ at, of: 5 });
const service = 'remote-treatment';
const notice: ScreenOf<'notice'> = { kind: 'notice', service, checks: [...allGood], openCase: null, printing: 'ready' };
const review: ScreenOf<'review'> = {
  kind: 'review',
  service,
  step: step(5),
  person,
  agent: null,
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

export const filingSamples: Samples = {
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
  commitment: { screen: { kind: 'commitment', service, step: step(4) }, bar: signedIn },
  review: { screen: review, bar: signedIn },
  'acting-review': { screen: { ...review, agent: { name: privately('李*'), relation: 'child' } }, bar: signedIn },
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
  'filed-done': filing({ ...filed, outcome: { kind: 'done', standing: 'finished', platformNumber: '660100202609230000427' } }),
  'filed-done-longest-number': filing({ ...filed, number: caseNumber }),
  'filed-done-cancelled': filing({ ...filed, service: 'remote-treatment-cancel' }),
  'filed-done-no-paper': filing({ ...filed, printing: 'paperOut' }),
  'filed-accepted': filing({ ...filed, outcome: { kind: 'done', standing: 'accepted', platformNumber: '660100202609230000427' } }),
  'filed-not-sent': filing({ ...filed, outcome: { kind: 'notDone', fault: 'filing.notSent' } }),
  'filed-refused': filing({ ...filed, outcome: { kind: 'notDone', fault: 'filing.refused' }, number: caseNumber, printing: 'unavailable' }),
  'filed-too-late': filing({ ...filed, outcome: { kind: 'notDone', fault: 'filing.tooLate' } }),
  'filed-already-filed': filing({ ...filed, outcome: { kind: 'notDone', fault: 'filing.alreadyFiled' } }),
  'filed-not-insured': filing({ ...filed, outcome: { kind: 'notDone', fault: 'filing.notInsured' } }),
  'filed-locked': filing({
    ...filed,
    service: 'remote-treatment-cancel',
    outcome: { kind: 'notDone', fault: 'filing.locked' },
  }),
  'filed-nothing-to-cancel': filing({
    ...filed,
    service: 'remote-treatment-cancel',
    outcome: { kind: 'notDone', fault: 'filing.nothingToCancel' },
  }),
  'filed-unknown': filing({ ...filed, outcome: { kind: 'unknown' } }),
  'filed-unknown-no-paper': filing({ ...filed, outcome: { kind: 'unknown' }, number: caseNumber, printing: 'paperOut' }),
  'filed-held': filing({ ...filed, outcome: held }),
};

function notNow(...bad: readonly FinishCheck[]): Sample {
  return { screen: { ...notice, checks: checksWith(...bad) }, bar: signedIn };
}

function filing(screen: ScreenOf<'filed'>): Sample {
  return { screen, bar: { home: true } };
}
