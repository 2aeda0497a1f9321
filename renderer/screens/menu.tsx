// The menu: who is signed in, the insurances in short, the six services most asked for and the way to all of them.

import type { ReactElement } from 'react';
import type { Insurance } from '../../contract/insurance.ts';
import type { ScreenOf } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';
import { IdentityCard } from '../parts/drawings/things.tsx';
import { InsuredChip } from '../parts/insured-chip.tsx';
import { InsuranceFacts } from '../parts/insurance-facts.tsx';
import { InsuranceRows } from '../parts/insurance-rows.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { usePages } from '../parts/pages.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';
import { Tile } from '../parts/tile.tsx';
import { knownServices } from './services/known-services.ts';

/** As many as one takes in at a glance; the region's pack says which come first. */
const mostTiles = 6;
const rowsInShort = 3;

export function Menu({ screen }: { readonly screen: ScreenOf<'menu'> }): ReactElement {
  const { person, insurances, services, takeCard, forAnother } = screen;
  const { view, words, raise } = useKiosk();
  const tiles = knownServices(services);
  const more = tiles.length - mostTiles;
  const lone = tiles.length === 1;
  const { shown, keys } = usePages(tiles.slice(0, mostTiles), mostTiles);
  const [only, another] = insurances;
  // Above several services large text leaves room for a line about one insurance, no more.
  const inALine = view.display.textSize !== 'standard' && tiles.length > 1;
  return (
    <>
      <Content>
        <div>
          {/* Whose business it is comes first where it is not one's own. */}
          <p className="eyebrow">
            {forAnother === 'acting' ? words('screens.menu.title') : words('parts.person.greeting', { name: person.name.private })}
          </p>
          <Title big>
            {forAnother === 'acting' ? words('screens.menu.acting', { name: person.name.private }) : words('screens.menu.title')}
          </Title>
        </div>
        {takeCard && (
          <p className="with-picture">
            <IdentityCard />
            <span>{words(forAnother === 'acting' ? 'screens.menu.takeTheirCard' : 'screens.menu.takeCard')}</span>
          </p>
        )}
        {another && !inALine && <p className="note">{words('insurance.count', { count: insurances.length })}</p>}
        {only && <Insured insurances={insurances} first={only} inALine={inALine} />}
      </Content>
      <Answers>
        {/* The only service is the main act, and stands where the main act stands. */}
        {lone && <AnotherKey forAnother={forAnother} />}
        {lone && <LeaveKey wide={forAnother === 'none'} />}
        <div className={lone ? 'tiles one' : 'tiles'}>
          {shown.map(({ service, available }) => (
            <Tile key={service} service={service} available={available} lit={lone} />
          ))}
        </div>
        {keys}
        {!lone && <AnotherKey forAnother={forAnother} wide={more > 0} />}
        {more > 0 && (
          <RaisedKey says={words('screens.menu.all')} act={() => raise({ kind: 'allServices' })}>
            <span>
              {words('screens.menu.all')}
              <small>{words('screens.menu.more', { count: more })}</small>
            </span>
          </RaisedKey>
        )}
        {!lone && <LeaveKey wide={more <= 0 && forAnother === 'none'} />}
      </Answers>
    </>
  );
}

/** 替家人办事, or 改办自己的事 for whoever does. */
function AnotherKey({ forAnother, wide = false }: Pick<ScreenOf<'menu'>, 'forAnother'> & { readonly wide?: boolean }): ReactElement | null {
  const { words, raise } = useKiosk();
  if (forAnother === 'none') return null;
  return (
    <RaisedKey {...(wide && { shape: 'wide' })} act={() => raise({ kind: forAnother === 'acting' ? 'actForMyself' : 'actFor' })}>
      {words(forAnother === 'acting' ? 'screens.menu.forMyself' : 'screens.menu.forAnother')}
    </RaisedKey>
  );
}

function LeaveKey({ wide }: { readonly wide: boolean }): ReactElement {
  const { words, raise } = useKiosk();
  return (
    <RaisedKey {...(wide && { shape: 'wide' })} act={() => raise({ kind: 'leave' })}>
      {words('parts.keys.leave')}
    </RaisedKey>
  );
}

interface InsuredProps {
  readonly insurances: ScreenOf<'menu'>['insurances'];
  readonly first: Insurance;
  readonly inALine: boolean;
}

function Insured({ insurances, first, inALine }: InsuredProps): ReactElement {
  const { words } = useKiosk();
  if (inALine)
    return (
      <p className="insured-line">
        <span>{words(`insurance.types.${first.type}`)}</span>
        <InsuredChip status={first.status} />
      </p>
    );
  return insurances.length > 1 ? (
    <InsuranceRows insurances={insurances.slice(0, rowsInShort)} />
  ) : (
    <InsuranceFacts insurance={first} inShort />
  );
}
