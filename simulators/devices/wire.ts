// The cable of a simulated device: TCP on loopback, on wish also a pseudo-terminal, with every fault a cable can have.

import { createServer, type Server, type Socket } from 'node:net';
import { openTerminal, type Terminal } from './pseudo-terminal.ts';
import { type LineState, openFaultyLine, type WireControls } from './wire-faults.ts';

export type { WireFaults } from './wire-faults.ts';

export interface WireOptions {
  readonly host: string;
  readonly port: number;
  /** Path of a pseudo-terminal to offer beside TCP; null: none. */
  readonly serialPath: string | null;
  /** Bytes take the time of this baud rate; null: none. */
  readonly baudRate: number | null;
}

export interface Wire extends WireControls {
  readonly tcp: { readonly host: string; readonly port: number };
  readonly serial: string | null;
  /** Sends to whoever is connected; lost when nobody is, like on any cable. */
  readonly send: (bytes: Uint8Array) => void;
  readonly state: () => LineState & { readonly connected: boolean };
  readonly close: () => Promise<void>;
}

/** What the device does with bytes, and with the loss of its peer. */
export interface WirePeer {
  readonly received: (bytes: Buffer) => void;
  readonly lost: () => void;
}

export async function openWire({ host, port, serialPath, baudRate }: WireOptions, peer: WirePeer): Promise<Wire> {
  let socket: Socket | null = null;
  let terminal: Terminal | null = null;
  let closed = false;
  const line = openFaultyLine(baudRate, {
    toHost: (piece) => void socket?.write(piece),
    toDevice: (piece) => peer.received(piece),
    changed,
  });

  const server = createServer((incoming) => {
    if (!line.works()) return void incoming.destroy();
    // A half-dead peer is replaced by the one that just came, as a serial cable is when it is plugged in again.
    drop();
    socket = incoming;
    incoming.setNoDelay(true);
    incoming.on('data', (bytes) => void take(incoming, bytes));
    incoming.on('error', () => incoming.destroy());
    incoming.on('close', () => {
      if (socket === incoming) drop();
    });
  });
  const tcp = await listen(server, host, port);
  if (serialPath !== null) {
    terminal = plugIn(serialPath);
    await terminal.appeared();
  }

  function plugIn(path: string): Terminal {
    return openTerminal(path, tcp.port, () => socket === null);
  }

  async function take(from: Socket, bytes: Buffer): Promise<void> {
    if (socket !== from) return;
    from.pause();
    await line.ask(bytes);
    from.resume();
  }

  function drop(): void {
    line.lost();
    const old = socket;
    socket = null;
    old?.destroy();
    if (old) peer.lost();
  }

  function changed(): void {
    if (closed) return;
    // A device that is not there refuses connections; one without power, or behind a cut cable, ends them.
    if (line.state().present && !server.listening) server.listen(tcp.port, host);
    if (!line.state().present && server.listening) server.close();
    if (line.works()) {
      if (serialPath !== null) terminal ??= plugIn(serialPath);
      return;
    }
    drop();
    terminal?.close();
    terminal = null;
  }

  return {
    tcp,
    serial: serialPath,
    send(bytes) {
      if (socket) line.answer(bytes);
    },
    cable: line.cable,
    power: line.power,
    present: line.present,
    faults: line.faults,
    heal: line.heal,
    state: () => ({ ...line.state(), connected: socket !== null }),
    async close() {
      line.power(false);
      closed = true;
      if (!server.listening) return;
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<{ readonly host: string; readonly port: number }> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve({ host, port: typeof address === 'object' && address ? address.port : port });
    });
  });
}
