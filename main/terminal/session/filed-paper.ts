// What the receipt of a filing says, from the state of the session.

import { completeAnswers } from '../services/filing.ts';
import type { FiledPaper } from '../services/paper.ts';
import { factsOf, filingOf, filingService } from './filing-moves.ts';
import type { SessionContext } from './types.ts';

/** @param dateTime a moment (ms since 1970) as YYYY-MM-DD HH:mm at the terminal */
export function filedPaper(context: SessionContext, { dateTime }: { readonly dateTime: (ms: number) => string }): FiledPaper {
  const { answers, numbered, outcome } = filingOf(context);
  if (!numbered || !outcome) throw new Error('A receipt was asked for before the filing was told');
  return {
    operation: filingService(context).operation,
    answers: completeAnswers(filingService(context), answers, factsOf(context)),
    ...numbered,
    outcome,
    heldUntil: outcome.kind === 'held' ? dateTime(outcome.until) : null,
  };
}
