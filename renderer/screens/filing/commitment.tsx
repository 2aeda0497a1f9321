// 告知承诺: what one vouches for, in plain sentences; to disagree is as easy as to agree.

import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../contract/view.ts';
import { useKiosk } from '../../kiosk.ts';
import { FilingPage } from '../../parts/filing-page.tsx';
import { Answers } from '../../parts/layout.tsx';
import { RaisedKey } from '../../parts/raised-key.tsx';

const clauses = [
  { ordinal: 1, clause: 'told' },
  { ordinal: 2, clause: 'true' },
  { ordinal: 3, clause: 'policies' },
  { ordinal: 4, clause: 'consequences' },
  { ordinal: 5, clause: 'wish' },
] as const;

export function Commitment({ screen }: { readonly screen: ScreenOf<'commitment'> }): ReactElement {
  const { words, raise } = useKiosk();
  return (
    <>
      <FilingPage service={screen.service} title={words('screens.commitment.title')}>
        <ol className="sheet clauses">
          {clauses.map(({ ordinal, clause }) => (
            <li key={clause}>
              <b>{words(`parts.ordinals.${ordinal}`)}</b>
              <span>{words(`screens.commitment.clauses.${clause}`)}</span>
            </li>
          ))}
        </ol>
      </FilingPage>
      <Answers>
        <RaisedKey act={() => raise({ kind: 'back' })}>{words('screens.commitment.disagree')}</RaisedKey>
        <RaisedKey lit act={() => raise({ kind: 'consent' })}>
          {words('screens.commitment.agree')}
        </RaisedKey>
      </Answers>
    </>
  );
}
