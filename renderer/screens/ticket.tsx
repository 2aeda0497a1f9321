// What became of the queue ticket: the number in the largest figures, take the paper, or honestly what is known.

import type { ReactElement } from 'react';
import { faultNumber } from '../../contract/fault.ts';
import type { ScreenOf } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';
import { PersonAtCounter } from '../parts/drawings/person-at-counter.tsx';
import { EmptyTicketSlot, PerhapsTicket, TicketToTake } from '../parts/drawings/ticket-pictures.tsx';
import { FaultLine } from '../parts/fault-line.tsx';
import { Facts, type Fact } from '../parts/facts.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { Notice } from '../parts/notice.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';
import { Verdict } from '../parts/verdict.tsx';

type TicketScreen = ScreenOf<'ticket'>;
interface Props {
  readonly screen: TicketScreen;
}

export function Ticket({ screen }: Props): ReactElement {
  if (screen.outcome === 'notDone') return <NotPrinted screen={screen} />;
  if (screen.outcome === 'unknown') return <PerhapsPrinted screen={screen} />;
  if (screen.paper === 'retracted') return <Retracted screen={screen} />;
  return screen.paper === 'taken' ? <Taken screen={screen} /> : <ToTake screen={screen} />;
}

function ToTake({ screen }: Props): ReactElement {
  const { words, raise } = useKiosk();
  const title = screen.paper === 'assumed' ? 'assumed' : screen.urgent ? 'urgent' : 'take';
  return (
    <>
      <Content>
        <TicketNumber screen={screen} />
        <Queue screen={screen} />
        <div>
          <Title>{words(`screens.ticket.${title}`)}</Title>
          <p className="spare">{words('screens.ticket.where')}</p>
        </div>
        <TicketToTake />
      </Content>
      <Answers>
        <span />
        {/* Not lit: the next step is at the slot, where the drawing has the lamp. */}
        <RaisedKey act={() => raise({ kind: 'acknowledge' })}>{words('screens.ticket.done')}</RaisedKey>
      </Answers>
    </>
  );
}

function Taken({ screen }: Props): ReactElement {
  const { words, raise } = useKiosk();
  return (
    <>
      <Content>
        <Verdict good title={words('screens.ticket.taken')} calm={words('screens.ticket.takenCalm')} />
        <TicketNumber screen={screen} />
        <Queue screen={screen} />
        <PersonAtCounter />
      </Content>
      <Answers>
        <span />
        <RaisedKey lit act={() => raise({ kind: 'acknowledge' })}>
          {words('screens.ticket.end')}
        </RaisedKey>
      </Answers>
    </>
  );
}

function Retracted({ screen: { number } }: Props): ReactElement {
  const { words, raise } = useKiosk();
  return (
    <>
      <Content>
        <Verdict good={false} title={words('screens.ticket.retracted')} calm={words('screens.ticket.retractedCalm', { number })} />
        <p>{words('screens.ticket.retractedAgain')}</p>
        <EmptyTicketSlot />
      </Content>
      <Answers>
        <RaisedKey act={() => raise({ kind: 'acknowledge' })}>{words('screens.ticket.leave')}</RaisedKey>
        <RaisedKey lit act={() => raise({ kind: 'retry' })}>
          {words('screens.ticket.again')}
        </RaisedKey>
      </Answers>
    </>
  );
}

function NotPrinted({ screen }: Props): ReactElement {
  const { words, raise } = useKiosk();
  const fault = screen.fault ?? 'ticket.fault';
  const exhausted = fault === 'ticket.exhausted';
  const leave = (
    <RaisedKey lit={!exhausted} act={() => raise({ kind: 'acknowledge' })}>
      {words('screens.ticket.leave')}
    </RaisedKey>
  );
  return (
    <>
      <Content>
        <Verdict good={false} title={words('screens.ticket.notDone')} calm={words('screens.ticket.notDoneSafe')} />
        <Notice>
          <b>{words(`faults.${fault}.what`)}</b>
          <p>{words(`faults.${fault}.do`)}</p>
        </Notice>
        <EmptyTicketSlot />
        <FaultLine number={faultNumber[fault]} />
      </Content>
      <Answers>
        {exhausted && leave}
        <RaisedKey lit={exhausted} act={() => raise({ kind: 'retry' })}>
          {words(exhausted ? 'screens.ticket.another' : 'screens.ticket.again')}
        </RaisedKey>
        {!exhausted && leave}
      </Answers>
    </>
  );
}

function PerhapsPrinted({ screen }: Props): ReactElement {
  const { words, raise } = useKiosk();
  return (
    <>
      <Content>
        <Title>{words(screen.paper === 'lost' ? 'screens.ticket.lost' : 'screens.ticket.unknown')}</Title>
        <p>{words('screens.ticket.unknownLook')}</p>
        <TicketNumber screen={screen} />
        <Facts facts={[countersOf(screen, words('screens.ticket.counters'))]} />
        <p>
          <b>{words('screens.ticket.unknownSafe')}</b>
        </p>
        <PerhapsTicket />
      </Content>
      <Answers>
        <span />
        <RaisedKey lit act={() => raise({ kind: 'acknowledge' })}>
          {words('screens.ticket.remembered')}
        </RaisedKey>
      </Answers>
    </>
  );
}

function TicketNumber({ screen: { number, priority } }: Props): ReactElement {
  const { words } = useKiosk();
  return (
    <div className="ticket-number">
      <p className="eyebrow">{words('screens.ticket.number')}</p>
      <p className="sum">
        {number}
        {priority && <small>{words('screens.ticket.priority')}</small>}
      </p>
    </div>
  );
}

function Queue({ screen }: Props): ReactElement {
  const { words } = useKiosk();
  const { ahead, waitMinutes } = screen.counter;
  const facts: (Fact | false)[] = [
    countersOf(screen, words('screens.ticket.counters')),
    ahead !== null && {
      label: words('screens.ticket.before'),
      value: ahead === 0 ? words('screens.ticket.nobody') : words('screens.ticket.ahead', { people: ahead }),
    },
    ahead !== 0 &&
      waitMinutes !== null && { label: words('screens.ticket.wait'), value: words('screens.ticket.minutes', { minutes: waitMinutes }) },
  ];
  return <Facts facts={facts.filter((fact) => fact !== false)} />;
}

const countersOf = ({ counter }: TicketScreen, label: string): Fact => ({
  label,
  value: <span className="given">{counter.counters}</span>,
});
