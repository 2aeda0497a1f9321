// The platform did not answer as hoped: what happened, that nothing was submitted, where else to turn to, the next step.

import type { ReactElement } from 'react';
import { faultNumber } from '../../contract/fault.ts';
import type { Meaning } from '../../contract/intent.ts';
import type { ScreenOf } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';
import { Checks } from '../parts/checks.tsx';
import { NoConnection } from '../parts/drawings/no-connection.tsx';
import { FaultLine } from '../parts/fault-line.tsx';
import { Lines } from '../parts/facts.tsx';
import { Answers, Content } from '../parts/layout.tsx';
import { peopleHere } from '../parts/other-ways.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';
import { Verdict } from '../parts/verdict.tsx';

type TroubleScreen = ScreenOf<'trouble'>;

const meanings: Readonly<Record<TroubleScreen['ways'][number], Meaning>> = {
  retry: { kind: 'retry' },
  // A code is good for one use: it is shown again on the same screen that offers the other way.
  scanAgain: { kind: 'otherWay' },
  otherWay: { kind: 'otherWay' },
  menu: { kind: 'home' },
  leave: { kind: 'leave' },
};

export function Trouble({ screen: { fault, ways } }: { readonly screen: TroubleScreen }): ReactElement {
  const kiosk = useKiosk();
  const { words, raise } = kiosk;
  return (
    <>
      <Content>
        <Verdict good={false} title={words(`faults.${fault}.what`)} calm={words(`faults.${fault}.do`)} />
        <Checks lines={[words('parts.nothingSubmitted'), words('screens.trouble.account')]} />
        <Lines lines={peopleHere(kiosk)} />
        <NoConnection />
        <FaultLine number={faultNumber[fault]} />
      </Content>
      <Answers>
        {ways.map((way, index) => (
          <RaisedKey
            key={way}
            {...(index === 0 && ways.length === 3 && { shape: 'wide' })}
            lit={index === ways.length - 1}
            act={() => raise(meanings[way])}
          >
            {words(`screens.trouble.ways.${way}`)}
          </RaisedKey>
        ))}
      </Answers>
    </>
  );
}
