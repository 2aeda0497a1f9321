import { describe, expect, it } from 'vitest';
import { privately } from '../../../contract/private.ts';
import type { FilingOnRecord, FinishCheck } from '../../../contract/filing.ts';
import type { Insurance } from '../../../contract/insurance.ts';
import { regions } from '../../../kiosk-config/regions/regions.ts';
import { services } from '../../../kiosk-config/services/catalogue.ts';
import type { FilingDocument } from '../../../kiosk-config/services/schema.ts';
import { applicantOf } from './applicant.ts';
import {
  answerFault,
  type Answers,
  completeAnswers,
  type FilingFacts,
  type FilingQuestion,
  firstFault,
  reviewLines,
  stepsFor,
} from './filing.ts';
import { type Circumstances, finishChecks } from './finish-checks.ts';

const document = (id: string): FilingDocument => {
  const found = services.find((service) => service.id === id);
  if (found?.kind !== 'filing') throw new Error(`no filing ${id}`);
  return found;
};
const file = document('remote-treatment');
const cancel = document('remote-treatment-cancel');
const record = (id: string, destination: string, end: string | null, cancellable = true): FilingOnRecord => ({
  id,
  category: 'longTermResident',
  destination: privately(destination),
  begin: '2026-05-01',
  end,
  cancellable,
});
const insurance = (status: Insurance['status'], changes: Partial<Insurance> = {}): Insurance => ({
  type: 'employeeBasic',
  status,
  placeCode: '660100',
  placeName: '青桥市',
  balance: privately(0),
  since: null,
  employer: null,
  ...changes,
});
const atHangzhou = insurance('insured', { type: 'residentBasic', placeCode: '330106', placeName: '杭州市' });
const facts: FilingFacts = {
  today: '2026-06-18',
  insurances: [insurance('insured')],
  records: [record('R-1', '330100', '2026-06-20'), record('R-2', '440300', null, false)],
  rules: regions.sandbox.rules,
};
const answers = (given: Readonly<Record<string, string>>): Answers =>
  Object.fromEntries(Object.entries(given).map(([field, text]) => [field, privately(text)]));
const good = { destination: '310000', begin: '2026-06-18', telephone: '13866660001' };
const question = ({ steps }: FilingDocument, field: string): FilingQuestion => {
  const step = steps.find((one) => one.kind === 'question' && one.field === field);
  if (step?.kind !== 'question') throw new Error(`${field} is not asked`);
  return step;
};

describe('an answer', () => {
  it.each([
    ['destination', '310000', null],
    ['destination', '660100', 'filing.badAnswer'],
    ['destination', '', 'filing.badAnswer'],
    ['begin', '2026-06-18', null],
    ['begin', '2026-06-25', null],
    ['begin', '2026-06-26', 'filing.badAnswer'],
    ['begin', '2026-06-17', 'filing.badAnswer'],
    ['begin', '2026-6-18', 'filing.badAnswer'],
    ['telephone', '13866660001', null],
    ['telephone', '110', 'filing.badAnswer'],
  ] as const)('to %s, %s: %s', (field, text, fault) => {
    expect(answerFault(file, question(file, field), answers({ [field]: text }), facts)).toBe(fault);
  });

  it.each([
    ['R-1', null],
    ['R-2', 'filing.locked'],
    ['R-3', 'filing.badAnswer'],
  ] as const)('to the filing that shall be cancelled, %s: %s', (text, fault) => {
    expect(answerFault(cancel, question(cancel, 'record'), answers({ record: text }), facts)).toBe(fault);
  });

  it('that names a destination filed for good is refused at once, one filed for some days at the day', () => {
    const at = (field: string, given: Readonly<Record<string, string>>) => answerFault(file, question(file, field), answers(given), facts);
    expect(at('destination', { destination: '440300' })).toBe('filing.alreadyFiled');
    expect(at('destination', { destination: '330100' })).toBeNull();
    expect(at('begin', { destination: '330100', begin: '2026-06-20' })).toBe('filing.alreadyFiled');
    expect(at('begin', { destination: '330100', begin: '2026-06-21' })).toBeNull();
  });
});

