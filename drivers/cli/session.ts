// One device in use by hand: the same drivers as in the process, a promise for every command, and an end that frees the port.

import type { DeviceId, DeviceReport } from '../../contract/device/message.ts';
import { type DeviceStatus, deviceStatus } from '../../contract/device/payloads.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { type DeviceConfiguration, devicesSchema } from '../../kiosk-config/profiles/wiring.ts';
import { systemClock } from '../clock.ts';
import { createDevices } from '../devices.ts';
import type { Payload } from '../driver.ts';
import { type Recorder, recordTrace } from '../trace/record.ts';
import { type TraceEvent, tracedWire } from '../wire/traced.ts';
import type { OpenFault } from '../wire/wire.ts';

export type Completion = DeviceReport & { readonly header: { readonly type: 'completion' } };
const isCompletion = (report: DeviceReport): report is Completion => report.header.type === 'completion';

export interface Session {
  /** Once the device has said what it is, or the time is over, or the signal ends it. */
  readonly status: (waitMs: number, signal: AbortSignal) => Promise<DeviceStatus>;
  /** Why the wire could not be opened the last time; null: it was. */
  readonly refused: () => OpenFault | null;
  /** @returns null when it was refused. */
  readonly give: (name: string, payload: Payload, timeoutMs: number) => Promise<Completion | null>;
  /** The first report of one of these names from now on; null: none came in time. */
  readonly next: (names: readonly string[], withinMs: number, signal: AbortSignal) => Promise<DeviceReport | null>;
  /** Ends whatever runs. */
  readonly cancel: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface SessionOptions {
  readonly id: DeviceId;
  readonly configuration: DeviceConfiguration;
  readonly trace: string | null;
  readonly told: (report: DeviceReport) => void;
}

export function openSession({ id, configuration, trace, told }: SessionOptions): Result<Session, string> {
  let recorder: Recorder | null = null;
  if (trace !== null) {
    const recording = recordTrace(trace, id, configuration.profile);
    if (!recording.ok) return recording;
    recorder = recording.value;
  }
  let refused: OpenFault | null = null;
  const tap = (event: TraceEvent): void => {
    if (event.kind === 'refused') refused = event.why;
    if (event.kind === 'opened') refused = null;
    recorder?.sink(event);
  };
  let status: DeviceStatus = { common: { device: 'starting' } };
  let changed = (): void => undefined;
  const looking = new Set<(report: DeviceReport) => void>();
  const completions = new Map<number, Completion>();
  const devices = createDevices(devicesSchema.parse({ scanner: null, idCardReader: null, receiptPrinter: null, [id]: configuration }), {
    clock: systemClock,
    random: Math.random,
    log: () => undefined,
    report: (report) => {
      if (report.header.name === 'Common.StatusChangedEvent') {
        status = deviceStatus.parse(report.payload);
        changed();
      }
      if (isCompletion(report)) completions.set(report.header.requestId, report);
      for (const look of looking) look(report);
      told(report);
    },
    tapped: (wire) => tracedWire(wire, systemClock, tap),
  });
  if (!devices.ok) return fail(devices.fault.problem);
  const device = devices.value[id];
  const life = new AbortController();
  const running = device.run(life.signal);
  let requests = 0;

  const give: Session['give'] = async (name, payload, timeoutMs) => {
    requests += 1;
    const requestId = requests;
    await device.handle({
      device: id,
      header: { name, requestId, version: '1.0', type: 'command', timeout: timeoutMs },
      payload,
    });
    return completions.get(requestId) ?? null;
  };

  return succeed({
    refused: () => refused,
    status: async (waitMs, signal) => {
      const answers = new Promise<void>((resolve) => {
        changed = () => {
          if (status.common.device === 'online' || status.common.device === 'hardwareError' || status.common.device === 'userError')
            resolve();
        };
        changed();
      });
      const enough = Promise.withResolvers<void>();
      const timer = setTimeout(enough.resolve, waitMs);
      if (signal.aborted) enough.resolve();
      signal.addEventListener('abort', () => enough.resolve(), { once: true });
      await Promise.race([answers, enough.promise]);
      clearTimeout(timer);
      return status;
    },
    give,
    next: (names, withinMs, signal) =>
      new Promise((resolve) => {
        const finish = (report: DeviceReport | null): void => {
          clearTimeout(timer);
          looking.delete(look);
          signal.removeEventListener('abort', giveUp);
          resolve(report);
        };
        const look = (report: DeviceReport): void => {
          if (names.includes(report.header.name)) finish(report);
        };
        const giveUp = (): void => finish(null);
        const timer = setTimeout(giveUp, withinMs).unref();
        looking.add(look);
        signal.addEventListener('abort', giveUp);
      }),
    cancel: async () => {
      await give('Common.Cancel', { requestIds: [] }, 0);
    },
    close: async () => {
      life.abort();
      await running;
      recorder?.close();
    },
  });
}
