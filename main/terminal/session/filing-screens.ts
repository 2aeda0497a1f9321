// The pages of a filing (办件), as the document and the answers have them.

import { privately } from '../../../contract/private.ts';
import type { ScreenOf } from '../../../contract/view.ts';
import { type Answers, datesOf, daysToBegin, type FilingFacts, type FilingQuestion, reviewLines } from '../services/filing.ts';
import { insuranceId, insurancesInForce, insuranceToFileBy } from '../services/rules/insured-now.ts';
import { factsOf, filingOf, filingService, stepOf } from './filing-moves.ts';
import type { SessionContext, ShownPerson } from './types.ts';

function placeOf(context: SessionContext): Pick<ScreenOf<'question'>, 'service' | 'step'> {
  const { id, steps } = filingService(context);
  return { service: id, step: { at: filingOf(context).at, of: steps.length - 1 } };
}

export function noticeScreen(context: SessionContext): ScreenOf<'notice'> {
  const { checks, openCase } = filingOf(context);
  return { kind: 'notice', service: filingService(context).id, checks: [...checks], openCase, printing: context.equipment.printing };
}

export function questionScreen(context: SessionContext): ScreenOf<'question'> {
  const step = stepOf(context);
  if (step?.kind !== 'question') throw new Error('A question was drawn where none is asked');
  const { answers, refused } = filingOf(context);
  return {
    kind: 'question',
    ...placeOf(context),
    field: step.field,
    question: asked(step, answers, factsOf(context)),
    answer: refused?.answer ?? answers[step.field] ?? null,
    hint: refused?.fault ?? null,
  };
}

function asked(question: FilingQuestion, { insurance }: Answers, facts: FilingFacts): ScreenOf<'question'>['question'] {
  switch (question.input) {
    case 'division':
      return { kind: 'division', from: insuranceToFileBy(facts.insurances, insurance?.private)?.placeName ?? null };
    case 'day':
      return { kind: 'day', days: [...daysToBegin(facts)] };
    case 'telephone':
      return { kind: 'telephone' };
    case 'idNumber':
      return { kind: 'idNumber' };
    case 'choice':
      return { kind: 'choice', options: [...question.options] };
    case 'date':
      return { kind: 'date', ...datesOf(question, facts) };
    case 'amount':
      return { kind: 'amount', least: question.least, most: question.most };
    case 'text':
      return { kind: 'text', longest: question.longest };
    case 'record':
      return { kind: 'record', records: [...facts.records] };
    case 'insurance': {
      const rows = insurancesInForce(facts.insurances);
      return {
        kind: 'insurance',
        rows: rows.map((row) => ({
          id: insuranceId(row),
          type: row.type,
          place: row.placeName === null ? null : privately(row.placeName),
        })),
      };
    }
  }
}

export const commitmentScreen = (context: SessionContext): ScreenOf<'commitment'> => ({ kind: 'commitment', ...placeOf(context) });

export const agentOf = ({ agent, relation }: SessionContext): ScreenOf<'review'>['agent'] =>
  agent && relation ? { name: agent.person.name, relation } : null;

export const reviewScreen = (context: SessionContext, person: ShownPerson): ScreenOf<'review'> => ({
  kind: 'review',
  ...placeOf(context),
  person,
  agent: agentOf(context),
  lines: reviewLines(filingService(context), filingOf(context).answers, factsOf(context)),
});

export function filedScreen(context: SessionContext): ScreenOf<'filed'> {
  const { numbered, outcome } = filingOf(context);
  if (!numbered) throw new Error('A filing without a number was told');
  return {
    kind: 'filed',
    service: filingService(context).id,
    number: numbered.number,
    outcome: outcome ?? { kind: 'unknown' },
    printing: context.equipment.printing,
  };
}
