// Services as tiles, page by page where there are many.

import type { ReactElement } from 'react';
import { usePages } from '../../parts/pages.tsx';
import { Tile } from '../../parts/tile.tsx';
import type { OfferedService } from './known-services.ts';

const tilesOnAPage = 8;

export function ServiceKeys({ services }: { readonly services: readonly OfferedService[] }): ReactElement {
  const { shown, keys } = usePages(services, tilesOnAPage);
  return (
    <>
      <div className="tiles">
        {shown.map(({ service, available }) => (
          <Tile key={service} service={service} available={available} lit={false} />
        ))}
      </div>
      {keys}
    </>
  );
}
