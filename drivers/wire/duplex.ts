// A connection over a Node stream that is already open, with what the streams lack: write deadlines, a bounded queue, one ending.

import type { Duplex } from 'node:stream';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import type { ClosedWhy, Connection, WireListener, WriteFault } from './wire.ts';

/** A peer that stops reading never gives an error (serialport 13, measured): the queue would grow for ever. */
const queueLimit = 64 * 1024;

export interface DuplexEnd {
  readonly stream: Duplex;
  /** Frees the port or socket; called once. */
  readonly release: () => void;
  /** Milliseconds that the line needs for a byte; 0: too fast to matter. */
  readonly byteTime: number;
}

export function connectionOver({ stream, release, byteTime }: DuplexEnd, clock: Clock, listener: WireListener): Connection {
  let open = true;
  let queued = 0;
  const writing = new Set<(fault: WriteFault) => void>();

  // serialport closes twice after a failed write, and errors may follow a close: only the first ending counts, and the
  // handlers stay on for ever because an 'error' nobody listens to would end the process.
  const finish = (why: ClosedWhy): void => {
    if (!open) return;
    open = false;
    for (const settle of writing) settle(why === 'stalled' ? 'timeOut' : 'lost');
    release();
    listener.closed(why);
  };
  stream.on('data', (bytes: Uint8Array) => {
    if (open) listener.data(bytes);
  });
  stream.on('error', () => finish('lost'));
  stream.on('end', () => finish('lost'));
  stream.on('close', () => finish('lost'));

  const write = (bytes: Uint8Array, deadline: number): Promise<Result<void, WriteFault>> => {
    if (!open) return Promise.resolve(fail('notSent'));
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
      stream.write(Buffer.from(bytes), (error) => {
        if (error) finish('lost');
        // The system takes bytes faster than a slow line carries them; tcdrain would block a thread for as long as the peer stalls.
        else if (byteTime > 0) clock.after(bytes.length * byteTime, () => settle(null));
        else settle(null);
      });
    });
  };
  return { write, close: finish };
}
