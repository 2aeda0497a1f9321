// 您还在吗？ A question without a clock: a bar that grows shorter is all that hurries.

import type { ReactElement } from 'react';
import type { ScreenOf } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';
import { TeaCup } from '../parts/drawings/tea-cup.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';
import { TimeLeft } from '../parts/time-left.tsx';

export function IdleQuestion({ screen: { signedIn } }: { readonly screen: ScreenOf<'idleQuestion'> }): ReactElement {
  const { words, raise } = useKiosk();
  return (
    <>
      <Content centred>
        <TeaCup />
        <Title big>{words('screens.idleQuestion.title')}</Title>
        <p>{words(signedIn ? 'screens.idleQuestion.calmSignedIn' : 'screens.idleQuestion.calm')}</p>
        <p className="note">{words('screens.idleQuestion.leaving')}</p>
        <TimeLeft />
      </Content>
      <Answers>
        <RaisedKey shape="tall" act={() => raise({ kind: 'leave' })}>
          {words('screens.idleQuestion.leave')}
        </RaisedKey>
        <RaisedKey shape="tall" lit act={() => raise({ kind: 'moreTime' })}>
          {words('screens.idleQuestion.moreTime')}
        </RaisedKey>
      </Answers>
    </>
  );
}
