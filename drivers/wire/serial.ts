// Devices on a serial port: RS-232, USB virtual COM, or a pseudo-terminal in the tests.

import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { pathText } from '../../contract/log/log.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { WireOf } from '../../kiosk-config/profiles/wiring.ts';
import type { Clock } from '../clock.ts';
import { wireOver } from './port.ts';
import { choosePort, describePlace, listedPort } from './serial-place.ts';
import { streamPort } from './stream-port.ts';
import type { ByteWire, OpenFault } from './wire.ts';

const byPath = '/dev/serial/by-path';

/** Left out, the framing is 8N1 without flow control. */
export type SerialLine = Pick<WireOf<'serial'>, 'path' | 'usb' | 'location' | 'baudRate'> & Partial<WireOf<'serial'>>;

export function serialWire(line: SerialLine, clock: Clock): ByteWire {
  return wireOver(pathText(`serial:${describePlace(line)}`), clock, async (events) => {
    const path = await pathOf(line);
    if (!path.ok) return path;
    const { baudRate, dataBits = 8, parity = 'none', stopBits = 1, flowControl = 'none' } = line;
    const port = new SerialPort({
      path: path.value,
      baudRate,
      dataBits,
      parity,
      stopBits,
      rtscts: flowControl === 'rtscts',
      xon: flowControl === 'xonxoff',
      xoff: flowControl === 'xonxoff',
      autoOpen: false,
    });
    port.on('error', () => undefined);
    const fault = await opened(port);
    if (fault !== null) return fail(fault);
    const bitsPerByte = 1 + dataBits + (parity === 'none' ? 0 : 1) + stopBits;
    return succeed({
      ...streamPort(port, events),
      lineTime: (bytes: number) => (bytes * bitsPerByte * 1000) / port.baudRate,
      release: () => released(port),
      extras: { setBaudRate: (rate: number) => updated(port, rate) },
    });
  });
}

/** The list is made anew at each open: a device that was plugged into another port is still the same device. */
async function pathOf(line: SerialLine): Promise<Result<string, OpenFault>> {
  if (line.path !== undefined) return succeed(line.path);
  try {
    const [ports, places] = await Promise.all([SerialPort.list(), byPathNames()]);
    return choosePort(
      ports.map((port) => listedPort(port, places.get(port.path))),
      line,
    );
  } catch {
    // No udevadm, no right to ask: the reconnect tries again.
    return fail('failed');
  }
}

/** Linux names the places itself; serialport tells only the names by id. */
async function byPathNames(): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(byPath).catch(() => []);
  return new Map(await Promise.all(names.map(async (name) => [await realpath(join(byPath, name)), name] as const)));
}

function opened(port: SerialPort): Promise<OpenFault | null> {
  return new Promise((resolve) => {
    port.open((error) => resolve(error ? openFault(error) : null));
  });
}

/** bindings-cpp 13 gives no codes, only sentences. */
function openFault(error: Error): OpenFault {
  if (/no such file|no such device|file not found/i.test(error.message)) return 'absent';
  return /lock|busy|access denied/i.test(error.message) ? 'busy' : 'failed';
}

function updated(port: SerialPort, baudRate: number): Promise<boolean> {
  return new Promise((resolve) => {
    if (!port.isOpen) return resolve(false);
    port.update({ baudRate }, (error) => resolve(!error));
  });
}

function released(port: SerialPort): Promise<void> {
  return new Promise((resolve) => {
    if (port.isOpen) port.close(() => resolve());
    else resolve();
  });
}
