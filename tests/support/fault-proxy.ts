// A TCP proxy that does to a connection what bad networks do: cuts it after so many bytes, drips, stalls, resets.

import { createServer, connect, type Socket } from 'node:net';

/** `after` counts the bytes of one connection. */
export type WireFault =
  | { readonly kind: 'none' }
  /** The connection is refused before a byte. */
  | { readonly kind: 'refuse' }
  /** Nothing is answered and nothing is closed. */
  | { readonly kind: 'stall' }
  | { readonly kind: 'cutRequest'; readonly after: number }
  | { readonly kind: 'cutAnswer'; readonly after: number }
  | { readonly kind: 'resetAnswer'; readonly after: number }
  | { readonly kind: 'drip'; readonly bytes: number; readonly everyMs: number }
  | { readonly kind: 'delay'; readonly ms: number };

export interface FaultProxy {
  readonly url: string;
  /** For every connection from now on. */
  readonly setFault: (fault: WireFault) => void;
  /** For the next connections, one each, before the standing fault counts again. */
  readonly setNext: (faults: readonly WireFault[]) => void;
  /** Called with whole request bytes as far as they were passed on, when a connection ends. */
  readonly onRequest: (listener: (bytes: Buffer) => void) => void;
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

export async function startFaultProxy(target: { readonly host: string; readonly port: number }): Promise<FaultProxy> {
  let standing: WireFault = { kind: 'none' };
  let next: readonly WireFault[] = [];
  let connections = 0;
  const sockets = new Set<Socket>();
  const listeners: ((bytes: Buffer) => void)[] = [];

  const server = createServer((client) => {
    const [first, ...rest] = next;
    next = rest;
    serve(client, first ?? standing);
  });

  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  }

  function serve(client: Socket, fault: WireFault): void {
    connections += 1;
    keep(client);
    if (fault.kind === 'refuse') return void client.resetAndDestroy();
    if (fault.kind === 'stall') return void client.resume();
    const server = connect(target.port, target.host);
    keep(server);
    const passed: Buffer[] = [];
    let answered = 0;
    client.on('data', (bytes) => {
      const room =
        fault.kind === 'cutRequest' ? Math.max(0, fault.after - passed.reduce((sum, { length }) => sum + length, 0)) : bytes.length;
      const part = bytes.subarray(0, room);
      if (part.length > 0) {
        passed.push(Buffer.from(part));
        server.write(part);
      }
      if (part.length < bytes.length) {
        client.resetAndDestroy();
        server.resetAndDestroy();
      }
    });
    // One piece after the other, however slowly they drip.
    let turn = Promise.resolve();
    server.on('data', (bytes) => {
      turn = turn.then(async () => {
        answered += await answer(client, bytes, fault, answered, () => server.destroy());
      });
    });
    client.once('close', () => {
      for (const listener of listeners) listener(Buffer.concat(passed));
      server.end();
    });
    client.once('end', () => server.end());
    server.once('close', () => {
      turn = turn.then(() => void client.end());
    });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no TCP address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    setFault(fault) {
      standing = fault;
    },
    setNext(faults) {
      next = faults;
    },
    onRequest: (listener) => void listeners.push(listener),
    connections: () => connections,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** @returns how many bytes of the answer were let through */
async function answer(client: Socket, bytes: Buffer, fault: WireFault, before: number, hangUp: () => void): Promise<number> {
  switch (fault.kind) {
    case 'cutAnswer':
    case 'resetAnswer': {
      const part = bytes.subarray(0, Math.max(0, fault.after - before));
      client.write(part);
      if (part.length < bytes.length || before + part.length >= fault.after) {
        if (fault.kind === 'cutAnswer') client.end();
        else client.resetAndDestroy();
        hangUp();
      }
      return part.length;
    }
    case 'drip':
      for (let at = 0; at < bytes.length && !client.destroyed; at += fault.bytes) {
        client.write(bytes.subarray(at, at + fault.bytes));
        await pause(fault.everyMs);
      }
      return bytes.length;
    case 'delay':
      await pause(fault.ms);
      if (!client.destroyed) client.write(bytes);
      return bytes.length;
    default:
      client.write(bytes);
      return bytes.length;
  }
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
