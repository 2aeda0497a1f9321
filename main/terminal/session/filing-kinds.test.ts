// Filings that go another way than the first: of somebody with two insurances, and of what is on record.

import { describe, expect, it } from 'vitest';
import { privately } from '../../../contract/private.ts';
import { filedPaper } from './filed-paper.ts';
import { stepSession } from './session.ts';
import { answer, done, numbered, onNotice, screenOf } from './testing/filing.ts';
import { checked, insuredTwice, person, signedIn, walk } from './testing.ts';
import type { SessionEvent } from './types.ts';

describe('a filing of somebody with two insurances', () => {
  const onInsurance = [
    ...signedIn.slice(0, -1),
    { type: 'platform.signedIn', request: 1, person, answer: insuredTwice },
    ...onNotice.slice(signedIn.length),
    { type: 'proceed' },
  ] as const satisfies SessionEvent[];
  const onReview = [
    ...onInsurance,
    answer('insurance', 'residentBasic-320505'),
    answer('destination', '310000'),
    answer('begin', '2026-06-19'),
    answer('telephone', '13866660001'),
    { type: 'consent' },
  ] as const satisfies SessionEvent[];
  const lineOf = (screen: ReturnType<typeof screenOf>) =>
    screen.kind === 'review' ? screen.lines.find(({ field }) => field === 'insurance') : undefined;

  it('begins with by which, and counts that page', () => {
    const rows = [
      { id: 'employeeBasic-660100', type: 'employeeBasic', place: privately('青桥市') },
      { id: 'residentBasic-320505', type: 'residentBasic', place: privately('苏州市') },
    ];
    expect(screenOf(...onInsurance)).toMatchObject({
      field: 'insurance',
      step: { at: 1, of: 6 },
      question: { kind: 'insurance', rows },
      answer: null,
    });
    expect(screenOf(...onInsurance, answer('insurance', 'residentBasic-660100'))).toMatchObject({ hint: 'filing.badAnswer' });
    expect(screenOf(...onReview)).toMatchObject({ kind: 'review', step: { at: 6, of: 6 } });
  });

  it('names the places as the language has them', () => {
    const shown = screenOf(...onInsurance, { type: 'setLanguage', language: 'en' });
    expect(shown.kind === 'question' && shown.question).toMatchObject({
      rows: [{ place: privately('青桥市') }, { place: privately('Suzhou') }],
    });
    expect(screenOf(...onInsurance, { type: 'home' })).toMatchObject({ insurances: [{ placeName: '青桥市' }, { placeName: '苏州市' }] });
    const from = screenOf(...onInsurance, answer('insurance', 'residentBasic-320505'));
    expect(from.kind === 'question' && from.question).toEqual({ kind: 'division', from: '苏州市' });
  });

  it('is read back, handed over and printed with the one that was chosen', () => {
    const value = { kind: 'insurance', type: 'residentBasic', place: privately('苏州市') };
    expect(lineOf(screenOf(...onReview))).toEqual({ field: 'insurance', value, changeable: true });
    const { state, effects } = stepSession(walk(...onReview), { type: 'submit' });
    const sent = effects.find(({ kind }) => kind === 'submitFiling');
    expect(sent?.kind === 'submitFiling' && sent.answers.private.insurance).toBe('residentBasic-320505');
    const told = stepSession(stepSession(state, numbered).state, done).state;
    expect(filedPaper(told.context, { dateTime: String }).insurance).toMatchObject({ type: 'residentBasic', placeName: '苏州市' });
  });

  it('does not go to the own city, also when only the insurance is changed', () => {
    const own = [...onInsurance, answer('insurance', 'residentBasic-320505'), answer('destination', '320500')] as const;
    expect(screenOf(...own)).toMatchObject({ field: 'destination', hint: 'filing.ownPlace', answer: privately('320500') });
    const elsewhere = [
      ...onInsurance,
      answer('insurance', 'employeeBasic-660100'),
      answer('destination', '320500'),
      answer('begin', '2026-06-19'),
      answer('telephone', '13866660001'),
      { type: 'consent' },
    ] as const satisfies SessionEvent[];
    expect(lineOf(screenOf(...elsewhere))).toMatchObject({ value: { type: 'employeeBasic', place: privately('青桥市') } });
    const changed = screenOf(...elsewhere, { type: 'change', field: 'insurance' }, answer('insurance', 'residentBasic-320505'));
    expect(changed).toMatchObject({ field: 'destination', hint: 'filing.ownPlace', answer: privately('320500') });
  });
});

describe('a filing that is cancelled', () => {
  const onRecords = [
    ...signedIn,
    { type: 'chooseService', service: 'remote-treatment-cancel' },
    { type: 'filing.checked', request: 2, checked },
    { type: 'proceed' },
  ] as const satisfies SessionEvent[];

  it('is chosen among those on record, and read back as it is on record', () => {
    expect(screenOf(...onRecords)).toMatchObject({ field: 'record', question: { kind: 'record', records: checked.records } });
    const review = screenOf(...onRecords, answer('record', 'R-1'));
    expect(review.kind === 'review' && review.lines.map(({ field, changeable }) => [field, changeable])).toEqual([
      ['category', false],
      ['destination', false],
      ['begin', false],
      ['end', false],
    ]);
    const { effects } = stepSession(walk(...onRecords, answer('record', 'R-1')), { type: 'submit' });
    expect(effects).toContainEqual({
      kind: 'submitFiling',
      service: 'remote-treatment-cancel',
      relation: null,
      answers: privately({ record: 'R-1', category: 'otherTemporary', destination: '330100', begin: '2026-05-01', end: '2026-10-31' }),
    });
  });

  it('is not one that may not be cancelled, nor one that is not there', () => {
    expect(screenOf(...onRecords, answer('record', 'R-2'))).toMatchObject({ field: 'record', hint: 'filing.locked' });
    expect(screenOf(...onRecords, answer('record', 'R-9'))).toMatchObject({ field: 'record', hint: 'filing.badAnswer' });
  });
});
