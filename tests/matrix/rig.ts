// One device under test over one wire: the genuine driver in this process, its simulated twin in another.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { DeviceReport } from '../../contract/device/message.ts';
import { type DeviceStatus, deviceStatus } from '../../contract/device/payloads.ts';
import { systemClock } from '../../drivers/clock.ts';
import type { Device } from '../../drivers/device.ts';
import type { Payload } from '../../drivers/driver.ts';
import { wireOf } from '../../drivers/wire/of-configuration.ts';
import { tracedWire } from '../../drivers/wire/traced.ts';
import type { ByteWire } from '../../drivers/wire/wire.ts';
import { watchStall } from './stall.ts';
import { type SteeredGate, steeredGate } from './gate.ts';
import { type Address, startWorld, type SteeredWorld } from './world.ts';
import type { Act, Around, Subject, WireKind } from './words.ts';

export type Completion = DeviceReport & { readonly header: { readonly type: 'completion' } };

export interface Given {
  readonly requestId: number;
  readonly acknowledged: Promise<unknown>;
  readonly done: Promise<Completion>;
}

export interface Rig {
  readonly subject: Subject;
  readonly gate: SteeredGate;
  readonly give: (name: string, payload: Payload, timeoutMs: number) => Given;
  /** Orders to the simulated device of this rig. */
  readonly act: (acts: readonly Act[]) => Promise<void>;
  readonly ask: SteeredWorld['get'];
  readonly status: () => DeviceStatus;
  /** How long one of the two processes stood still since the last question, in ms. */
  readonly stalled: () => Promise<number>;
  /** The status once it has not changed for so long from now on; several when it does not come to rest. */
  readonly restingStatus: (quietMs: number) => Promise<readonly [DeviceStatus, ...DeviceStatus[]]>;
  /** Since when the status has been healthy; `Infinity` while it is not. A time of `performance.now()`. */
  readonly healthySince: () => number;
  /** Calls back at every write, before it leaves; null: no more. */
  readonly whenWritten: (look: ((bytes: Uint8Array) => void) | null) => void;
  readonly close: () => Promise<void>;
}

/** A device that is looked for again and again changes its status for longer than that only when it flutters. */
const restWithinMs = 6000;

const descriptorFolder = '/proc/self/fd';
/** Open files, sockets and ports of this process. */
export const openDescriptors = (): number => readdirSync(descriptorFolder).length;

