// The machine is at work: what it does, why it takes time, and from eight seconds a way out. While it submits, nobody says what is not known.

import type { ReactElement } from 'react';
import type { ScreenOf } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';
import { CardBeingRead } from '../parts/drawings/desk-pictures.tsx';
import { LookingUp } from '../parts/drawings/looking-up.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';

export function Working({ screen: { task, stage } }: { readonly screen: ScreenOf<'working'> }): ReactElement {
  const { words, raise } = useKiosk();
  const waitingFor = task === 'readCard' ? 'card' : task === 'submit' ? 'submission' : 'platform';
  return (
    <>
      <Content centred>
        {waitingFor === 'card' ? <CardBeingRead /> : <LookingUp />}
        <Title big>{words(`screens.working.tasks.${task}`)}</Title>
        <p role="status">{words(`screens.working.${waitingFor}.${stage}`)}</p>
        <p className="note spare">{words(task === 'submit' ? 'screens.working.onlyOnce' : 'parts.nothingSubmitted')}</p>
      </Content>
      {stage === 'stuck' && (
        <Answers>
          <span />
          <RaisedKey lit act={() => raise({ kind: 'back' })}>
            {words(task === 'submit' ? 'screens.working.stopSubmit' : 'screens.working.stop')}
          </RaisedKey>
        </Answers>
      )}
    </>
  );
}
