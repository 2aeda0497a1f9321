// The stream of a page in a browser, over a WebSocket that comes back by itself.

import { createPageEnd } from './page-end.ts';
import { createAudience, type Stream, watchSilence } from './stream.ts';

const firstWait = 250;
const longestWait = 5000;
/** Close code of the server for `replaced`. */
const replacedCode = 4001;

export function webSocketStream(place: Location): Stream {
  const address = new URL('/stream', place.href);
  address.protocol = place.protocol === 'https:' ? 'wss:' : 'ws:';

  const { show, tell, ...ears } = createAudience();
  const pageEnd = createPageEnd(place);
  let failures = 0;
  let socket = open();
  const silence = watchSilence(() => {
    tell('lost');
    // A server that hangs still takes a line, and answers on it when it goes on; whatever comes on the old one then is old.
    if (socket.readyState !== WebSocket.OPEN) return;
    socket.close();
    socket = open();
  });

  function open(): WebSocket {
    const next = new WebSocket(address);
    next.addEventListener('open', () => {
      failures = 0;
      tell('up');
    });
    next.addEventListener('message', ({ data }) => {
      if (next !== socket) return;
      silence.heard();
      const view = viewIn(data);
      if (view === undefined) return;
      show(view);
      pageEnd.see(view);
    });
    next.addEventListener('close', ({ code }) => {
      if (next !== socket) return;
      if (code === replacedCode) {
        silence.stop();
        tell('replaced');
        return;
      }
      failures += 1;
      // The first break is often mended by the first attempt; only then is it worth a word on the screen.
      if (failures > 1) tell('lost');
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
    ...ears,
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
