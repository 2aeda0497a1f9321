// The terminal went down in the middle of a visit: what is known of a filing, a receipt and a ticket, and how to go on.

import type { ReactElement } from 'react';
import type { ScreenOf } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';
import { PerhapsReceipt, ReceiptToTake } from '../parts/drawings/slot-pictures.tsx';
import { PerhapsTicket } from '../parts/drawings/ticket-pictures.tsx';
import { TeaCup } from '../parts/drawings/tea-cup.tsx';
import { CaseNumber } from '../parts/case-number.tsx';
import { Facts } from '../parts/facts.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { LanguageKeys } from '../parts/language-keys.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';

const pictures = { none: <TeaCup />, printed: <ReceiptToTake />, unknown: <PerhapsReceipt /> } as const;

export function Interrupted({ screen }: { readonly screen: ScreenOf<'interrupted'> }): ReactElement {
  const { words, raise } = useKiosk();
  const { receipt, reference, signedIn, ticket, filing } = screen;
  return (
    <>
      <Content>
        <Title big>{words('screens.interrupted.title')}</Title>
        <p>
          {words('screens.interrupted.restarted', {
            now: words(filing === null ? 'parts.nothingSubmitted' : `parts.filingNow.${filing.outcome}`),
          })}
        </p>
        {filing !== null && <CaseNumber number={filing.number} />}
        {signedIn && <p>{words('screens.interrupted.signedIn')}</p>}
        {receipt !== 'none' && <p>{words(`screens.interrupted.receipt.${receipt}`)}</p>}
        {ticket !== null && <p>{words('screens.interrupted.ticket')}</p>}
        {ticket === null ? pictures[receipt] : <PerhapsTicket />}
        {ticket !== null && (
          <div>
            <p className="eyebrow">{words('screens.ticket.number')}</p>
            <p className="sum">{ticket}</p>
            <p>{words('screens.interrupted.ticketKept')}</p>
          </div>
        )}
        {reference !== null && (
          <div>
            <Facts facts={[{ label: words('parts.reference'), value: reference }]} />
            <p className="note spare">{words('screens.interrupted.quote')}</p>
          </div>
        )}
      </Content>
      <Answers>
        <LanguageKeys />
        <span />
        <RaisedKey lit act={() => raise({ kind: 'acknowledge' })}>
          {words('screens.interrupted.again')}
        </RaisedKey>
      </Answers>
    </>
  );
}
