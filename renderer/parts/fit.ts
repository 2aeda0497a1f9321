// Fits what is read into the room there is, before it is painted: drawings give way, then what can be spared, then it becomes pages.

/** `full`: everything, drawings in the room that is left. `short`: without `.spare`. `spread`: two columns, where the width is there.
 * `paged`: a column, or a spread, a page. */
export type Fit = 'full' | 'short' | 'spread' | 'paged';

export interface Fitted {
  readonly fit: Fit;
  readonly pages: number;
}

/** A last spread may be half full; what rounding adds is no page. */
const roundedAway = 0.1;

/** Pixels. Beside the page, not in its styles: everything on it would be styled again. */
const lacks = new WeakMap<HTMLElement, number>();

/** Leads from nothing known to the same end every time: it may run after every change. */
export function fitReading(reading: HTMLElement, content: HTMLElement): Fitted {
  const set = (fit: Fit): void => {
    if (reading.dataset.fit !== fit) reading.dataset.fit = fit;
  };
  const lacking = (): number => content.scrollHeight - content.clientHeight;
  lacks.delete(reading);
  if (reading.dataset.pages !== undefined) delete reading.dataset.pages;
  set('full');
  if (lacking() <= 1) return { fit: 'full', pages: 1 };
  set('short');
  const missing = lacking();
  if (missing <= 1) return { fit: 'short', pages: 1 };
  set('spread');
  if (getComputedStyle(content).columnCount === '2' && content.scrollWidth <= content.clientWidth + 1) return { fit: 'spread', pages: 1 };
  // The keys of a list beside it may make room: they ask how much is missing.
  lacks.set(reading, missing);
  set('paged');
  const { clientWidth, scrollWidth } = content;
  const gap = Number.parseFloat(getComputedStyle(content).columnGap) || 0;
  const pages = Math.max(1, Math.ceil((scrollWidth + gap) / (clientWidth + gap) - roundedAway));
  // Without its air and what can be spared it may fit after all: then there is nothing to turn.
  reading.dataset.pages = String(pages);
  return { fit: 'paged', pages };
}

/** What the page still lacks for being one, in pixels. */
export const lackingIn = (reading: HTMLElement): number => lacks.get(reading) ?? 0;

/** What a ledge lacks for its keys and the air below them, in pixels: a ledge that clips leaves that air out of its own scrollHeight. */
export function lackingOn(ledge: HTMLElement): number {
  const air = Number.parseFloat(getComputedStyle(ledge).paddingBottom) || 0;
  const lowest = Math.max(0, ...[...ledge.children].map((child) => child.getBoundingClientRect().bottom));
  return Math.max(0, lowest + air - ledge.getBoundingClientRect().bottom - 1);
}

/** Keys that need more room than there is become smaller by two steps, and no smaller than may be. */
export function tighten(ledge: HTMLElement, from: 'anew' | 'further'): void {
  if (from === 'anew') delete ledge.dataset.tight;
  for (const step of ledge.dataset.tight === undefined ? ['some', 'more'] : ['more']) {
    if (lackingOn(ledge) === 0) return;
    ledge.dataset.tight = step;
  }
}
