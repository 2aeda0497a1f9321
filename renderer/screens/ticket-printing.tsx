// The ticket is being printed: where it will come out, and a way out when it takes too long.

import type { ReactElement } from 'react';
import type { ScreenOf } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';
import { TicketComing } from '../parts/drawings/ticket-pictures.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';

export function TicketPrinting({ screen: { stage } }: { readonly screen: ScreenOf<'ticketPrinting'> }): ReactElement {
  const { words, raise } = useKiosk();
  return (
    <>
      <Content centred>
        <TicketComing />
        <Title big>{words('screens.ticketPrinting.title')}</Title>
        <p role="status">{words(stage === 'normal' ? 'screens.ticketPrinting.wait' : 'screens.ticketPrinting.slow')}</p>
        <p className="note">{words('screens.ticketPrinting.where')}</p>
      </Content>
      {stage === 'stuck' && (
        <Answers>
          <span />
          <RaisedKey lit act={() => raise({ kind: 'back' })}>
            {words('screens.ticketPrinting.stop')}
          </RaisedKey>
        </Answers>
      )}
    </>
  );
}
