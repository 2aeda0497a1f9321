// A question's screen, narrowed to one kind of question.

import type { ScreenOf } from '../../../contract/view.ts';

export type QuestionScreen = ScreenOf<'question'>;
type Asked = QuestionScreen['question'];

/** A question of one kind, beside what all of them have. */
export type QuestionOf<K extends Asked['kind']> = QuestionScreen & { readonly question: Extract<Asked, { kind: K }> };
