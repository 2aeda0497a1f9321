// How many keys of a list there is room for, when the ledge or what is read above it has too little.

import { lackingIn } from './fit.ts';

/** The list gives way to what is read down to so many rows; below that, what is read is turned page by page. */
const leastRows = 2;

/** Keys that a page can hold; null: as many as there are. Always fewer than there are now, so that asking comes to an end. */
export function rowsThatFit(place: HTMLElement, list: HTMLElement, hasPageKeys: boolean): number | null {
  const ledge = place.closest<HTMLElement>('.answers');
  const reading = ledge?.parentElement?.querySelector<HTMLElement>('.reading');
  const [one, ...others] = [...list.children].filter((child) => child instanceof HTMLElement);
  if (!ledge || !one) return null;
  const below = others.find(({ offsetTop }) => offsetTop > one.offsetTop);
  if (!below) return null;
  const rowHeight = below.offsetTop - one.offsetTop;
  const columns = others.indexOf(below) + 1;
  const rows = Math.ceil((others.length + 1) / columns);
  const must = Math.max(0, ledge.scrollHeight - ledge.clientHeight - 1);
  const wish = reading ? lackingIn(reading) : 0;
  if (must === 0 && wish === 0) return null;
  // The keys that turn the pages are about as high as a row.
  const without = (room: number): number => (room === 0 ? rows : rows - Math.ceil(room / rowHeight) - (hasPageKeys ? 0 : 1));
  const polite = without(must + wish);
  const left = polite >= leastRows ? polite : without(must);
  // A list that would be gone keeps its rows: the ledge makes its keys smaller instead.
  return left >= 1 && left < rows ? left * columns : null;
}
