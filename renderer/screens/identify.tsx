// Where to hold the telephone and lay the card; what went wrong is told in place; after three failures people come first.

import type { ReactElement } from 'react';
import type { FaultCode } from '../../contract/fault.ts';
import type { ScreenOf } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';
import { WhereToPut } from '../parts/drawings/desk-pictures.tsx';
import { PersonAtCounter } from '../parts/drawings/person-at-counter.tsx';
import { Lines } from '../parts/facts.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { Notice } from '../parts/notice.tsx';
import { peopleHere } from '../parts/other-ways.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';

type Way = keyof ScreenOf<'identify'>['ways'];

const patience = 3;

/** Another try does not help against these. */
const forTheCounter: ReadonlySet<FaultCode | null> = new Set(['card.expired', 'card.notVerified', 'card.implausible', 'person.notFound']);

export function Identify({ screen }: { readonly screen: ScreenOf<'identify'> }): ReactElement {
  const kiosk = useKiosk();
  const { view, words, raise } = kiosk;
  if (screen.ways.eVoucher === 'unavailable' && screen.ways.idCard === 'unavailable') return <NoWay />;
  const telephone = screen.ways.eVoucher === 'ready';
  const card = screen.ways.idCard === 'ready';
  const waitingFor = telephone && card ? 'both' : telephone ? 'eVoucher' : 'idCard';
  const failedOften = screen.failures >= patience;
  const toCounter = forTheCounter.has(screen.hint);
  const asked = toCounter ? 'counter' : waitingFor;
  const instead = failedOften && telephone && card ? otherThan(screen.hint) : null;
  return (
    <>
      <Content>
        <Title>{words(failedOften ? 'screens.identify.failed' : `screens.identify.titles.${asked}`)}</Title>
        {failedOften && (
          <>
            <p className="spare">{words('screens.identify.failedCalm')}</p>
            <Lines lines={peopleHere(kiosk)} />
          </>
        )}
        {screen.hint !== null && (
          <Notice>
            <b>{words(`faults.${screen.hint}.what`)}</b>
            <p className={failedOften ? 'spare' : undefined}>{words(`faults.${screen.hint}.do`)}</p>
            <p>{words(toCounter || failedOften ? 'parts.nothingSubmitted' : 'screens.identify.safe')}</p>
          </Notice>
        )}
        {/* After the people, whom the lit key leads to; right above its picture. */}
        {instead !== null && (
          <p>
            <b>{words(`screens.identify.instead.${instead}`)}</b>
          </p>
        )}
        <WhereToPut telephone={telephone && instead !== 'idCard'} card={card && instead !== 'eVoucher'} />
        {!failedOften && (
          <div className={screen.hint === null ? 'two' : 'two spare'}>
            <div>{telephone && <How way="eVoucher" />}</div>
            <div>{card && <How way="idCard" />}</div>
          </div>
        )}
      </Content>
      <Answers>
        <p className="say" role="status">
          {words(`screens.identify.waiting.${instead ?? waitingFor}`)}
        </p>
        <p className="say quiet spare">{words('screens.identify.leave')}</p>
        {failedOften && view.bar.help && (
          <RaisedKey lit act={() => raise({ kind: 'help' })}>
            {words('screens.identify.findHelp')}
          </RaisedKey>
        )}
      </Answers>
    </>
  );
}

/** Whoever failed three times with the card is shown the telephone, and the other way round. */
function otherThan(hint: FaultCode | null): Way {
  return hint !== null && /^(code|scanner|decoder)\./.test(hint) ? 'idCard' : 'eVoucher';
}

/** Both devices went away while somebody stood here. */
function NoWay(): ReactElement {
  const kiosk = useKiosk();
  return (
    <Content>
      <Title>{kiosk.words('screens.identify.titles.none')}</Title>
      <PersonAtCounter />
      <Lines lines={peopleHere(kiosk)} />
    </Content>
  );
}

function How({ way }: { readonly way: Way }): ReactElement {
  const { words } = useKiosk();
  return (
    <>
      <h2>{words(`screens.identify.places.${way}`)}</h2>
      <p>{words(`screens.identify.how.${way}`)}</p>
    </>
  );
}
