// A port over a Node stream that is already open: serial ports and sockets.

import type { Duplex } from 'node:stream';
import type { Port, PortEvents } from './port.ts';

export function streamPort(stream: Duplex, events: PortEvents): Pick<Port, 'transmit'> {
  // The handlers stay on for ever, because an 'error' that nobody listens to would end the process.
  stream.on('data', (bytes: Uint8Array) => events.received(bytes));
  for (const ending of ['error', 'end', 'close']) stream.on(ending, events.lost);
  return {
    transmit: (bytes) =>
      new Promise((resolve, reject) => {
        stream.write(Buffer.from(bytes), (error) => (error ? reject(error) : resolve()));
      }),
  };
}
