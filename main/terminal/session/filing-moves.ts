// What each step makes of a filing: from one page to another, answered or refused. Plain functions of the session's context.

import {
  answerFault,
  type FilingFacts,
  type FilingService,
  type FilingStep,
  firstFault,
  questionAt,
  stepsFor,
} from '../services/filing.ts';
import { withPlaceNames } from '../services/person.ts';
import type { CheckedFiling, Filing, SessionContext, SessionEvent } from './types.ts';

/** The document of the filing that is under way, with the steps that this person goes through. */
export function filingService({ services, service, signInAnswer }: SessionContext): FilingService {
  const found = services.find(({ id }) => id === service);
  if (found?.kind !== 'filing') throw new Error(`${service} is no filing`);
  return { ...found, steps: stepsFor(found, signInAnswer?.insurances ?? []) };
}

export function filingOf({ filing }: SessionContext): Filing {
  if (!filing) throw new Error('No filing is under way');
  return filing;
}

export const factsOf = (context: SessionContext): FilingFacts => ({
  today: context.today,
  records: filingOf(context).records,
  insurances: withPlaceNames(context.signInAnswer?.insurances ?? [], context.display.language),
  rules: context.rules,
});

export const stepOf = (context: SessionContext): FilingStep | undefined => filingService(context).steps[filingOf(context).at];

export const begun = (checked: CheckedFiling): Filing => ({
  ...checked,
  at: 0,
  page: 0,
  changing: false,
  answers: {},
  refused: null,
  numbered: null,
  outcome: null,
});

/** Another page of the filing, or the same one once more. */
const turned = (context: SessionContext, changes: Partial<Filing>): Filing => ({
  ...filingOf(context),
  refused: null,
  page: filingOf(context).page + 1,
  ...changes,
});

export const forward = (context: SessionContext): Filing => turned(context, { at: filingOf(context).at + 1 });

const readBackAt = (context: SessionContext): number => filingService(context).steps.length - 1;

/** Whoever changed nothing after all is back at the read-back. */
export function backward(context: SessionContext): Filing {
  const { at, changing } = filingOf(context);
  return turned(context, { at: changing ? readBackAt(context) : at - 1, changing: false });
}

export function answered(context: SessionContext, { value }: Extract<SessionEvent, { type: 'answer' }>): Filing {
  const step = stepOf(context);
  if (step?.kind !== 'question') throw new Error('An answer to no question');
  const { at, changing } = filingOf(context);
  const answers = { ...filingOf(context).answers, [step.field]: value };
  const fault = answerFault(filingService(context), step, answers, factsOf(context));
  if (fault !== null) return turned(context, { refused: { answer: value, fault } });
  return changing ? readBack(context, answers) : turned(context, { answers, at: at + 1 });
}

/** The read-back, or the question whose answer does not hold (any more) beside the others. */
export function readBack(context: SessionContext, answers = filingOf(context).answers): Filing {
  const wrong = firstFault(filingService(context), answers, factsOf(context));
  if (wrong === null) return turned(context, { answers, at: readBackAt(context), changing: false });
  return turned(context, { answers, at: wrong.at, changing: true, refused: { answer: null, fault: wrong.fault } });
}

export const toBeChanged = (context: SessionContext, { field }: Extract<SessionEvent, { type: 'change' }>): Filing =>
  turned(context, { at: questionAt(filingService(context), field), changing: true });
