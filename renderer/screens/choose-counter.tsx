// Taking a queue ticket: the kinds of business, each with its counters, the people ahead and the wait; one touch chooses.

import type { ReactElement } from 'react';
import type { TextSize } from '../../contract/display.ts';
import type { CounterKind, ScreenOf } from '../../contract/view.ts';
import { useKiosk, type Kiosk } from '../kiosk.ts';
import { EmptyTicketSlot, TicketComing } from '../parts/drawings/ticket-pictures.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { Notice } from '../parts/notice.tsx';
import { usePages } from '../parts/pages.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';

type ChooseCounterScreen = ScreenOf<'chooseCounter'>;

/** So many have a wide key each. */
const wideKeys = 3;
const kindsOnAPage: Readonly<Record<TextSize, number>> = { standard: 6, large: 6, extra: 4 };

export function ChooseCounter({ screen: { kinds, tickets } }: { readonly screen: ChooseCounterScreen }): ReactElement {
  const kiosk = useKiosk();
  const { view, words, raise } = kiosk;
  const { shown, keys } = usePages(kinds, kindsOnAPage[view.display.textSize]);
  const few = kinds.length <= wideKeys;
  const only = kinds.filter(({ state }) => state === 'open').length === 1;
  const counted = kinds.some(({ ahead }) => ahead !== null);
  const given = tickets === 'ready' || tickets === 'paperLow';
  return (
    <>
      <Content>
        <Title big>{words('screens.chooseCounter.title')}</Title>
        {given ? (
          <>
            <p>{words('screens.chooseCounter.calm')}</p>
            {counted && <p className="note spare">{words('screens.chooseCounter.about')}</p>}
            <TicketComing />
          </>
        ) : (
          <>
            <WhyNot tickets={tickets} />
            <EmptyTicketSlot />
          </>
        )}
      </Content>
      <Answers>
        <div className={few ? 'tiles one' : 'tiles'}>
          {shown.map((kind) => (
            <RaisedKey
              key={kind.id}
              shape="tile"
              lit={only}
              says={[kind.name, kind.counters, given ? queueText(kind, kiosk) : null].filter((said) => said !== null).join(' ')}
              act={given && kind.state === 'open' ? () => raise({ kind: 'chooseCounter', counter: kind.id }) : null}
            >
              <span className="tile-words given">
                {kind.name}
                {!few && <small>{kind.counters}</small>}
                {given && <small>{queueText(kind, kiosk)}</small>}
              </span>
              {few && <span className="counters given">{kind.counters}</span>}
            </RaisedKey>
          ))}
        </div>
        {keys}
      </Answers>
    </>
  );
}

function queueText({ state, ahead, waitMinutes }: CounterKind, { words }: Kiosk): string | null {
  if (state !== 'open') return words(`screens.chooseCounter.${state}`);
  if (ahead === null || waitMinutes === null) return null;
  if (ahead === 0) return words('screens.chooseCounter.nobody');
  return words('screens.chooseCounter.aheadAndWait', { people: ahead, minutes: waitMinutes });
}

function WhyNot({ tickets }: Pick<ChooseCounterScreen, 'tickets'>): ReactElement {
  const { words } = useKiosk();
  const fault = tickets === 'paperOut' || tickets === 'exhausted' ? (`ticket.${tickets}` as const) : 'ticket.unavailable';
  return (
    <Notice>
      <b>{tickets === 'closed' ? words('screens.chooseCounter.closed') : words(`faults.${fault}.what`)}</b>
      <p>{tickets === 'closed' ? words('screens.chooseCounter.closedCalm') : words(`faults.${fault}.do`)}</p>
    </Notice>
  );
}
