// The far end of a wire in tests: a peer gets bytes and says bytes, in memory or over a real TCP port.

import { createServer, type Server, type Socket } from 'node:net';
import { ownIdText } from '../../contract/log/log.ts';
import { fail, succeed } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import type { ByteWire, ClosedWhy, Connection, WireListener } from '../wire/wire.ts';

export interface Peer {
  readonly receive: (bytes: Uint8Array, say: (bytes: Uint8Array) => void) => void;
}

export interface MemoryWire extends ByteWire {
  /** Pulls the cable; `plugged` false: it stays out. */
  readonly cut: (plugged: boolean) => void;
  readonly plugIn: () => void;
  /** The peer stops taking bytes: writes hang until their deadline. */
  stalled: boolean;
  /** Called before each write; may cut, or throw. */
  beforeWrite: (count: number) => void;
  /** Says bytes unasked. */
  readonly say: (bytes: Uint8Array) => void;
  readonly opens: () => number;
}

export function memoryWire(peer: Peer, clock: Clock): MemoryWire {
  let plugged = true;
  let opens = 0;
  let writes = 0;
  let current: { readonly listener: WireListener; readonly close: (why: ClosedWhy) => void } | null = null;
  const wire: MemoryWire = {
    name: ownIdText('memory'),
    stalled: false,
    beforeWrite: () => undefined,
    cut: (stays) => {
      plugged = stays;
      current?.close('lost');
    },
    plugIn: () => {
      plugged = true;
    },
    say: (bytes) => current?.listener.data(bytes),
    opens: () => opens,
    open: async (listener) => {
      await Promise.resolve();
      if (!plugged) return fail('absent');
      opens += 1;
      let open = true;
      const ending = new Set<(why: ClosedWhy) => void>();
      const close = (why: ClosedWhy): void => {
        if (!open) return;
        open = false;
        current = null;
        for (const end of ending) end(why);
        listener.closed(why);
      };
      current = { listener, close };
      const write: Connection['write'] = async (bytes, deadline) => {
        if (!open) return fail('notSent');
        writes += 1;
        wire.beforeWrite(writes);
        if (!open) return fail('lost');
        if (wire.stalled) {
          await new Promise<void>((resolve) => {
            ending.add(() => resolve());
            clock.after(deadline, () => close('stalled'));
          });
          return fail('timeOut');
        }
        const copy = bytes.slice();
        queueMicrotask(() => peer.receive(copy, (answer) => open && listener.data(answer)));
        return succeed(undefined);
      };
      return succeed({ write, close });
    },
  };
  return wire;
}

export interface TcpPeer {
  readonly port: number;
  /** Ends every connection; the port stays open. */
  readonly cut: () => void;
  /** All that there ever were. */
  readonly connections: () => number;
  /** Those that are open. */
  readonly open: () => number;
  readonly close: () => Promise<void>;
}

export async function tcpPeer(peer: Peer): Promise<TcpPeer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server: Server = createServer({ noDelay: true }, (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (bytes) => peer.receive(bytes, (answer) => socket.write(answer)));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: address.port,
    cut,
    connections: () => connections,
    open: () => sockets.size,
    close: () => {
      cut();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
