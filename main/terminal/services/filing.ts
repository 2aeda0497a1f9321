// A filing as its document describes it: which answers are good, what is handed over, and what is read back. Pure.

import type { FaultCode } from '../../../contract/fault.ts';
import type { FilingOnRecord } from '../../../contract/filing.ts';
import { type Private, privately } from '../../../contract/private.ts';
import type { Insurance } from '../../../contract/insurance.ts';
import type { ReviewLine } from '../../../contract/view.ts';
import { yuanText } from '../../../contract/money.ts';
import type { RegionPack } from '../../../kiosk-config/regions/schema.ts';
import type { FilingDocument } from '../../../kiosk-config/services/schema.ts';
import type { FilingAnswers } from './case.ts';
import { maskNumber } from './masks.ts';
import { fenOf, plainYuan } from './rules/amount.ts';
import { isDay } from './rules/calendar.ts';
import { daysFrom } from './rules/days-ahead.ts';
import { isCity } from './rules/division.ts';
import { isIdNumber } from './rules/id-number.ts';
import { insuranceId, insurancesInForce, insuranceToFileBy } from './rules/insured-now.ts';
import { isOwnPlace } from './rules/not-own-place.ts';
import { alreadyFiled } from './rules/not-yet-filed.ts';
import { isPlainText } from './rules/plain-text.ts';
import { recordFields } from './rules/record.ts';
import { isTelephone, maskTelephone } from './rules/telephone.ts';
import { temporaryValidity } from './rules/temporary-validity.ts';

export type FilingService = Pick<FilingDocument, 'id' | 'kind' | 'operation' | 'fixed' | 'rules' | 'steps' | 'review'>;
export type FilingStep = FilingService['steps'][number];
export type FilingQuestion = Extract<FilingStep, { kind: 'question' }>;

/** What a citizen has answered so far, by field. */
export type Answers = Readonly<Record<string, Private>>;

/** What the answers are held against. */
export interface FilingFacts {
  /** YYYY-MM-DD at the terminal. */
  readonly today: string;
  readonly records: readonly FilingOnRecord[];
  /** With the names of their places as the screen has them. */
  readonly insurances: readonly Insurance[];
  readonly rules: RegionPack['rules'];
}

/** The steps that this person goes through: whom one insurance covers is not asked by which. */
export const stepsFor = ({ steps }: FilingService, insurances: readonly Insurance[]): FilingService['steps'] =>
  steps.filter((step) => step.kind !== 'question' || step.input !== 'insurance' || insurancesInForce(insurances).length > 1);

/** Why the answer to a question cannot be taken; null: it is good. */
export function answerFault({ rules }: FilingService, question: FilingQuestion, answers: Answers, facts: FilingFacts): FaultCode | null {
  const text = answers[question.field]?.private ?? '';
  return (
    inputFault(question, text, facts) ??
    (rules.includes('notOwnPlace') ? atHome(question, answers, facts) : null) ??
    (rules.includes('notYetFiled') ? repetition(question, answers, facts) : null)
  );
}

const bad = (good: boolean): FaultCode | null => (good ? null : 'filing.badAnswer');

function inputFault(question: FilingQuestion, text: string, facts: FilingFacts): FaultCode | null {
  switch (question.input) {
    case 'division':
      return bad(isCity(text));
    case 'day':
      return bad(daysToBegin(facts).includes(text));
    case 'telephone':
      return bad(isTelephone(text));
    case 'record': {
      const record = facts.records.find(({ id }) => id === text);
      if (!record) return 'filing.badAnswer';
      return record.cancellable ? null : 'filing.locked';
    }
    case 'insurance':
      return bad(insuranceToFileBy(facts.insurances, text) !== null);
    case 'choice':
      return bad(question.options.includes(text));
    case 'date': {
      const { earliest, latest } = datesOf(question, facts);
      return bad(isDay(text) && earliest <= text && text <= latest);
    }
    case 'amount': {
      const fen = fenOf(text);
      return bad(fen !== null && question.least <= fen && fen <= question.most);
    }
    case 'idNumber':
      return bad(isIdNumber(text, facts.today));
    case 'text':
      return bad(isPlainText(text, question.longest));
  }
}

function atHome({ input }: FilingQuestion, { destination, insurance }: Answers, { insurances }: FilingFacts): FaultCode | null {
  if (input !== 'division' || destination === undefined) return null;
  return isOwnPlace(destination.private, insuranceToFileBy(insurances, insurance?.private)) ? 'filing.ownPlace' : null;
}

