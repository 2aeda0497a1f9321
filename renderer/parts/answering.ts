// How the hand answers each kind of question: what help says of it and draws goes by this.

import type { Question } from '../../contract/question.ts';

export const answerings = ['choice', 'day', 'digits', 'letters', 'place'] as const;
export type Answering = (typeof answerings)[number];

const byKind: Readonly<Record<Question['kind'], Answering>> = {
  division: 'place',
  day: 'day',
  telephone: 'digits',
  record: 'choice',
  insurance: 'choice',
  choice: 'choice',
  date: 'day',
  amount: 'digits',
  idNumber: 'digits',
  text: 'letters',
};

const isQuestion = (about: string): about is Question['kind'] => Object.hasOwn(byKind, about);

/** `about`: what help was asked for; null: that is no question. */
export const answeringOf = (about: string): Answering | null => (isQuestion(about) ? byKind[about] : null);
