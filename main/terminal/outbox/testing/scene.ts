// One terminal over its lives before a platform that answers as a test says, on a genuine journal.

import type { FilingOutcome } from '../../../../contract/filing.ts';
import type { AskAnswer, Repetition, SubmitAnswer } from '../../platform/region/types.ts';
import type { CaseRow, Cases } from '../../store/cases.ts';
import type { Journal } from '../../store/journal.ts';
import { content } from '../../store/testing/content.ts';
import { type Place, place } from '../../store/testing/journals.ts';
import { createFilingDesk } from '../desk.ts';
import type { FilingDesk, FilingOrder } from '../types.ts';
import type { WorkerOptions } from '../worker.ts';
import { virtualClock } from './virtual-clock.ts';

export const lost: SubmitAnswer = { kind: 'lost', fault: 'platform.tooSlow' };
export const notSent: SubmitAnswer = { kind: 'notSent', fault: 'platform.unreachable' };
export const accepted: SubmitAnswer = { kind: 'accepted', platformNumber: 'SN1', standing: 'finished' };
export const found = { kind: 'found', platformNumber: 'SN1', standing: 'finished' } as const satisfies AskAnswer;
export const notFound: AskAnswer = { kind: 'notFound' };
export const noAnswer: AskAnswer = { kind: 'noAnswer', fault: 'platform.unreachable' };
export const done: FilingOutcome = { kind: 'done', standing: 'finished', platformNumber: 'SN1' };

interface Heard {
  readonly at: number;
  readonly what: 'submit' | 'ask';
  readonly key: string;
  readonly messageId: string;
}

export interface Scene {
  readonly submits?: readonly (SubmitAnswer | 'silence')[];
  readonly asks?: readonly (AskAnswer | { readonly answer: AskAnswer; readonly afterMs: number } | 'silence')[];
  readonly repetition?: Repetition;
  /** At least 0, below 1: so much of a back-off is waited. */
  readonly random?: number;
  readonly journal?: (journal: Journal) => Cases;
}

/** One terminal over its lives: the last answer of each list is given for ever. */
export function scene({
  submits = [accepted],
  asks = [noAnswer],
  repetition = 'keyed',
  random = 0.5,
  journal: change = (journal) => journal,
}: Scene = {}) {
  const clock = virtualClock();
  const here: Place = place();
  const heard: Heard[] = [];
  const outcomes: FilingOutcome[] = [];
  let messages = 0;
  let submitted = 0;
  let asked = 0;
  let journal = here.open({ now: clock.wall });

  const region: WorkerOptions['region'] = {
    repetitionOf: () => repetition,
    settleMs: 10_000,
    submit({ key, messageId }, signal) {
      heard.push({ at: clock.monotonic(), what: 'submit', key, messageId });
      submitted += 1;
      const answer = submits[Math.min(submitted, submits.length) - 1] ?? accepted;
      if (answer !== 'silence') return Promise.resolve(answer);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(lost), { once: true }));
    },
    ask({ key }, messageId, signal) {
      heard.push({ at: clock.monotonic(), what: 'ask', key, messageId });
      asked += 1;
      const answer = asks[Math.min(asked, asks.length) - 1] ?? noAnswer;
      if (answer !== 'silence') return 'afterMs' in answer ? later(answer.afterMs, answer.answer) : Promise.resolve(answer);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(noAnswer), { once: true }));
    },
  };

  const later = (ms: number, answer: AskAnswer): Promise<AskAnswer> => new Promise((resolve) => clock.after(ms, () => resolve(answer)));

  const start = (): FilingDesk =>
    createFilingDesk({
      journal: change(journal),
      region,
      clock,
      random: () => random,
      nextMessageId: () => {
        messages += 1;
        return `M${messages}`;
      },
      log: () => undefined,
    });
  let desk = start();

  return {
    clock,
    heard,
    outcomes,
    get journal() {
      return journal;
    },
    get desk() {
      return desk;
    },
    file(offline: FilingOrder['offline'] = 'refuse', answers: FilingOrder['answers'] = content.answers) {
      const visit = journal.startVisit();
      const { applicant } = content;
      const order: FilingOrder = { visit, service: 'remote-treatment', operation: 'fileRemoteTreatment', offline, applicant, answers };
      return desk.submit(order, (outcome) => outcomes.push(outcome)).number;
    },
    row(number: string): CaseRow {
      const row = journal.caseByNumber(number);
      if (!row) throw new Error(`there is no case ${number}`);
      return row;
    },
    /** As if it had been killed and started again. */
    restart() {
      clock.forget();
      journal.close();
      journal = here.open({ now: clock.wall });
      desk = start();
    },
    seconds: (what: Heard['what']) => heard.filter((one) => one.what === what).map(({ at }) => at / 1000),
  };
}
