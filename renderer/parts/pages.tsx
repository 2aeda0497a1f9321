// Turns a long list of keys by keys, page by page: nobody has to know how to swipe. A page has as many rows as the ledge has room for.

import { useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import { useKiosk } from '../kiosk.ts';
import { growthOf } from '../use-scale.ts';
import { rowsThatFit } from './list-fit.ts';
import { useMeasuring } from './measuring.tsx';
import { RaisedKey } from './raised-key.tsx';

interface Pages<T> {
  readonly shown: readonly T[];
  /** To stand beside the list on the ledge, also while everything fits: it measures. */
  readonly keys: ReactElement;
}

/** `most`: so many on a page at the most; fewer where the ledge is low. `elsewhere`: what has no room is found sooner in another way, and a
 * row for the keys that turn would only take the place of a row of the list. */
export function usePages<T>(items: readonly T[], most: number, further: 'turned' | 'elsewhere' = 'turned'): Pages<T> {
  const { view, millimetre } = useKiosk();
  const { language, textSize, theme, layout } = view.display;
  const setting = [language, textSize, theme, layout, millimetre, items.length, most].join(' ');
  const [first, setFirst] = useState(0);
  const [room, setRoom] = useState({ setting, count: most });
  const perPage = room.setting === setting ? room.count : most;
  const pages = further === 'elsewhere' ? 1 : Math.max(1, Math.ceil(items.length / perPage));
  const page = Math.min(Math.floor(first / perPage), pages - 1);
  return {
    shown: items.slice(page * perPage, (page + 1) * perPage),
    keys: (
      <PageKeys
        page={page}
        pages={pages}
        setting={`${setting} ${perPage}`}
        further={further}
        turn={(to) => setFirst(to * perPage)}
        hold={(count) => setRoom({ setting, count })}
      />
    ),
  };
}

/** A list that is turned gives way to what is read down to so many rows; below that, what is read is turned page by page. */
const leastRows = 2;

/** Their height and the gap to the list, on the smallest screen. */
const pageKeysMm = 29;

interface PageKeysProps {
  readonly page: number;
  readonly pages: number;
  readonly setting: string;
  readonly further: 'turned' | 'elsewhere';
  readonly turn: (page: number) => void;
  readonly hold: (count: number) => void;
}

function PageKeys({ page, pages, setting, further, turn, hold }: PageKeysProps): ReactElement {
  const { view, words, millimetre } = useKiosk();
  const { again } = useMeasuring();
  const place = useRef<HTMLDivElement>(null);
  const tallest = useRef({ setting, height: 0 });
  useLayoutEffect(() => {
    const list = place.current && listBeside(place.current);
    if (!place.current || !list) return;
    const alone = further === 'elsewhere';
    const pageKeys = alone || pages > 1 ? 0 : pageKeysMm * growthOf(view.terminal) * millimetre;
    const count = rowsThatFit(place.current, list, pageKeys, alone ? 1 : leastRows);
    if (count !== null) {
      hold(count);
      return again();
    }
    // The last page has fewer rows, but no key moves for that.
    if (tallest.current.setting !== setting) tallest.current = { setting, height: 0 };
    list.style.minHeight = '';
    if (pages === 1) return;
    tallest.current.height = Math.max(tallest.current.height, list.offsetHeight);
    list.style.minHeight = `${tallest.current.height}px`;
  });
  if (pages === 1) return <div className="pages" ref={place} hidden />;
  return (
    <div className="pages" ref={place}>
      <RaisedKey act={page > 0 ? () => turn(page - 1) : null}>{words('parts.pages.previous')}</RaisedKey>
      <p role="status">{words('parts.pages.position', { page: page + 1, pages })}</p>
      <RaisedKey act={page < pages - 1 ? () => turn(page + 1) : null}>{words('parts.pages.next')}</RaisedKey>
    </div>
  );
}

/** The keys stand before or after their list. */
function listBeside(place: HTMLElement): HTMLElement | null {
  const beside = [place.previousElementSibling, place.nextElementSibling];
  return (
    beside.find((element): element is HTMLElement => element instanceof HTMLElement && element.querySelector(':scope > .key') !== null) ??
    null
  );
}
