// What the receipt of a filing says, from the state of the session.

import { completeAnswers } from '../services/filing.ts';
import type { FiledPaper } from '../services/paper.ts';
import { insuranceToFileBy } from '../services/rules/insured-now.ts';
import { agentOf } from './filing-screens.ts';
import { factsOf, filingOf, filingService } from './filing-moves.ts';
import type { SessionContext } from './types.ts';

/** @param dateTime a moment (ms since 1970) as YYYY-MM-DD HH:mm at the terminal */
export function filedPaper(context: SessionContext, { dateTime }: { readonly dateTime: (ms: number) => string }): FiledPaper {
  const { numbered, outcome } = filingOf(context);
  if (!numbered || !outcome) throw new Error('A receipt was asked for before the filing was told');
  const facts = factsOf(context);
  const answers = completeAnswers(filingService(context), filingOf(context).answers, facts);
  return {
    operation: filingService(context).operation,
    agent: agentOf(context),
    answers,
    insurance: insuranceToFileBy(facts.insurances, answers.insurance),
    ...numbered,
    at: dateTime(numbered.at),
    outcome,
    heldUntil: outcome.kind === 'held' ? dateTime(outcome.until) : null,
  };
}