describe('by which insurance', () => {
  const two = { ...facts, insurances: [insurance('insured'), atHangzhou] };
  const fields = (service: FilingDocument, insurances: readonly Insurance[]) =>
    stepsFor(service, insurances).flatMap((step) => (step.kind === 'question' ? [step.field] : []));

  it('is asked first, and only of whom more than one covers', () => {
    expect(fields(file, two.insurances)).toEqual(['insurance', 'destination', 'begin', 'telephone']);
    expect(fields(file, facts.insurances)).toEqual(['destination', 'begin', 'telephone']);
    expect(fields(file, [insurance('insured'), { ...atHangzhou, status: 'ended' }])).toEqual(['destination', 'begin', 'telephone']);
    expect(fields(cancel, two.insurances)).toEqual(['record']);
  });

  it.each([
    ['employeeBasic-660100', null],
    ['residentBasic-330106', null],
    ['residentBasic-660100', 'filing.badAnswer'],
    ['', 'filing.badAnswer'],
  ] as const)('%s: %s', (id, fault) => {
    expect(answerFault(file, question(file, 'insurance'), answers({ insurance: id }), two)).toBe(fault);
  });

  it('says which city is the own one, and that nobody files it', () => {
    const at = (given: Readonly<Record<string, string>>) => answerFault(file, question(file, 'destination'), answers(given), two);
    expect(at({ insurance: 'residentBasic-330106', destination: '330100' })).toBe('filing.ownPlace');
    expect(at({ insurance: 'employeeBasic-660100', destination: '330100' })).toBeNull();
    expect(at({ insurance: 'residentBasic-330106', destination: '330200' })).toBeNull();
  });

  it('is checked again beside the other answers', () => {
    const chosen = { ...good, destination: '330100', insurance: 'residentBasic-330106' };
    const service = { ...file, steps: stepsFor(file, two.insurances) };
    expect(firstFault(service, answers(chosen), { ...two, records: [] })).toEqual({ at: 2, fault: 'filing.ownPlace' });
  });
});

describe('the answers together', () => {
  const file = { ...document('remote-treatment'), steps: stepsFor(document('remote-treatment'), facts.insurances) };

  it('hold until one of them does not: then its step is named', () => {
    expect(firstFault(file, answers(good), facts)).toBeNull();
    expect(firstFault(file, answers({ ...good, telephone: '1' }), facts)).toEqual({ at: 3, fault: 'filing.badAnswer' });
    expect(firstFault(file, {}, facts)).toEqual({ at: 1, fault: 'filing.badAnswer' });
  });

  it('do not hold any more when midnight has passed', () => {
    expect(firstFault(file, answers(good), { ...facts, today: '2026-06-19' })).toEqual({ at: 2, fault: 'filing.badAnswer' });
  });

  it('are handed over with the fixed fields and those of the rules', () => {
    expect(completeAnswers(file, answers(good), facts)).toEqual({
      ...good,
      category: 'otherTemporary',
      end: '2026-12-18',
      insurance: 'employeeBasic-660100',
    });
    expect(completeAnswers(cancel, answers({ record: 'R-1' }), facts)).toEqual({
      record: 'R-1',
      category: 'longTermResident',
      destination: '330100',
      begin: '2026-05-01',
      end: '2026-06-20',
    });
  });

  it('are read back in the order of the document, the telephone number masked, and only what was asked can be changed', () => {
    expect(reviewLines(file, answers(good), facts)).toEqual([
      { field: 'insurance', value: { kind: 'insurance', type: 'employeeBasic', place: privately('青桥市') }, changeable: false },
      { field: 'category', value: { kind: 'word', word: 'otherTemporary' }, changeable: false },
      { field: 'destination', value: { kind: 'division', code: privately('310000') }, changeable: true },
      { field: 'begin', value: { kind: 'day', day: privately('2026-06-18') }, changeable: true },
      { field: 'end', value: { kind: 'day', day: privately('2026-12-18') }, changeable: false },
      { field: 'telephone', value: { kind: 'text', text: privately('138****0001') }, changeable: true },
    ]);
  });

  it('without an end have no line for it', () => {
    expect(reviewLines(cancel, answers({ record: 'R-2' }), facts).map(({ field }) => field)).toEqual(['category', 'destination', 'begin']);
  });
});

