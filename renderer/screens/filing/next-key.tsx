// 下一步 of a question: lit once there is an answer, flat in its place before; and what was wrong with the last one.

import type { ReactElement } from 'react';
import { privately } from '../../../contract/private.ts';
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

export function Hint({ hint }: Pick<QuestionScreen, 'hint'>): ReactElement | null {
  const { words } = useKiosk();
  if (hint === null) return null;
  return (
    <Notice>
      <b>{words(`faults.${hint}.what`)}</b>
      <p>{words(`faults.${hint}.do`)}</p>
    </Notice>
  );
}
