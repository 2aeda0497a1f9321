// Turns a long list by keys, page by page: nobody has to know how to swipe.

import { useState, type ReactElement } from 'react';
import { useKiosk } from '../kiosk.ts';
import { RaisedKey } from './raised-key.tsx';

interface Pages<T> {
  readonly shown: readonly T[];
  /** The keys; null when everything fits on one page. */
  readonly keys: ReactElement | null;
}

export function usePages<T>(items: readonly T[], perPage: number): Pages<T> {
  const { words } = useKiosk();
  const [wanted, setWanted] = useState(0);
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const page = Math.min(wanted, pages - 1);
  const shown = items.slice(page * perPage, (page + 1) * perPage);
  if (pages === 1) return { shown, keys: null };
  return {
    shown,
    keys: (
      <div className="pages">
        <RaisedKey act={page > 0 ? () => setWanted(page - 1) : null}>{words('parts.pages.previous')}</RaisedKey>
        <p role="status">{words('parts.pages.position', { page: page + 1, pages })}</p>
        <RaisedKey act={page < pages - 1 ? () => setWanted(page + 1) : null}>{words('parts.pages.next')}</RaisedKey>
      </div>
    ),
  };
}
