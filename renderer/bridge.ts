// The page's one way out: the window's own bridge, or the same stream over a WebSocket when the page runs in a browser.

import type { KioskBridge } from '../contract/page-fact.ts';
import { createAudience, type Stream, watchSilence } from './stream.ts';
import { webSocketStream } from './web-stream.ts';

export type { Link, Stream } from './stream.ts';

declare global {
  interface Window {
    readonly kiosk?: KioskBridge;
  }
}

export function openStream(page: Pick<Window, 'kiosk' | 'location'>): Stream {
  return page.kiosk ? windowStream(page.kiosk) : webSocketStream(page.location);
}

/** The window's own bridge never breaks; it only falls silent, when the process at its other end hangs. */
function windowStream({ sendIntent, sendFact, onView, onBeat }: KioskBridge): Stream {
  const { show, tell, ...ears } = createAudience();
  let lost = false;
  const silence = watchSilence(() => {
    lost = true;
    tell('lost');
  });
  const hear = (view: unknown): void => {
    silence.heard();
    lost = false;
    show(view);
  };
  let stop = onView(hear);
  onBeat(() => {
    silence.heard();
    if (!lost) return;
    tell('up');
    // Whoever listens anew gets the latest View at once.
    stop();
    stop = onView(hear);
  });
  return { sendIntent, sendFact, ...ears };
}
