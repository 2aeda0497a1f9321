// A device on the test bench: its reports and log lines in the order they came, and ways to wait for them.

import type { DeviceCommand, DeviceReport } from '../../contract/device/message.ts';
import { deviceReport } from '../../contract/device/message.ts';
import type { Log } from '../../contract/log/log.ts';
import type { Clock } from '../clock.ts';
import { createDevice, type Device } from '../device.ts';
import type { Driver, Receiver } from '../driver.ts';
import type { ByteWire } from '../wire/wire.ts';

type CompletionReport = DeviceReport & { readonly header: { readonly type: 'completion' } };

export interface Bench {
  readonly device: Device;
  readonly reports: DeviceReport[];
  readonly lines: string[];
  /** Gives a command; the promise is its completion, or null when it was refused. */
  readonly give: (
    name: string,
    payload?: Record<string, unknown>,
    timeout?: number,
  ) => { readonly requestId: number; readonly done: Promise<CompletionReport | null> };
  /** The first report that matches, seen already or still to come; a test that waits in vain ends by its own time limit. */
  readonly seen: (matches: (report: DeviceReport) => boolean) => Promise<DeviceReport>;
  readonly becomes: (condition: string) => Promise<DeviceReport>;
  readonly names: () => string[];
  readonly stop: () => Promise<void>;
}

export function bench<Session extends Receiver>(driver: Driver<Session>, wire: ByteWire | null, clock: Clock): Bench {
  const reports: DeviceReport[] = [];
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const log: Log = (event, fields) => lines.push(JSON.stringify({ event, ...fields }));
  const report = (sent: DeviceReport): void => {
    reports.push(deviceReport.parse(sent));
    for (const look of waiting) look();
  };
  const device = createDevice({ driver, profile: null, wire, clock, random: () => 0.5, log, report });
  const life = new AbortController();
  const running = device.run(life.signal);
  let requests = 0;

  const seenFrom = (from: number, matches: (report: DeviceReport) => boolean): Promise<DeviceReport> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = reports.slice(from).find(matches);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });

  return {
    device,
    reports,
    lines,
    give: (name, payload = {}, timeout = 0) => {
      requests += 1;
      const requestId = requests;
      const command: DeviceCommand = {
        device: driver.device,
        header: { name, requestId, version: '1.0', type: 'command', timeout },
        payload,
      };
      const isMine = (sent: DeviceReport): sent is CompletionReport =>
        sent.header.type === 'completion' && sent.header.requestId === requestId;
      return { requestId, done: device.handle(command).then(() => reports.find(isMine) ?? null) };
    },
    seen: (matches) => seenFrom(0, matches),
    becomes: (condition) =>
      seenFrom(
        reports.length,
        (sent) => sent.header.name === 'Common.StatusChangedEvent' && JSON.stringify(sent.payload).includes(`"device":"${condition}"`),
      ),
    names: () => reports.map((sent) => sent.header.name),
    stop: async () => {
      life.abort();
      await running;
    },
  };
}
