// How many keys of a list there is room for, when the ledge or what is read above it has too little.

import { lackingIn, lackingOn } from './fit.ts';

/** `pageKeys`: pixels that the keys which turn the pages still need. `leastRows`: the list gives way to what is read down to so many. Keys that a
 * page can hold; null: as many as there are. Always fewer than there are now, so that asking comes to an end. */
export function rowsThatFit(place: HTMLElement, list: HTMLElement, pageKeys: number, leastRows: number): number | null {
  const ledge = place.closest<HTMLElement>('.answers');
  const reading = ledge?.parentElement?.querySelector<HTMLElement>('.reading');
  const [one, ...others] = [...list.children].filter((child) => child instanceof HTMLElement);
  if (!ledge || !one) return null;
  const tight = ledge.dataset.tight;
  // Rows are counted by keys in their own size: sooner a page more than smaller keys.
  delete ledge.dataset.tight;
  delete ledge.dataset.brief;
  // The second line of a key goes before a row does.
  if (lackingOn(ledge) > 0) ledge.dataset.brief = '';
  const count = rowsOf(ledge, reading ?? null, one, others, { pageKeys, leastRows });
  if (count === null && tight !== undefined) ledge.dataset.tight = tight;
  return count;
}

function rowsOf(
  ledge: HTMLElement,
  reading: HTMLElement | null,
  one: HTMLElement,
  others: readonly HTMLElement[],
  { pageKeys, leastRows }: { readonly pageKeys: number; readonly leastRows: number },
): number | null {
  const below = others.find(({ offsetTop }) => offsetTop > one.offsetTop);
  if (!below) return null;
  const rowHeight = below.offsetTop - one.offsetTop;
  const columns = others.indexOf(below) + 1;
  const rows = Math.ceil((others.length + 1) / columns);
  const must = lackingOn(ledge);
  const wish = reading && isAbove(reading, ledge) ? lackingIn(reading) : 0;
  if (must === 0 && wish === 0) return null;
  const without = (room: number): number => (room === 0 ? rows : rows - Math.ceil((room + pageKeys) / rowHeight));
  const polite = without(must + wish);
  // A row stays in any case: for the keys that turn the pages, and what is missing still, the ledge makes its keys smaller.
  const left = polite >= leastRows ? polite : must === 0 ? rows : Math.max(1, without(must));
  return left < rows ? left * columns : null;
}

/** Side by side neither makes room for the other. */
const isAbove = (reading: HTMLElement, ledge: HTMLElement): boolean =>
  reading.getBoundingClientRect().right > ledge.getBoundingClientRect().left + 1;
