// The receipt is being printed: where it will come out, to wait until it stops, and a way out when it takes too long.

import type { ReactElement } from 'react';
import type { ScreenOf } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';
import { ReceiptComing } from '../parts/drawings/slot-pictures.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';

export function Printing({ screen: { stage } }: { readonly screen: ScreenOf<'printing'> }): ReactElement {
  const { words, raise } = useKiosk();
  return (
    <>
      <Content centred>
        <ReceiptComing />
        <Title big>{words('screens.printing.title')}</Title>
        <p role="status">{words(stage === 'normal' ? 'screens.printing.wait' : 'screens.printing.slow')}</p>
        <p className="note">{words('screens.printing.where')}</p>
      </Content>
      {stage === 'stuck' && (
        <Answers>
          <span />
          <RaisedKey lit act={() => raise({ kind: 'back' })}>
            {words('screens.printing.stop')}
          </RaisedKey>
        </Answers>
      )}
    </>
  );
}
