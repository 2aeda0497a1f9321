// Fits what is read into the room there is, before it is painted: drawings give way, then what can be spared, then it becomes pages.

/** `full`: everything, drawings in the room that is left. `short`: without `.spare`. `paged`: a column a page. */
export type Fit = 'full' | 'short' | 'paged';

export interface Fitted {
  readonly fit: Fit;
  readonly pages: number;
}

/** Leads from nothing known to the same end every time: it may run after every change. */
export function fitReading(reading: HTMLElement, content: HTMLElement): Fitted {
  const set = (fit: Fit): void => {
    reading.dataset.fit = fit;
  };
  const lacking = (): number => content.scrollHeight - content.clientHeight;
  reading.style.setProperty('--lacking', '0');
  set('full');
  if (lacking() <= 1) return { fit: 'full', pages: 1 };
  set('short');
  const missing = lacking();
  if (missing <= 1) return { fit: 'short', pages: 1 };
  // The keys of a list beside it may make room: they ask how much is missing.
  reading.style.setProperty('--lacking', String(missing));
  set('paged');
  const { clientWidth, scrollWidth } = content;
  const gap = Number.parseFloat(getComputedStyle(content).columnGap) || 0;
  return { fit: 'paged', pages: Math.max(1, Math.round((scrollWidth + gap) / (clientWidth + gap))) };
}

/** What the page still lacks for being one, in pixels. */
export const lackingIn = (reading: HTMLElement): number => Number(reading.style.getPropertyValue('--lacking')) || 0;

/** Keys that need more room than there is become smaller by two steps, and no smaller than may be. */
export function tighten(ledge: HTMLElement): void {
  const tooHigh = (): boolean => ledge.scrollHeight > ledge.clientHeight + 1;
  delete ledge.dataset.tight;
  for (const step of ['some', 'more']) {
    if (!tooHigh()) return;
    ledge.dataset.tight = step;
  }
}
