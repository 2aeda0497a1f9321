// Some people are served first (优先): two answers of the same weight, plain words, and nobody has to prove anything.

import type { ReactElement } from 'react';
import type { ScreenOf } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';
import { PersonAtCounter } from '../parts/drawings/person-at-counter.tsx';
import { TicketPicture } from '../parts/drawings/ticket-pictures.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';

const groups = ['elderly', 'disabled', 'expecting', 'military'] as const;

export function ChoosePriority({ screen: { counter } }: { readonly screen: ScreenOf<'choosePriority'> }): ReactElement {
  const { words, raise } = useKiosk();
  return (
    <>
      <Content>
        <div>
          <p className="eyebrow given">{`${counter.name} ${counter.counters}`}</p>
          <Title big>{words('screens.choosePriority.title')}</Title>
        </div>
        <p>{words('screens.choosePriority.calm')}</p>
        <ul className="sheet groups">
          {groups.map((group) => (
            <li key={group}>{words(`screens.choosePriority.groups.${group}`)}</li>
          ))}
        </ul>
        <p className="note spare">{words('screens.choosePriority.together')}</p>
        <PersonAtCounter />
      </Content>
      <Answers>
        <RaisedKey
          shape="begin"
          says={words('screens.choosePriority.ordinary')}
          act={() => raise({ kind: 'choosePriority', priority: false })}
        >
          <TicketPicture />
          <b>{words('screens.choosePriority.ordinary')}</b>
          <small>{words('screens.choosePriority.inTurn')}</small>
        </RaisedKey>
        <RaisedKey
          shape="begin"
          says={words('screens.choosePriority.priority')}
          act={() => raise({ kind: 'choosePriority', priority: true })}
        >
          <TicketPicture priority />
          <b>{words('screens.choosePriority.priority')}</b>
          <small>{words('screens.choosePriority.first')}</small>
        </RaisedKey>
      </Answers>
    </>
  );
}
