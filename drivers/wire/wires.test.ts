// Proof of the wires on real sockets and pseudo-terminals: one ending, write deadlines, a bounded queue.

import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { tcpPeer } from '../testing/peer.ts';
import { ptyTo } from '../testing/pty.ts';
import { serialWire } from './serial.ts';
import { tcpWire } from './tcp.ts';
import type { ByteWire, ClosedWhy, Connection } from './wire.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const echo = { receive: (bytes: Uint8Array, say: (answer: Uint8Array) => void) => say(bytes) };

interface Opened {
  readonly connection: Connection;
  readonly closes: ClosedWhy[];
  readonly closed: Promise<ClosedWhy>;
  /** Resolves when so many bytes have come back. */
  readonly received: (count: number) => Promise<string>;
}

async function opened(wire: ByteWire): Promise<Opened> {
  const closes: ClosedWhy[] = [];
  const closed = Promise.withResolvers<ClosedWhy>();
  let text = '';
  let check = (): void => undefined;
  const result = await wire.open({
    data: (bytes) => {
      text += Buffer.from(bytes).toString('latin1');
      check();
    },
    closed: (why) => {
      closes.push(why);
      closed.resolve(why);
    },
  });
  if (!result.ok) throw new Error(result.fault);
  const connection = result.value;
  cleanUps.push(async () => connection.close('stopped'));
  const received = (count: number): Promise<string> =>
    new Promise((resolve) => {
      check = () => {
        if (text.length >= count) resolve(text);
      };
      check();
    });
  return { connection, closes, closed: closed.promise, received };
}

/** A peer that takes the connection and never reads. */
async function deafServer(): Promise<number> {
  const sockets: Socket[] = [];
  const server: Server = createServer({ pauseOnConnect: true }, (socket) => sockets.push(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  cleanUps.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

const kinds = ['tcp', 'serial'] as const;

async function wireTo(
  kind: (typeof kinds)[number],
  port: number,
): Promise<{ readonly wire: ByteWire; readonly pull: () => Promise<void> }> {
  if (kind === 'tcp') return { wire: tcpWire({ host: '127.0.0.1', port }, systemClock), pull: async () => undefined };
  const pty = await ptyTo(port);
  cleanUps.push(pty.remove);
  return { wire: serialWire({ path: pty.path, baudRate: 115_200 }, systemClock), pull: pty.unplug };
}

async function echoServer(): Promise<Awaited<ReturnType<typeof tcpPeer>>> {
  const server = await tcpPeer(echo);
  cleanUps.push(server.close);
  return server;
}

describe.each(kinds)('A %s wire', (kind) => {
  it('carries bytes both ways and closes once, however often it is told', async () => {
    const { port } = await echoServer();
    const { wire } = await wireTo(kind, port);
    const { connection, received, closes } = await opened(wire);
    expect(await connection.write(new Uint8Array([0x41, 0x00, 0xff]), 1000)).toEqual({ ok: true, value: undefined });
    expect(await received(3)).toBe('A\x00\xff');
    connection.close('stopped');
    connection.close('silent');
    expect(closes).toEqual(['stopped']);
    expect(await connection.write(new Uint8Array([1]), 1000)).toEqual({ ok: false, fault: 'notSent' });
  });

  it('that is closed from our side alone is free at once, for us and for the far end', async () => {
    const { port, open } = await echoServer();
    const { wire } = await wireTo(kind, port);
    const first = await opened(wire);
    first.connection.close('stopped');
    const again = await opened(wire);
    await again.connection.write(new Uint8Array([0x43]), 1000);
    expect(await again.received(1)).toBe('C');
    // On a pseudo-terminal socat keeps its one connection.
    await expect.poll(open, { timeout: 2000 }).toBe(1);
  });

  it('whose far end goes is lost once, and can be opened again', async () => {
    const { port, cut } = await echoServer();
    const { wire, pull } = await wireTo(kind, port);
    const first = await opened(wire);
    if (kind === 'tcp') cut();
    else await pull();
    // An idle serial port may not notice; a write does.
    void first.connection.write(new Uint8Array(16), 1000);
    expect(await first.closed).toMatch(/lost|stalled/);
    expect(first.closes).toHaveLength(1);
    const again = await opened((await wireTo(kind, port)).wire);
    await again.connection.write(new Uint8Array([0x42]), 1000);
    expect(await again.received(1)).toBe('B');
  });

  it('whose peer stops reading ends by the write deadline, with a bounded queue, and can be opened again', async () => {
    const { wire } = await wireTo(kind, await deafServer());
    const { connection, closed } = await opened(wire);
    const block = new Uint8Array(32 * 1024);
    const stalled = async (): Promise<string> => {
      for (;;) {
        const written = await connection.write(block, 300);
        if (!written.ok) return written.fault;
      }
    };
    const [fault] = await Promise.all([stalled(), closed]);
    expect(fault).toBe('timeOut');
    const again = await opened(wire);
    expect(await again.connection.write(new Uint8Array([1]), 1000)).toMatchObject({ ok: true });
  });

  it('refuses more than 64 KiB that wait', async () => {
    const { wire } = await wireTo(kind, await deafServer());
    const { connection } = await opened(wire);
    const writes = Array.from({ length: 3 }, () => connection.write(new Uint8Array(32 * 1024), 300));
    expect(await writes[2]).toEqual({ ok: false, fault: 'queueFull' });
    connection.close('stopped');
    await Promise.all(writes);
  });
});

describe('A wire that is not there', () => {
  it('is absent', async () => {
    const listener = { data: () => undefined, closed: () => undefined };
    const server = await tcpPeer(echo);
    await server.close();
    expect(await tcpWire({ host: '127.0.0.1', port: server.port }, systemClock).open(listener)).toEqual({ ok: false, fault: 'absent' });
    expect(await serialWire({ path: '/dev/no-such-port', baudRate: 9600 }, systemClock).open(listener)).toEqual({
      ok: false,
      fault: 'absent',
    });
  });

  it('is busy while another holds the port', async () => {
    const { port } = await echoServer();
    const { wire } = await wireTo('serial', port);
    await opened(wire);
    expect(await wire.open({ data: () => undefined, closed: () => undefined })).toEqual({ ok: false, fault: 'busy' });
  });
});

describe('A serial wire', () => {
  it('opens with the framing of the configuration', async () => {
    const { port } = await echoServer();
    const pty = await ptyTo(port);
    cleanUps.push(pty.remove);
    const line = { path: pty.path, baudRate: 9600, dataBits: 7, parity: 'even', stopBits: 2, flowControl: 'rtscts' } as const;
    expect((await opened(serialWire(line, systemClock))).closes).toEqual([]);
  });

  it('goes on at another speed while it is open', async () => {
    const { port } = await echoServer();
    const { wire } = await wireTo('serial', port);
    const { connection, received } = await opened(wire);
    expect(await connection.setBaudRate?.(9600)).toBe(true);
    await connection.write(new Uint8Array([0x43]), 1000);
    expect(await received(1)).toBe('C');
    connection.close('stopped');
    expect(await connection.setBaudRate?.(115_200)).toBe(false);
  });
});
