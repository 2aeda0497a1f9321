// The page's one way out: the window's own bridge, or the same stream over a WebSocket when the page runs in a browser.

import type { KioskBridge, PageFact } from '../contract/page-fact.ts';
import type { Intent } from '../contract/intent.ts';
import { createPageEnd } from './page-end.ts';

declare global {
  interface Window {
    readonly kiosk?: KioskBridge;
  }
}

/** `replaced`: the page was opened elsewhere, and of two pages that push each other out neither would work. */
export type Link = 'up' | 'lost' | 'replaced';

/** A KioskBridge that also says when nobody is listening any more: what was on the screen must not stay then. */
export interface Stream {
  readonly sendIntent: (intent: Intent) => void;
  readonly sendFact: (fact: PageFact) => void;
  readonly onView: (listener: (view: unknown) => void) => () => void;
  readonly onLink: (listener: (link: Link) => void) => () => void;
}

export function openStream(page: Pick<Window, 'kiosk' | 'location'>): Stream {
  return page.kiosk ? { ...page.kiosk, onLink: () => () => undefined } : webSocketStream(page.location);
}

const firstWait = 250;
const longestWait = 5000;
/** Close code of the server for `replaced`. */
const replacedCode = 4001;

function webSocketStream(place: Location): Stream {
  const address = new URL('/stream', place.href);
  address.protocol = place.protocol === 'https:' ? 'wss:' : 'ws:';

  const views = new Set<(view: unknown) => void>();
  const links = new Set<(link: Link) => void>();
  const pageEnd = createPageEnd(place);
  let latest: unknown;
  let failures = 0;
  let socket = open();

  function open(): WebSocket {
    const next = new WebSocket(address);
    next.addEventListener('open', () => {
      failures = 0;
      for (const listener of links) listener('up');
    });
    next.addEventListener('message', ({ data }) => {
      const view = viewIn(data);
      if (view === undefined) return;
      latest = view;
      for (const listener of views) listener(view);
      pageEnd.see(view);
    });
    next.addEventListener('close', ({ code }) => {
      latest = undefined;
      if (code === replacedCode) {
        for (const listener of links) listener('replaced');
        return;
      }
      failures += 1;
      // The first break is often mended by the first attempt; only then is it worth a word on the screen.
      if (failures > 1) for (const listener of links) listener('lost');
      setTimeout(
        () => {
          socket = open();
        },
        Math.min(firstWait * 2 ** (failures - 1), longestWait),
      );
    });
    return next;
  }

  const send = (message: object): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  return {
    sendIntent: (intent) => send({ kind: 'intent', intent }),
    sendFact: (fact) => send({ kind: 'fact', fact }),
    onView: (listener) => {
      views.add(listener);
      if (latest !== undefined) listener(latest);
      return () => views.delete(listener);
    },
    onLink: (listener) => {
      links.add(listener);
      return () => links.delete(listener);
    },
  };
}

function viewIn(data: unknown): unknown {
  if (typeof data !== 'string') return undefined;
  try {
    const message: unknown = JSON.parse(data);
    return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'view' && 'view' in message
      ? message.view
      : undefined;
  } catch {
    // Not JSON is as good as a broken View: the page reports it and keeps what it shows.
    return null;
  }
}
