// 下一步 of a question: lit once there is an answer, flat in its place before; and what was wrong with the last one.

import type { ReactElement } from 'react';
import { privately } from '../../../contract/private.ts';
import type { FaultCode } from '../../../contract/fault.ts';
import type { Question } from '../../../contract/question.ts';
import { useKiosk } from '../../kiosk.ts';
import { Notice } from '../../parts/notice.tsx';
import { RaisedKey } from '../../parts/raised-key.tsx';
import type { QuestionScreen } from './question-screen.ts';

interface NextKeyProps extends Pick<QuestionScreen, 'field'> {
  readonly answer: string | null;
}

export function NextKey({ field, answer }: NextKeyProps): ReactElement {
  const { words, raise, drafts } = useKiosk();
  const next = (value: string): void => {
    // What the terminal then asks again begins with the answer that it could not take.
    drafts.forget();
    raise({ kind: 'answer', field, value: privately(value) });
  };
  return (
    <RaisedKey lit act={answer === null ? null : () => next(answer)}>
      {words('parts.keys.next')}
    </RaisedKey>
  );
}

interface HintProps {
  readonly hint: FaultCode | null;
  readonly kind: Question['kind'];
}

/** An answer that cannot be one is told in the words of its question: whoever mistypes a number has chosen nothing. */
export function Hint({ hint, kind }: HintProps): ReactElement | null {
  const { words } = useKiosk();
  if (hint === null) return null;
  const mistaken = hint === 'filing.badAnswer';
  return (
    <Notice>
      <b>{words(mistaken ? `screens.question.bad.${kind}.what` : `faults.${hint}.what`)}</b>
      <p>{words(mistaken ? `screens.question.bad.${kind}.do` : `faults.${hint}.do`)}</p>
    </Notice>
  );
}
