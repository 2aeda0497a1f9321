// The attract screen: two ways to begin, queue tickets, what does not work now, the language and how it is seen best.

import type { ReactElement, ReactNode } from 'react';
import type { ScreenOf } from '../../contract/view.ts';
import { withTimesWhole } from '../clock.ts';
import { useKiosk, type Kiosk } from '../kiosk.ts';
import { PersonAtKiosk } from '../parts/drawings/person-at-kiosk.tsx';
import { IdentityCard, Telephone } from '../parts/drawings/things.tsx';
import { TicketPicture } from '../parts/drawings/ticket-pictures.tsx';
import { Lines, type Fact } from '../parts/facts.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { LanguageKeys } from '../parts/language-keys.tsx';
import { hotlineLine } from '../parts/other-ways.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';

type Attract = ScreenOf<'attract'>;
type Way = keyof Attract['ways'];

export function AttractScreen({ screen }: { readonly screen: Attract }): ReactElement {
  const kiosk = useKiosk();
  const { view, words, raise } = kiosk;
  const begin = (way: Way, picture: ReactNode): ReactElement => {
    const ready = screen.ways[way] === 'ready';
    return (
      <RaisedKey
        shape="begin"
        lit
        says={words(ready ? `screens.attract.ways.${way}.name` : 'parts.unavailable')}
        act={ready ? () => raise({ kind: 'begin', way }) : null}
      >
        {picture}
        <b>{words(`screens.attract.ways.${way}.name`)}</b>
        <small>{ready ? words(`screens.attract.ways.${way}.with`) : words('parts.unavailable')}</small>
      </RaisedKey>
    );
  };
  return (
    <>
      <Content>
        <Title big>{words('screens.attract.title')}</Title>
        <p>{words(view.display.textSize === 'extra' ? 'screens.attract.calmShort' : 'screens.attract.calm')}</p>
        <Lines lines={whatToKnow(screen, kiosk)} />
        {/* Elsewhere it stands on the band. */}
        <div className="drawing landscape-only">
          <PersonAtKiosk />
        </div>
      </Content>
      <Answers>
        {begin('eVoucher', <Telephone />)}
        {begin('idCard', <IdentityCard />)}
        {screen.tickets !== 'none' && <TicketKey tickets={screen.tickets} lit={cannotSignIn(screen.ways)} />}
        <div className="languages-and-display">
          <LanguageKeys />
          <RaisedKey says={words('screens.attract.displaySays')} act={() => raise({ kind: 'display' })}>
            {words('screens.attract.display')}
          </RaisedKey>
        </div>
      </Answers>
    </>
  );
}

const cannotSignIn = ({ eVoucher, idCard }: Attract['ways']): boolean => eVoucher === 'unavailable' && idCard === 'unavailable';

interface TicketKeyProps {
  readonly tickets: Exclude<Attract['tickets'], 'none'>;
  /** Only when it is all that can be had: else whoever needs a ticket knows the word, and the two lit ways are for all others. */
  readonly lit: boolean;
}

function TicketKey({ tickets, lit }: TicketKeyProps): ReactElement {
  const { words, raise } = useKiosk();
  const given = tickets === 'ready' || tickets === 'paperLow';
  return (
    <RaisedKey
      shape="ticket"
      lit={lit}
      says={words('screens.attract.tickets.name')}
      act={given ? () => raise({ kind: 'queueTicket' }) : null}
    >
      <TicketPicture />
      <b>{words('screens.attract.tickets.name')}</b>
      <small>{words(given ? 'screens.attract.tickets.with' : `screens.attract.tickets.${tickets}`)}</small>
    </RaisedKey>
  );
}

/** The most pressing first: in large text only the first ones have room. */
function whatToKnow({ ways, printing, notices, hotline, forgottenCard }: Attract, kiosk: Kiosk): readonly Fact[] {
  const { words } = kiosk;
  const neither = cannotSignIn(ways);
  const please = (value: string): Fact => ({ id: value, label: words('parts.lines.please'), value });
  return [
    forgottenCard && please(words('screens.attract.forgottenCard')),
    neither && please(words('screens.attract.neither')),
    !neither && ways.eVoucher === 'unavailable' && please(words('screens.attract.noEVoucher')),
    !neither && ways.idCard === 'unavailable' && please(words('screens.attract.noIdCard')),
    (printing === 'paperOut' || printing === 'unavailable') && please(words('screens.attract.noPrinting')),
    ...notices.map((notice) => ({
      id: notice,
      label: words('parts.lines.notice'),
      value: <span className="given">{withTimesWhole(notice)}</span>,
    })),
    hotlineLine(kiosk, hotline),
  ].filter((line) => line !== false);
}