/** A destination is refused only where no day would do: else another day is asked for. */
function repetition(question: FilingQuestion, answers: Answers, facts: FilingFacts): FaultCode | null {
  const destination = answers.destination?.private;
  if (destination === undefined || (question.input !== 'division' && question.input !== 'day')) return null;
  const days = question.input === 'day' ? [answers[question.field]?.private ?? ''] : daysToBegin(facts);
  const filed = days.every((begin) => {
    const { end = begin } = temporaryValidity({ begin }, facts.rules.remoteTreatment.temporaryMonths);
    return alreadyFiled({ destination, begin, end }, facts.records);
  });
  return filed ? 'filing.alreadyFiled' : null;
}

/** The bounds of a date, with the day of today where the document says so. */
export function datesOf({ earliest, latest }: FilingQuestion & { readonly input: 'date' }, { today }: FilingFacts) {
  return { earliest: earliest === 'today' ? today : earliest, latest: latest === 'today' ? today : latest };
}

export const daysToBegin = ({ today, rules }: FilingFacts): readonly string[] => daysFrom(today, rules.remoteTreatment.daysAhead);

/** The first question whose answer does not hold (any more), e.g. because midnight has passed. */
export function firstFault(
  service: FilingService,
  answers: Answers,
  facts: FilingFacts,
): { readonly at: number; readonly fault: FaultCode } | null {
  for (const [at, step] of service.steps.entries()) {
    const fault = step.kind === 'question' ? answerFault(service, step, answers, facts) : null;
    if (fault !== null) return { at, fault };
  }
  return null;
}

/** The answers with the fixed fields and those that the rules fill in. */
export function completeAnswers(service: FilingService, answers: Answers, facts: FilingFacts): FilingAnswers {
  const given = Object.fromEntries(Object.entries(answers).map(([field, { private: text }]) => [field, handedOver(service, field, text)]));
  const chosen = service.steps.flatMap((step) =>
    step.kind === 'question' && step.input === 'record' ? facts.records.filter(({ id }) => id === given[step.field]) : [],
  );
  const complete = { ...service.fixed, ...given, ...Object.assign({}, ...chosen.map(recordFields)) };
  const insurance = insuranceToFileBy(facts.insurances, complete.insurance);
  return {
    ...complete,
    ...(service.rules.includes('insuredNow') && insurance ? { insurance: insuranceId(insurance) } : {}),
    ...(service.rules.includes('temporaryValidity') ? temporaryValidity(complete, facts.rules.remoteTreatment.temporaryMonths) : {}),
  };
}

/** An amount always with its two decimals: 12.5 and 12.50 are one answer. */
function handedOver({ steps }: FilingService, field: string, text: string): string {
  const isAmount = steps.some((step) => step.kind === 'question' && step.input === 'amount' && step.field === field);
  const fen = isAmount ? fenOf(text) : null;
  return fen === null ? text : plainYuan(fen);
}

/** A field without a value has no line. */
export function reviewLines(service: FilingService, answers: Answers, facts: FilingFacts): ReviewLine[] {
  const complete = completeAnswers(service, answers, facts);
  return service.review.flatMap(({ field, shows }) => {
    const text = complete[field];
    const value = text === undefined ? null : shown(shows, text, facts);
    return value === null ? [] : [{ field, value, changeable: questionAt(service, field) !== -1 }];
  });
}

function shown(shows: FilingService['review'][number]['shows'], text: string, facts: FilingFacts): ReviewLine['value'] | null {
  switch (shows) {
    case 'text':
      return { kind: 'text', text: privately(text) };
    case 'telephone':
      return { kind: 'text', text: maskTelephone(privately(text)) };
    case 'number':
      return { kind: 'text', text: maskNumber(privately(text)) };
    case 'amount':
      return { kind: 'text', text: privately(yuanText(fenOf(text) ?? 0)) };
    case 'division':
      return { kind: 'division', code: privately(text) };
    case 'day':
      return { kind: 'day', day: privately(text) };
    case 'word':
      return { kind: 'word', word: text };
    case 'insurance': {
      const insurance = insuranceToFileBy(facts.insurances, text);
      return (
        insurance && {
          kind: 'insurance',
          type: insurance.type,
          place: insurance.placeName === null ? null : privately(insurance.placeName),
        }
      );
    }
  }
}

/** Index of the step that asks for a field; -1: nobody is asked. */
export const questionAt = ({ steps }: FilingService, field: string): number =>
  steps.findIndex((step) => step.kind === 'question' && step.field === field);
