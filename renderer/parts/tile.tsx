// A service on the menu: what people call it, the official name beneath, a small picture.

import type { ReactElement } from 'react';
import { useKiosk } from '../kiosk.ts';
import { ServiceIcon } from './drawings/service-icons.tsx';
import { RaisedKey } from './raised-key.tsx';
import type { KnownService } from './service-words.ts';

interface TileProps {
  readonly service: KnownService;
  readonly available: boolean;
  readonly lit: boolean;
}

export function Tile({ service, available, lit }: TileProps): ReactElement {
  const { words, raise } = useKiosk();
  return (
    <RaisedKey
      shape="tile"
      lit={lit}
      says={words(`services.${service}.plain`)}
      act={available ? () => raise({ kind: 'chooseService', service }) : null}
    >
      <span className="tile-words">
        {words(`services.${service}.plain`)}
        {available ? (
          <small className={lit ? undefined : 'spare'}>{words(`services.${service}.official`)}</small>
        ) : (
          <small>{words('screens.menu.unavailable')}</small>
        )}
      </span>
      <ServiceIcon service={service} />
    </RaisedKey>
  );
}