export async function openRig(subject: Subject, kind: WireKind, open: Subject['open'] = subject.open): Promise<Rig> {
  const folder = mkdtempSync(path.join(tmpdir(), 'matrix-'));
  const hidFolder = path.join(folder, 'hid');
  // The shim reads it at every call.
  if (kind === 'hid') process.env.HIDSIM_DIR = hidFolder;
  const world = await startWorld({
    ...subject.world,
    ...(kind === 'serial' ? { ptyFolder: folder } : {}),
    ...(kind === 'hid' ? { hidFolder } : {}),
  });
  const { twin = subject.device } = subject;
  const address = world.addresses[twin];
  if (!address) throw new Error(`The simulated world has no ${twin}`);
  const stall = watchStall();
  const gate = steeredGate();
  const reports = openReports(subject.isHealthy);
  let look: ((bytes: Uint8Array) => void) | null = null;
  const wire = tracedWire(wireTo(kind, address, subject), systemClock, (event) => {
    if (event.kind === 'out') look?.(event.bytes);
  });
  const around: Around = {
    wire,
    gate,
    clock: systemClock,
    // Devices of a hall come back out of step; here a middling jitter makes every run alike.
    random: () => 0.5,
    log: () => undefined,
    report: reports.take,
  };
  const device = open(around);
  const act = async (acts: readonly Act[]): Promise<void> => {
    for (const [route, body] of acts) await world.post(`${twin}/${route}`, body);
  };
  await act(subject.prepare);
  const life = new AbortController();
  const running = device.run(life.signal);
  return {
    subject,
    gate,
    give: (name, payload, timeoutMs) => give(device, subject, reports, { name, payload, timeoutMs }),
    act,
    ask: world.get,
    status: reports.status,
    stalled: async () => Math.max(stall.taken(), z.number().parse(await world.get('stall'))),
    restingStatus: async (quietMs) => {
      const asked = performance.now();
      const seen = new Map<string, DeviceStatus>();
      for (;;) {
        const status = reports.status();
        seen.set(JSON.stringify(status), status);
        const now = performance.now();
        if (now - Math.max(asked, reports.changedAt()) >= quietMs) return [status];
        if (now - asked > restWithinMs) return [status, ...[...seen.values()].filter((other) => other !== status)];
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    healthySince: reports.healthySince,
    whenWritten: (next) => {
      look = next;
    },
    close: async () => {
      life.abort();
      await Promise.race([running, new Promise((resolve) => setTimeout(resolve, 2000))]);
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function wireTo(kind: WireKind, address: Address, { hid }: Subject): ByteWire {
  switch (kind) {
    case 'tcp':
      return wireOf({ kind: 'tcp', ...address.tcp }, systemClock);
    case 'serial':
      return wireOf(
        {
          kind: 'serial',
          path: address.serial ?? '',
          baudRate: 115_200,
          dataBits: 8,
          parity: 'none',
          stopBits: 1,
          flowControl: 'none',
        },
        systemClock,
      );
    case 'hid':
      if (!hid) throw new Error('This device is no HID');
      return wireOf({ kind: 'hid', ...hid.place }, systemClock, hid.packaging);
  }
}

interface Reports {
  readonly take: (report: DeviceReport) => void;
  readonly status: () => DeviceStatus;
  readonly changedAt: () => number;
  readonly healthySince: () => number;
  /** The first report about a request that matches, come already or still to come. */
  readonly about: (requestId: number, type: 'acknowledge' | 'completion') => Promise<DeviceReport>;
}

function openReports(isHealthy: Subject['isHealthy']): Reports {
  let status: DeviceStatus = { common: { device: 'starting' } };
  let changedAt = performance.now();
  let healthySince = Number.POSITIVE_INFINITY;
  const awaited = new Map<string, (report: DeviceReport) => void>();
  const come = new Map<string, DeviceReport>();
  return {
    take(report) {
      const { header } = report;
      if (header.name === 'Common.StatusChangedEvent') {
        status = deviceStatus.parse(report.payload);
        changedAt = performance.now();
        healthySince = isHealthy(status) ? Math.min(healthySince, changedAt) : Number.POSITIVE_INFINITY;
      }
      if (header.type !== 'acknowledge' && header.type !== 'completion') return;
      const key = `${header.type} ${header.requestId}`;
      come.set(key, report);
      awaited.get(key)?.(report);
    },
    status: () => status,
    changedAt: () => changedAt,
    healthySince: () => healthySince,
    about: (requestId, type) =>
      new Promise((resolve) => {
        const key = `${type} ${requestId}`;
        const already = come.get(key);
        if (already) resolve(already);
        else awaited.set(key, resolve);
      }),
  };
}

let requests = 0;

function give(
  device: Device,
  subject: Subject,
  reports: Reports,
  { name, payload, timeoutMs }: { readonly name: string; readonly payload: Payload; readonly timeoutMs: number },
): Given {
  requests += 1;
  const requestId = requests;
  void device.handle({
    device: subject.device,
    header: { name, requestId, version: '1.0', type: 'command', timeout: timeoutMs },
    payload,
  });
  const isCompletion = (report: DeviceReport): report is Completion => report.header.type === 'completion';
  return {
    requestId,
    acknowledged: reports.about(requestId, 'acknowledge'),
    done: reports.about(requestId, 'completion').then((report) => {
      if (!isCompletion(report)) throw new Error('No completion');
      return report;
    }),
  };
}

/** null: it did not come in time. */
export function endsWithin<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
