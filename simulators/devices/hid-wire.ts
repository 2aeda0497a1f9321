// The cable of a simulated device that is a HID: a hidraw node that the genuine node-hid opens, with every fault a cable can have.

import type { HidDevice } from '../hidsim/device.ts';
import type { HidHost } from '../hidsim/host.ts';
import type { HidInfo } from '../hidsim/node-folder.ts';
import type { Wire, WirePeer } from './wire.ts';
import { openFaultyLine } from './wire-faults.ts';

/** How the bytes of the device stand in its reports. */
export type HidPacking =
  /** What the device sends is one whole input report, and what it receives one output report. */
  | { readonly kind: 'reports' }
  /** A stream of bytes; `lengthPrefix`: the first byte of a report says how many count (devices.md §1.10). */
  | { readonly kind: 'stream'; readonly reportId: number; readonly reportSize: number; readonly lengthPrefix: 'none' | 'u8' };

export interface HidWireOptions {
  readonly host: HidHost;
  readonly info: HidInfo;
  readonly packing: HidPacking;
  /** A feature report of the host; left out: the device refuses them. */
  readonly feature?: (report: Buffer) => void;
}

export interface HidWire extends Wire {
  /** null: unplugged. Another path after each plugging is nothing unusual. */
  readonly path: () => string | null;
}

export async function openHidWire({ host, info, packing, feature }: HidWireOptions, peer: WirePeer): Promise<HidWire> {
  let device: HidDevice | null = null;
  let closed = false;
  /** Plugging takes a moment: one after the other, each as the line is then. */
  let plugging: Promise<void> = Promise.resolve();
  const line = openFaultyLine(null, {
    toHost: (piece) => {
      for (const report of inputReports(piece, packing)) device?.input(report);
    },
    toDevice: (piece) => peer.received(piece),
    changed: () => {
      if (!line.works()) unplug();
      plugging = plugging.then(plugIfWorking);
    },
  });

  async function plugIfWorking(): Promise<void> {
    if (closed || device || !line.works()) return;
    const plugged = await host.plug(info, {
      output: (report) => {
        const bytes = outputBytes(report, packing);
        if (bytes.length > 0) void line.ask(bytes);
      },
      closed: left,
      ...(feature ? { feature } : {}),
    });
    device = plugged;
    if (closed || !line.works()) unplug();
  }

  function unplug(): void {
    const old = device;
    device = null;
    if (!old) return;
    const wasOpen = old.openHandles() > 0;
    old.unplug();
    if (wasOpen) left();
  }

  function left(): void {
    line.lost();
    peer.lost();
  }

  await plugIfWorking();
  return {
    // A node has neither.
    tcp: { host: '', port: 0 },
    serial: null,
    path: () => device?.path ?? null,
    send(bytes) {
      if (device && device.openHandles() > 0) line.answer(bytes);
    },
    cable: line.cable,
    power: line.power,
    present: line.present,
    // A report is whole or it is not there: the bus does not split it.
    faults: (next) => line.faults(packing.kind === 'reports' ? { ...next, chunk: 'whole' } : next),
    heal: line.heal,
    state: () => ({ ...line.state(), connected: (device?.openHandles() ?? 0) > 0 }),
    async close() {
      closed = true;
      line.power(false);
      await plugging;
    },
  };
}

function inputReports(bytes: Buffer, packing: HidPacking): Buffer[] {
  if (packing.kind === 'reports') return [bytes];
  const { reportId, reportSize, lengthPrefix } = packing;
  const room = reportSize - (lengthPrefix === 'u8' ? 1 : 0);
  const reports: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += room) {
    const part = bytes.subarray(start, start + room);
    const body = Buffer.concat([...(lengthPrefix === 'u8' ? [Buffer.of(part.length)] : []), part], reportSize);
    reports.push(reportId === 0 ? body : Buffer.concat([Buffer.of(reportId), body]));
  }
  return reports;
}

function outputBytes(report: Buffer, packing: HidPacking): Buffer {
  if (packing.kind === 'reports') return report;
  if (packing.reportId !== 0 && report[0] !== packing.reportId) return Buffer.alloc(0);
  const body = report.subarray(packing.reportId === 0 ? 0 : 1);
  return packing.lengthPrefix === 'u8' ? body.subarray(1, 1 + (body[0] ?? 0)) : body;
}
