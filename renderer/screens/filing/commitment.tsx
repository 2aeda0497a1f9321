// 告知承诺: what one vouches for, in plain sentences; to disagree is as easy as to agree, and what follows from it is told before.

import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../contract/view.ts';
import { useKiosk } from '../../kiosk.ts';
import { Clauses, ConsentKeys } from '../../parts/consent.tsx';
import { FilingPage } from '../../parts/filing-page.tsx';
import { Answers } from '../../parts/layout.tsx';

const clauses = ['told', 'true', 'policies', 'consequences', 'wish'] as const;

export function Commitment({ screen }: { readonly screen: ScreenOf<'commitment'> }): ReactElement {
  const { words, raise } = useKiosk();
  return (
    <>
      <FilingPage service={screen.service} title={words('screens.commitment.title')}>
        <Clauses clauses={clauses.map((clause) => words(`screens.commitment.clauses.${clause}`))} />
        <p className="note push">{words('screens.commitment.refusal')}</p>
      </FilingPage>
      <Answers>
        <ConsentKeys
          refuseWord={words('screens.commitment.disagree')}
          agreeWord={words('screens.commitment.agree')}
          refuse={() => raise({ kind: 'home' })}
          agree={() => raise({ kind: 'consent' })}
        />
      </Answers>
    </>
  );
}
