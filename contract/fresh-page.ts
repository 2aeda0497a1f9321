// When a page has shown enough: the visit it served has ended, or the terminal that it served lives another life.

/** What of a View tells one visit from the next. */
export interface VisitMark {
  readonly epoch: string;
  readonly visit: number;
  readonly screen: { readonly kind: string };
}

/**
 * Answers for each View whether the page has to be replaced by a fresh one. Views that say `starting` come from a face or the
 * supervisor while there is no terminal, and end nobody's visit: the page of a kiosk that starts is kept.
 */
export function createVisitWatch(): (view: VisitMark) => boolean {
  let served: VisitMark | null = null;
  return (view) => {
    if (view.screen.kind === 'starting') return false;
    const over = served !== null && (served.epoch !== view.epoch || served.visit !== view.visit);
    served = view;
    return over;
  };
}