const fine: Circumstances = {
  records: { ok: true, value: facts.records },
  insurances: [insurance('insured')],
  openCase: null,
  disk: 'good',
  printing: 'ready',
};

describe('whether it can be finished now', () => {
  const notGood = (service: FilingDocument, circumstances: Partial<Circumstances>): readonly FinishCheck[] =>
    finishChecks(service, { ...fine, ...circumstances }).filter(({ state }) => state !== 'good');

  it('is looked at in the same order always', () => {
    expect(finishChecks(file, fine).map(({ what }) => what)).toEqual(['network', 'insurance', 'openCase', 'disk', 'paper']);
    expect(finishChecks(cancel, fine).map(({ what }) => what)).toEqual(['network', 'openCase', 'record', 'disk', 'paper']);
    expect(notGood(file, { disk: 'low', printing: 'paperLow' })).toEqual([]);
  });

  it.each([
    ['the platform does not answer', { records: { ok: false, fault: { code: 'platform.tooSlow' } } }, 'network', 'bad', 'platform.tooSlow'],
    ['nobody is insured', { insurances: [insurance('suspended')] }, 'insurance', 'bad', 'filing.notInsured'],
    ['a case is open', { openCase: 'KIOSK-01-B000001' }, 'openCase', 'bad', 'filing.openCase'],
    ['the disk is full', { disk: 'full' }, 'disk', 'bad', 'filing.diskFull'],
    ['there is no paper', { printing: 'paperOut' }, 'paper', 'limited', 'printer.paperOut'],
    ['there is no printer', { printing: 'unavailable' }, 'paper', 'limited', 'printer.unavailable'],
  ] as const)('when %s', (_, circumstances, what, state, fault) => {
    expect(notGood(file, circumstances)).toEqual([{ what, state, fault }]);
  });

  it('names that there is nothing to cancel, where one of them has to be chosen', () => {
    const nothing = { records: { ok: true, value: [] } } as const;
    expect(notGood(cancel, nothing)).toEqual([{ what: 'record', state: 'bad', fault: 'filing.nothingToCancel' }]);
    expect(notGood(file, nothing)).toEqual([]);
  });

  it('does not say that there is nothing to cancel where nobody knows', () => {
    const silent = { records: { ok: false, fault: { code: 'platform.tooSlow' } } } as const;
    expect(notGood(cancel, silent).map(({ what }) => what)).toEqual(['network']);
    const unsettled = { records: { ok: true, value: [] }, openCase: 'KIOSK-01-B000001' } as const;
    expect(notGood(cancel, unsettled).map(({ what }) => what)).toEqual(['openCase']);
  });
});

describe('who files', () => {
  const name = privately('测试甲');
  const number = privately('660101194912310020');
  const person = { name, number, personNumber: privately('66010000000001'), insurances: [insurance('insured')] };

  it('files by the insurance in force and its place', () => {
    expect(applicantOf(person, '660200')).toEqual({
      name,
      number,
      personNumber: privately('66010000000001'),
      insuredPlace: '660100',
      insuranceType: 'employeeBasic',
    });
  });

  it('files by the insurance that was chosen', () => {
    const two = { ...person, insurances: [insurance('insured'), atHangzhou] };
    expect(applicantOf(two, '660200', 'residentBasic-330106')).toMatchObject({ insuredPlace: '330106', insuranceType: 'residentBasic' });
  });

  it('without one in force has the place that was told at the sign-in', () => {
    const nobody = { ...person, insurances: [insurance('ended')] };
    expect(applicantOf(nobody, '660200')).toMatchObject({ insuredPlace: '660200', insuranceType: null });
    expect(applicantOf(nobody, '').insuredPlace).toBe('');
  });
});
