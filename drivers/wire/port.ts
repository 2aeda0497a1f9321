// What all wires have in common: open deadlines, write deadlines, a bounded queue, one ending, and the one place that frees a lock.

import type { LogText } from '../../contract/log/log.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import type { ByteWire, ClosedWhy, Connection, OpenFault, WireListener, WriteFault } from './wire.ts';

const openDeadline = 3_000;
/** A peer that stops reading never gives an error (serialport 13, measured): the queue would grow for ever. */
const queueLimit = 64 * 1024;

/** A port that the system has opened for us. */
export interface Port {
  /** Settles when the system has taken the last byte; a rejection means that the port is lost. */
  readonly transmit: (bytes: Uint8Array) => Promise<void>;
  /** Milliseconds that the line itself needs for so many bytes; left out: too few to matter. */
  readonly lineTime?: (bytes: number) => number;
  /** Frees the lock; called exactly once. Nothing is opened again before it has settled. */
  readonly release: () => Promise<void>;
  readonly extras?: Pick<Connection, 'setBaudRate' | 'sendFeature'>;
}

/** What a port says of itself; after its release nobody listens any more. */
export interface PortEvents {
  readonly received: (bytes: Uint8Array) => void;
  /** May be said again and again. */
  readonly lost: () => void;
}

export type OpenPort = (events: PortEvents) => Promise<Result<Port, OpenFault>>;

/** A wire of any kind from the way to open its port. `openPort` never rejects. */
export function wireOver(name: LogText, clock: Clock, openPort: OpenPort): ByteWire {
  let released: Promise<void> = Promise.resolve();
  let inUse = false;

  const release = (port: Port): void => {
    // The outcome of a close changes nothing: the next open makes a new port and says itself what is wrong.
    released = port.release().catch(() => undefined);
  };

  const open = async (listener: WireListener): Promise<Result<Connection, OpenFault>> => {
    if ((await within(clock, released)) === 'late') return fail('busy');
    const life = createLife(clock, listener);
    const opening = openPort(life);
    const opened = await within(clock, opening);
    if (opened === 'late') {
      // A port that opens after its deadline is closed again, or its lock would shut us out of it.
      released = opening.then((late) => (late.ok ? late.value.release() : undefined)).catch(() => undefined);
      return fail('timeOut');
    }
    if (!opened.ok) return opened;
    const connection = life.begin(opened.value, () => {
      inUse = false;
      release(opened.value);
    });
    return connection ? succeed(connection) : fail('failed');
  };

  return {
    name,
    open: async (listener) => {
      if (inUse) return fail('busy');
      inUse = true;
      const opened = await open(listener);
      if (!opened.ok) inUse = false;
      return opened;
    },
  };
}

interface Life extends PortEvents {
  /** null: the port was lost before it came into use, and is freed already. */
  readonly begin: (port: Port, free: () => void) => Connection | null;
}

function createLife(clock: Clock, listener: WireListener): Life {
  let state: 'opening' | 'open' | 'ended' = 'opening';
  let finish: (why: ClosedWhy) => void = () => {
    state = 'ended';
  };

  const begin = (port: Port, free: () => void): Connection | null => {
    if (state === 'ended') {
      free();
      return null;
    }
    state = 'open';
    let queued = 0;
    const writing = new Set<(fault: WriteFault) => void>();
    // serialport closes twice after a failed write, and errors may follow a close: only the first ending counts.
    finish = (why) => {
      if (state === 'ended') return;
      state = 'ended';
      for (const settle of writing) settle(why === 'stalled' ? 'timeOut' : 'lost');
      free();
      listener.closed(why);
    };

    const write: Connection['write'] = (bytes, deadline) => {
      if (state === 'ended') return Promise.resolve(fail('notSent'));
      if (queued + bytes.length > queueLimit) return Promise.resolve(fail('queueFull'));
      queued += bytes.length;
      return new Promise((resolve) => {
        const settle = (fault: WriteFault | null): void => {
          if (!writing.delete(settle)) return;
          queued -= bytes.length;
          stop();
          resolve(fault === null ? succeed(undefined) : fail(fault));
        };
        writing.add(settle);
        const stop = clock.after(deadline, () => finish('stalled'));
        const taken = (): void => {
          const carrying = port.lineTime?.(bytes.length) ?? 0;
          // The system takes bytes faster than a slow line carries them; tcdrain would block a thread for as long as the peer stalls.
          if (carrying > 0) clock.after(carrying, () => settle(null));
          else settle(null);
        };
        port.transmit(bytes).then(taken, () => finish('lost'));
      });
    };
    return { ...port.extras, write, close: (why) => finish(why) };
  };

  return {
    begin,
    received: (bytes) => {
      if (state === 'open') listener.data(bytes);
    },
    lost: () => finish('lost'),
  };
}

function within<T>(clock: Clock, work: Promise<T>): Promise<T | 'late'> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(openDeadline, () => resolve('late'));
    work.then(resolve, reject).finally(stop);
  });
}
