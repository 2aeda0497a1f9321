// A question asked until it is answered: on a shared or noisy line a damaged question is met with silence.

import type { AskTiming, Exchange } from '../exchange.ts';
import type { Connection } from '../wire/wire.ts';

const attempts = 3;

export interface Question<Answer, Wanted extends Answer> {
  readonly bytes: Uint8Array;
  /** An answer to something else counts as none. */
  readonly isAnswered: (answer: Answer) => answer is Wanted;
  /** The place to forget half an old answer. */
  readonly prepare: () => void;
}

/** Asks up to three times, so only what may be asked again without harm. Without an answer the link is closed and null is given; so it is when the signal ends it. */
export async function insist<Answer, Wanted extends Answer>(
  exchange: Exchange<Answer>,
  link: Connection,
  question: Question<Answer, Wanted>,
  timing: AskTiming,
  signal: AbortSignal,
): Promise<Wanted | null> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const answer = await exchange.ask(question.bytes, timing, signal, question.prepare);
    if (answer.ok && question.isAnswered(answer.value)) return answer.value;
    if (!answer.ok && answer.fault === 'ended') return null;
  }
  link.close('silent');
  return null;
}
