// What runs inside the page to time one tap. Sent there as text: it may use nothing but the page itself.

// Brings `window.kiosk` with it.
import type {} from '../renderer/bridge.ts';

/** Milliseconds on the page's clock. */
export interface TapTimes {
  /** The browser's own stamp on the release. */
  readonly released: number;
  /** The View came into the page; null: a page without Views. */
  readonly viewed: number | null;
  /** The next screen stands in the document. */
  readonly drawn: number;
  /** The frame after the one that holds it has begun: it has been painted. */
  readonly painted: number;
}

declare global {
  interface Window {
    tapTimes?: Promise<TapTimes>;
  }
}

/** Begins to watch for one release, and then for `data-screen` to become `shows`. */
export function watchTap(shows: string): void {
  window.tapTimes = new Promise((resolve) => {
    let released = 0;
    let viewed: number | null = null;
    window.addEventListener(
      'pointerup',
      (event) => {
        released = event.timeStamp;
      },
      { capture: true, once: true },
    );
    const stopViews = window.kiosk?.onView(() => {
      if (released > 0) viewed ??= performance.now();
    });
    const observer = new MutationObserver(() => {
      if (document.querySelector<HTMLElement>('[data-screen]')?.dataset.screen !== shows) return;
      const drawn = performance.now();
      observer.disconnect();
      stopViews?.();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve({ released, viewed, drawn, painted: performance.now() })));
    });
    observer.observe(document, { subtree: true, childList: true, attributeFilter: ['data-screen'] });
  });
}

export async function tapTimes(): Promise<TapTimes> {
  const times = await window.tapTimes;
  if (times === undefined) throw new Error('nobody watched');
  return times;
}
