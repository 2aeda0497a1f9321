// From the last byte of a code to the completion that the drivers process reports, beside a bare serial port on the same line.

import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { SerialPort } from 'serialport';
import type { DeviceReport } from '../contract/device/message.ts';
import { systemClock } from '../drivers/clock.ts';
import { createDevices } from '../drivers/devices.ts';
import { devicesSchema } from '../kiosk-config/profiles/wiring.ts';
import { type BenchmarkOptions, interleave, type Measurement } from './measure.ts';
import { startScanner } from './newland-scanner.ts';

const about = 'last byte of a scan → completion in the drivers process, beside a bare serialport';
const scansARound = 40;
const withinMs = 5_000;
const baudRate = 115_200;

export const eventLatency = { name: 'event-latency', about, run };

const code = '4240000000000000000000660000';

async function run(options: BenchmarkOptions): Promise<Measurement> {
  return { name: 'event-latency', ...(await interleave(options, throughTheDriver, overTheBarePort)) };
}

/** The product's driver on the genuine serialport, without the processes above it. */
async function throughTheDriver(): Promise<readonly number[]> {
  const scanner = await startScanner();
  let completed: (at: number) => void = () => undefined;
  const report = ({ header }: DeviceReport): void => {
    if (header.type === 'completion') completed(performance.now());
  };
  const devices = createDevices(configurationOf(scanner.path), { clock: systemClock, random: Math.random, log: () => undefined, report });
  if (!devices.ok) throw new Error(devices.fault.problem);
  const device = devices.value.scanner;
  const life = new AbortController();
  const running = device.run(life.signal);
  try {
    // The engine's sign of life is over, and with it the time in which a Read would be refused.
    await pause(300);
    const times: number[] = [];
    for (let requestId = 1; requestId <= scansARound; requestId += 1) {
      const end = new Promise<number>((resolve) => {
        completed = resolve;
      });
      const header = { name: 'BarcodeReader.Read', requestId, version: '1.0', type: 'command', timeout: withinMs } as const;
      void device.handle({ device: 'scanner', header, payload: { symbologies: ['qrCode'] } });
      await scanner.switchedOn(withinMs);
      await pause(5);
      const sentAt = scanner.scan(code);
      times.push((await end) - sentAt);
    }
    return times;
  } finally {
    life.abort();
    await running;
    scanner.close();
  }
}

async function overTheBarePort(): Promise<readonly number[]> {
  const scanner = await startScanner();
  const port = new SerialPort({ path: scanner.path, baudRate });
  await once(port, 'open');
  try {
    await pause(300);
    const times: number[] = [];
    for (let scan = 0; scan < scansARound; scan += 1) {
      await pause(5);
      const whole = bytesOf(port, code.length + 1);
      const sentAt = scanner.scan(code);
      times.push((await whole) - sentAt);
    }
    return times;
  } finally {
    const closed = once(port, 'close');
    port.close();
    await closed;
    scanner.close();
  }
}

/** When so many bytes have come. */
function bytesOf(port: SerialPort, count: number): Promise<number> {
  let missing = count;
  return new Promise((resolve) => {
    const take = (bytes: Buffer): void => {
      missing -= bytes.length;
      if (missing > 0) return;
      port.off('data', take);
      resolve(performance.now());
    };
    port.on('data', take);
  });
}

const configurationOf = (path: string) =>
  devicesSchema.parse({
    scanner: { profile: 'scanner-line-newland', wire: { kind: 'serial', path, baudRate } },
    idCardReader: null,
    receiptPrinter: null,
  });
