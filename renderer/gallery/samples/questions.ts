// The questions of a filing, each unanswered, answered and asked again.

import type { FilingOnRecord } from '../../../contract/filing.ts';
import { privately } from '../../../contract/private.ts';
import type { ScreenOf } from '../../../contract/view.ts';
import { onRecord } from './invented.ts';
import { signedIn, type Samples } from './sample.ts';

const step = (at: number) => ({ at, of: 5 });
const service = 'remote-treatment';
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
  { id: 'i1', type: 'employeeBasic', place: privately('青桥市') },
  { id: 'i2', type: 'residentBasic', place: privately('杭州市') },
];

type Question<K> = Extract<ScreenOf<'question'>['question'], { kind: K }>;
const choice: Question<'choice'> = {
  kind: 'choice',
  options: ['otherTemporary', 'referral', 'resettledRetiree', 'longTermResident', 'postedWorker'],
};
const date: Question<'date'> = { kind: 'date', earliest: '1926-01-01', latest: '2026-09-23' };
const amount: Question<'amount'> = { kind: 'amount', least: 1, most: 50_000_000 };

export const questionsSamples: Samples = {
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
          { id: 'i4', type: 'urbanResident', place: privately('博尔塔拉蒙古自治州') },
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
  'question-telephone-hint': { screen: { ...telephone, answer: privately('57188880000'), hint: 'filing.badAnswer' }, bar: signedIn },
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
  'question-text': { screen: { ...division, field: 'hospital', question: { kind: 'text', longest: 30 } }, bar: signedIn },
  'question-text-answered': {
    screen: { ...division, field: 'hospital', question: { kind: 'text', longest: 30 }, answer: privately('青桥市人民医院') },
    bar: signedIn,
  },
  'question-text-hint': {
    screen: { ...division, field: 'hospital', question: { kind: 'text', longest: 30 }, hint: 'filing.badAnswer' },
    bar: signedIn,
  },

  'question-choice': { screen: { ...division, field: 'category', question: choice }, bar: signedIn },
  'question-choice-answered': {
    screen: { ...division, field: 'category', question: choice, answer: privately('referral') },
    bar: signedIn,
  },
  'question-date': { screen: { ...division, step: step(2), field: 'begin', question: date }, bar: signedIn },
  'question-date-answered': {
    screen: { ...division, step: step(2), field: 'begin', question: date, answer: privately('1952-03-08') },
    bar: signedIn,
  },
  'question-date-hint': {
    screen: { ...division, step: step(2), field: 'begin', question: date, answer: privately('2026-09-23'), hint: 'filing.badAnswer' },
    bar: signedIn,
  },
  'question-amount': { screen: { ...division, field: 'other', question: amount }, bar: signedIn },
  'question-amount-answered': { screen: { ...division, field: 'other', question: amount, answer: privately('128650.50') }, bar: signedIn },
  'question-amount-hint': {
    screen: { ...division, field: 'other', question: amount, answer: privately('999999.99'), hint: 'filing.badAnswer' },
    bar: signedIn,
  },
  'question-id-number': { screen: { ...division, field: 'other', question: { kind: 'idNumber' } }, bar: signedIn },
  'question-id-number-answered': {
    screen: { ...division, field: 'other', question: { kind: 'idNumber' }, answer: privately('66010019520308123X') },
    bar: signedIn,
  },
  'question-id-number-hint': {
    screen: {
      ...division,
      field: 'other',
      question: { kind: 'idNumber' },
      answer: privately('660100195203081234'),
      hint: 'filing.badAnswer',
    },
    bar: signedIn,
  },
  'question-telephone-typed': { screen: telephone, bar: signedIn, touches: ['.digits .key:nth-child(1)'] },
  'question-telephone-no-area-code': { screen: telephone, bar: signedIn, touches: ['.digits .key:nth-child(5)'] },
  'question-telephone-too-long': {
    screen: { ...telephone, answer: privately('13800000000') },
    bar: signedIn,
    touches: ['.digits .key:nth-child(1)'],
  },
  'question-id-number-typed': {
    screen: { ...division, field: 'other', question: { kind: 'idNumber' } },
    bar: signedIn,
    touches: ['.digits .key:nth-child(6)'],
  },
  'question-division-typed': {
    screen: division,
    bar: signedIn,
    touches: ['.letters .key:not(.off)', '.letters .key:not(.off)'],
  },
};
