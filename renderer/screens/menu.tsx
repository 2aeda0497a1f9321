// The menu: who is signed in, the insurances in short, and what can be done.

import type { ReactElement } from 'react';
import type { ScreenOf } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';
import { IdentityCard } from '../parts/drawings/things.tsx';
import { InsuranceFacts } from '../parts/insurance-facts.tsx';
import { InsuranceRows } from '../parts/insurance-rows.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { usePages } from '../parts/pages.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';
import { isKnownService } from '../parts/service-words.ts';
import { Tile } from '../parts/tile.tsx';

const tilesOnAPage = 6;
const rowsInShort = 3;

export function Menu({ screen: { person, insurances, services, takeCard } }: { readonly screen: ScreenOf<'menu'> }): ReactElement {
  const { view, words, raise } = useKiosk();
  const tiles = services.flatMap(({ id, available }) => (isKnownService(id) ? [{ service: id, available }] : []));
  const { shown, keys } = usePages(tiles, tilesOnAPage);
  const [only, another] = insurances;
  // A row tells type and status in the room that very large text leaves above several services.
  const inRows = another !== undefined || (view.display.textSize === 'extra' && tiles.length > 1);
  return (
    <>
      <Content>
        <div>
          <p className="eyebrow">{words('parts.person.greeting', { name: person.name.private })}</p>
          <Title big>{words('screens.menu.title')}</Title>
        </div>
        {takeCard && (
          <p className="with-picture">
            <IdentityCard />
            <span>{words('screens.menu.takeCard')}</span>
          </p>
        )}
        {another && <p className="note">{words('insurance.count', { count: insurances.length })}</p>}
        {only && (inRows ? <InsuranceRows insurances={insurances.slice(0, rowsInShort)} /> : <InsuranceFacts insurance={only} inShort />)}
      </Content>
      <Answers>
        <div className={tiles.length === 1 ? 'tiles one' : 'tiles'}>
          {shown.map(({ service, available }) => (
            <Tile key={service} service={service} available={available} lit={tiles.length === 1} />
          ))}
        </div>
        {keys}
        <RaisedKey shape="wide" act={() => raise({ kind: 'leave' })}>
          {words('parts.keys.leave')}
        </RaisedKey>
      </Answers>
    </>
  );
}
