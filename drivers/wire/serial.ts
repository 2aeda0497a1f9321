// Devices on a serial port (8 data bits, no parity, 1 stop bit): RS-232, USB virtual COM, or a pseudo-terminal in the tests.

import { SerialPort } from 'serialport';
import { pathText } from '../../contract/log/log.ts';
import { fail, succeed } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import { connectionOver } from './duplex.ts';
import type { ByteWire, OpenFault } from './wire.ts';

const openDeadline = 3_000;
/** Start, eight data bits, stop. */
const bitsPerByte = 10;

export function serialWire(line: { readonly path: string; readonly baudRate: number }, clock: Clock): ByteWire {
  return {
    name: pathText(`serial:${line.path}`),
    open: async (listener) => {
      const port = new SerialPort({ path: line.path, baudRate: line.baudRate, autoOpen: false });
      port.on('error', () => undefined);
      const fault = await opened(port, clock);
      if (fault !== null) return fail(fault);
      const byteTime = (bitsPerByte * 1000) / line.baudRate;
      return succeed(connectionOver({ stream: port, release: () => release(port), byteTime }, clock, listener));
    },
  };
}

/** A port that opens after its deadline is closed again, or its lock would shut us out of it. */
function opened(port: SerialPort, clock: Clock): Promise<OpenFault | null> {
  return new Promise((resolve) => {
    let waiting = true;
    const stop = clock.after(openDeadline, () => {
      waiting = false;
      resolve('timeOut');
    });
    port.open((error) => {
      stop();
      if (!waiting) release(port);
      else resolve(error ? openFault(error) : null);
    });
  });
}

/** bindings-cpp 13 gives no codes, only sentences. */
function openFault(error: Error): OpenFault {
  if (/no such file|no such device|file not found/i.test(error.message)) return 'absent';
  return /lock|busy|access denied/i.test(error.message) ? 'busy' : 'failed';
}

function release(port: SerialPort): void {
  // The outcome of a close changes nothing: the next open makes a new port and says itself what is wrong.
  if (port.isOpen) port.close(() => undefined);
}
