// Devices on the network: printers on 9100, serial servers, and the simulators.

import { createConnection, type Socket } from 'node:net';
import { pathText } from '../../contract/log/log.ts';
import { fail, succeed } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import { wireOver } from './port.ts';
import { streamPort } from './stream-port.ts';
import type { ByteWire, OpenFault } from './wire.ts';

const connectDeadline = 2_500;
const keepAliveDelay = 5_000;

export function tcpWire(address: { readonly host: string; readonly port: number }, clock: Clock): ByteWire {
  return wireOver(pathText(`tcp:${address.host}:${address.port}`), clock, async (events) => {
    const socket = createConnection({
      host: address.host,
      port: address.port,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: keepAliveDelay,
    });
    const fault = await connected(socket, clock);
    if (fault !== null) {
      socket.destroy();
      return fail(fault);
    }
    return succeed({ ...streamPort(socket, events), release: () => closed(socket) });
  });
}

/** Has a deadline of its own, because only giving up the socket ends an attempt to connect. */
function connected(socket: Socket, clock: Clock): Promise<OpenFault | null> {
  return new Promise((resolve) => {
    const finish = (fault: OpenFault | null): void => {
      stop();
      resolve(fault);
    };
    const stop = clock.after(connectDeadline, () => finish('timeOut'));
    socket.once('connect', () => finish(null));
    // Stays on: a late error of a socket that was given up must not end the process.
    socket.on('error', (error: NodeJS.ErrnoException) =>
      finish(error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND' ? 'absent' : 'failed'),
    );
  });
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) return resolve();
    socket.once('close', () => resolve());
    socket.destroy();
  });
}
