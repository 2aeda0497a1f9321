// The stream of one browser page at a time: Views down, Intents and facts up; a newer page takes the place of an older one.

import type { WebSocket } from 'ws';
import { z } from 'zod';
import { beatMs } from '../../contract/silence-watch.ts';
import type { View } from '../../contract/view.ts';
import type { PageMessage } from '../gate/face-link.ts';

/** Page → web server. What is inside is not believed yet. */
const pageMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('intent'), intent: z.unknown() }),
  z.strictObject({ kind: z.literal('fact'), fact: z.unknown() }),
]);

/**
 * Web server → page. `beat`: we live, though there may be nothing to show. After `replaced` the page must not come back by itself, or two
 * pages would push each other out.
 */
export type StreamMessage = { readonly kind: 'view'; readonly view: View } | { readonly kind: 'beat' | 'replaced' };

export interface PageStream {
  readonly show: (view: View) => void;
  readonly join: (socket: WebSocket) => void;
  readonly close: () => void;
}

/** Close codes of the stream (4000–4999 are an application's own). */
export const streamCloseCodes = { replaced: 4001, shape: 4002 } as const;

export function createPageStream(onMessage: (message: PageMessage) => void): PageStream {
  let current: WebSocket | null = null;
  let latest: View | null = null;

  const send = (socket: WebSocket, message: StreamMessage): void => socket.send(JSON.stringify(message));
  const tell = (message: StreamMessage): void => {
    if (current !== null) send(current, message);
  };
  const beating = setInterval(() => tell({ kind: 'beat' }), beatMs);

  return {
    show(view) {
      latest = view;
      tell({ kind: 'view', view });
    },
    join(socket) {
      if (current !== null) {
        send(current, { kind: 'replaced' });
        current.close(streamCloseCodes.replaced, 'replaced');
      }
      current = socket;
      // An oversized or malformed frame is an error here, and ws closes the socket itself.
      socket.on('error', () => socket.terminate());
      socket.on('close', () => {
        if (current === socket) current = null;
      });
      socket.on('message', (data) => {
        if (current !== socket) return;
        const message = readMessage(String(data));
        if (message === null) socket.close(streamCloseCodes.shape, 'shape');
        else onMessage(message);
      });
      if (latest !== null) send(socket, { kind: 'view', view: latest });
    },
    close() {
      clearInterval(beating);
      current?.terminate();
    },
  };
}

function readMessage(text: string): PageMessage | null {
  try {
    return pageMessage.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Not even JSON: refused like any other message that is none of ours.
    return null;
  }
}
