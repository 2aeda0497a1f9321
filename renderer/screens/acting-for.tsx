// 替家人办事: whom somebody acts for, then that person's own code or card; the agent's own card is put away first.

import type { ReactElement } from 'react';
import { relations } from '../../contract/acting.ts';
import type { ScreenOf } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';
import { TakeCard, WhereToPut } from '../parts/drawings/desk-pictures.tsx';
import { PersonAtCounter } from '../parts/drawings/person-at-counter.tsx';
import { TwoPeople } from '../parts/drawings/two-people.tsx';
import { Lines } from '../parts/facts.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { Notice } from '../parts/notice.tsx';
import { peopleHere } from '../parts/other-ways.tsx';
import { usePages } from '../parts/pages.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';

interface ActingForProps {
  readonly screen: ScreenOf<'actingFor'>;
}

/** From here on people come first. */
const patience = 3;

export const ActingFor = ({ screen }: ActingForProps): ReactElement =>
  screen.stage === 'relation' ? <ForWhom /> : <TheirDocument screen={screen} />;

function ForWhom(): ReactElement {
  const { words, raise } = useKiosk();
  const { shown, keys } = usePages(relations, relations.length);
  return (
    <>
      <Content>
        <Title big>{words('screens.actingFor.title')}</Title>
        <p>{words('screens.actingFor.calm')}</p>
        <TwoPeople />
      </Content>
      <Answers>
        <div className="tiles">
          {shown.map((relation) => (
            <RaisedKey
              key={relation}
              shape="tile"
              says={words(`screens.actingFor.whom.${relation}`)}
              act={() => raise({ kind: 'chooseRelation', relation })}
            >
              <span className="tile-words">
                {words(`screens.actingFor.whom.${relation}`)}
                <small className="spare">{words(`screens.actingFor.who.${relation}`)}</small>
              </span>
            </RaisedKey>
          ))}
        </div>
        {keys}
      </Answers>
    </>
  );
}

function TheirDocument({ screen: { relation, ways, takeCard, hint, failures } }: ActingForProps): ReactElement {
  const kiosk = useKiosk();
  const { words, raise } = kiosk;
  const telephone = ways.eVoucher === 'ready';
  const card = ways.idCard === 'ready';
  if (!telephone && !card)
    return (
      <>
        <Content>
          <Title>{words('screens.actingFor.titles.none')}</Title>
          <PersonAtCounter />
          <Lines lines={peopleHere(kiosk)} />
        </Content>
        <Answers>
          <RaisedKey shape="wide" act={() => raise({ kind: 'home' })}>
            {words('screens.actingFor.myself')}
          </RaisedKey>
        </Answers>
      </>
    );
  const ownCardLies = takeCard && hint === 'card.left';
  const waitingFor = telephone && card ? 'both' : telephone ? 'eVoucher' : 'idCard';
  return (
    <>
      <Content>
        <div>
          {relation !== null && <p className="eyebrow">{words(`screens.actingFor.whom.${relation}`)}</p>}
          <Title>{words(takeCard ? 'screens.actingFor.takeCard' : `screens.actingFor.titles.${waitingFor}`)}</Title>
        </div>
        {takeCard && !ownCardLies && <p>{words('screens.actingFor.takeCardCalm')}</p>}
        {telephone && !takeCard && hint === null && <p className="spare">{words('screens.actingFor.anyTelephone')}</p>}
        {hint !== null && (
          <Notice>
            <b>{words(`faults.${hint}.what`)}</b>
            <p>{words(ownCardLies ? 'screens.actingFor.takeCardCalm' : `faults.${hint}.do`)}</p>
          </Notice>
        )}
        {failures >= patience && <Lines lines={peopleHere(kiosk)} />}
        {takeCard ? <TakeCard /> : <WhereToPut telephone={telephone} card={card} />}
      </Content>
      <Answers>
        <p className="say" role="status">
          {words(`screens.actingFor.waiting.${takeCard ? 'ownCard' : waitingFor}`)}
        </p>
        <p className="say quiet spare">{words('screens.actingFor.home')}</p>
      </Answers>
    </>
  );
}
