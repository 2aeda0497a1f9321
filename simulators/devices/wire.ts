// The cable of a simulated device: TCP on loopback, on wish also a pseudo-terminal, with every fault a cable can have.

import { createServer, type Server, type Socket } from 'node:net';
import { openTerminal, type Terminal } from './pseudo-terminal.ts';

export interface WireOptions {
  readonly host: string;
  readonly port: number;
  /** Path of a pseudo-terminal to offer beside TCP; null: none. */
  readonly serialPath: string | null;
  /** Bytes take the time of this baud rate; null: none. */
  readonly baudRate: number | null;
}

export interface WireFaults {
  /** Answers come so much later, in ms. */
  readonly delayMs: number;
  /** So many of the next answers have a wrong byte. */
  readonly corruptNext: number;
  readonly chunk: 'whole' | 'random';
}

export interface Wire {
  readonly tcp: { readonly host: string; readonly port: number };
  readonly serial: string | null;
  /** Sends to whoever is connected; lost when nobody is, like on any cable. */
  readonly send: (bytes: Uint8Array) => void;
  /** `cut`: nothing gets through until `whole`; with `afterBytes` the cut comes after so many more bytes, whichever way they go. */
  readonly cable: (state: 'cut' | 'whole', afterBytes?: number) => void;
  readonly power: (on: boolean) => void;
  readonly faults: (faults: Partial<WireFaults>) => void;
  readonly state: () => { readonly cable: 'cut' | 'whole'; readonly power: boolean; readonly connected: boolean } & WireFaults;
  readonly close: () => Promise<void>;
}

/** What the device does with bytes, and with the loss of its peer. */
export interface WirePeer {
  readonly received: (bytes: Buffer) => void;
  readonly lost: () => void;
}

const healthy: WireFaults = { delayMs: 0, corruptNext: 0, chunk: 'whole' };

export async function openWire({ host, port, serialPath, baudRate }: WireOptions, peer: WirePeer): Promise<Wire> {
  let socket: Socket | null = null;
  let terminal: Terminal | null = null;
  let cable: 'cut' | 'whole' = 'whole';
  let power = true;
  let faults = healthy;
  /** Bytes that still get through before the cable breaks; null: it does not. */
  let cutAfter: number | null = null;
  let sending: Promise<void> = Promise.resolve();
  /** Grows with every loss of the peer: what was on its way then never arrives. */
  let connection = 0;

  const works = (): boolean => power && cable === 'whole';

  const server = createServer((incoming) => {
    if (!works()) return void incoming.destroy();
    // A half-dead peer is replaced by the one that just came, as a serial cable is when it is plugged in again.
    drop();
    socket = incoming;
    incoming.setNoDelay(true);
    incoming.on('data', (bytes) => {
      if (baudRate === null) takeIn(incoming, bytes);
      else void takeInSlowly(incoming, bytes, baudRate);
    });
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

  function drop(): void {
    connection += 1;
    const old = socket;
    socket = null;
    old?.destroy();
    if (old) peer.lost();
  }

  function connectivityChanged(): void {
    if (works()) {
      if (serialPath !== null) terminal ??= plugIn(serialPath);
      return;
    }
    drop();
    terminal?.close();
    terminal = null;
  }

  /** The part of these bytes that comes before the break. */
  function untilBreak(bytes: Buffer): Buffer {
    if (cutAfter === null) return bytes;
    const part = bytes.subarray(0, cutAfter);
    cutAfter -= part.length;
    return part;
  }

  function breakIfDue(): void {
    if (cutAfter !== 0) return;
    cutAfter = null;
    cable = 'cut';
    connectivityChanged();
  }

  function takeIn(from: Socket, bytes: Buffer): void {
    if (!works() || socket !== from) return;
    const part = untilBreak(bytes);
    if (part.length > 0) peer.received(part);
    breakIfDue();
  }

  async function takeInSlowly(from: Socket, bytes: Buffer, baud: number): Promise<void> {
    from.pause();
    let due = performance.now();
    for (const part of partsOf(bytes, 'whole', baud)) {
      due += wireTime(part, baud);
      await until(due);
      takeIn(from, part);
    }
    from.resume();
  }

  async function deliver(bytes: Buffer, through: number): Promise<void> {
    if (faults.delayMs > 0) await pause(faults.delayMs);
    let due = performance.now();
    for (const part of partsOf(bytes, faults.chunk, baudRate)) {
      if (baudRate !== null) {
        due += wireTime(part, baudRate);
        await until(due);
      }
      if (connection !== through || !socket) return;
      socket.write(untilBreak(part));
      if (cutAfter === 0) {
        // The bytes before the break must have left, or a reset connection takes them along.
        await pause(20);
        return breakIfDue();
      }
      if (faults.chunk === 'random') await pause(0);
    }
  }

  return {
    tcp,
    serial: serialPath,
    send(bytes) {
      if (!works() || !socket) return;
      const copy = Buffer.from(bytes);
      if (faults.corruptNext > 0 && copy.length > 0) {
        faults = { ...faults, corruptNext: faults.corruptNext - 1 };
        copy.writeUInt8((copy.at(-1) ?? 0) ^ 0x55, copy.length - 1);
      }
      const through = connection;
      sending = sending.then(() => deliver(copy, through));
    },
    cable(state, afterBytes) {
      if (state === 'cut' && afterBytes !== undefined) {
        cutAfter = afterBytes;
        return;
      }
      cable = state;
      cutAfter = null;
      connectivityChanged();
    },
    power(on) {
      power = on;
      connectivityChanged();
    },
    faults(next) {
      faults = { ...faults, ...next };
    },
    state: () => ({ cable, power, connected: socket !== null, ...faults }),
    async close() {
      power = false;
      connectivityChanged();
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

/** At a baud rate no part is longer than ten milliseconds of the wire. */
function partsOf(bytes: Buffer, chunk: WireFaults['chunk'], baudRate: number | null): Buffer[] {
  const longest = baudRate === null ? bytes.length : Math.ceil(baudRate / 1000);
  const parts: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const length = chunk === 'whole' ? longest : Math.min(longest, 1 + Math.floor(Math.random() * 17));
    parts.push(bytes.subarray(start, start + length));
    start += length;
  }
  return parts;
}

/** Ten bits a byte, in ms. */
const wireTime = (bytes: Buffer, baudRate: number): number => (bytes.length * 10_000) / baudRate;

/** Timers round: a long transfer keeps its time only by the clock. */
const until = (due: number): Promise<void> => pause(Math.max(0, due - performance.now()));

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
