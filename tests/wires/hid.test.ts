// The genuine node-hid opens simulated hidraw devices: reports keep their borders, unplugging is told once, and devices are found again.

import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../drivers/clock.ts';
import { hidWire } from '../../drivers/wire/hid.ts';
import type { ByteWire, ClosedWhy, Connection } from '../../drivers/wire/wire.ts';
import { type HidPacking, type HidWire, openHidWire } from '../../simulators/devices/hid-wire.ts';
import { type HidHost, openHidHost } from '../../simulators/hidsim/host.ts';
import type { HidInfo } from '../../simulators/hidsim/node-folder.ts';
import { codeOf, readerInfo, scannerInfo, scanReports } from './hid-devices.ts';
import { describeHid } from './hid-machine.ts';

const scannerPlace = { vendorId: scannerInfo.vendorId, productId: scannerInfo.productId, usagePage: 0x8c, usage: 2 };
const readerPlace = { vendorId: readerInfo.vendorId, productId: readerInfo.productId };
const stream: HidPacking = { kind: 'stream', reportId: 0, reportSize: 64, lengthPrefix: 'u8' };
const hidWrapper = { reportId: 0, reportSize: 64, lengthPrefix: 'u8' as const, pad: 0 };

let host: HidHost;
const cleanUps: (() => unknown)[] = [];

interface Opened {
  readonly connection: Connection;
  readonly heard: Buffer[];
  readonly closes: ClosedWhy[];
}

async function opened(wire: ByteWire): Promise<Opened> {
  const heard: Buffer[] = [];
  const closes: ClosedWhy[] = [];
  const result = await wire.open({ data: (bytes) => heard.push(Buffer.from(bytes)), closed: (why) => closes.push(why) });
  if (!result.ok) throw new Error(result.fault);
  const connection = result.value;
  cleanUps.push(() => connection.close('stopped'));
  return { connection, heard, closes };
}

async function plugged(
  info: HidInfo,
  packing: HidPacking,
  feature?: (report: Buffer) => void,
): Promise<{ readonly device: HidWire; readonly told: Buffer[]; readonly losses: () => number }> {
  const told: Buffer[] = [];
  let losses = 0;
  const device = await openHidWire(
    { host, info, packing, ...(feature ? { feature } : {}) },
    {
      received: (bytes) => void told.push(bytes),
      lost: () => {
        losses += 1;
      },
    },
  );
  cleanUps.push(() => device.close());
  return { device, told, losses: () => losses };
}

const listener = { data: () => undefined, closed: () => undefined };

describeHid('The genuine node-hid', () => {
  beforeEach(() => {
    host = openHidHost();
    process.env.HIDSIM_DIR = host.folder;
  });
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
    host.close();
  });

  it('gives a code of one report, and one of many with each report by itself', async () => {
    const { device } = await plugged(scannerInfo, { kind: 'reports' });
    const { heard, closes } = await opened(hidWire(scannerPlace, systemClock));
    const long = Array.from({ length: 3000 }, (_, index) => String.fromCharCode(33 + (index % 90))).join('');
    for (const code of ['4241234567890123456799110000', 'x'.repeat(60), long]) {
      const reports = scanReports(code);
      for (const report of reports) device.send(report);
      await expect.poll(() => heard.length).toBe(reports.length);
      expect(heard.every((report) => report.length === 64 && report[0] === 2)).toBe(true);
      expect(codeOf(heard.splice(0))).toBe(code);
    }
    expect(closes).toEqual([]);
  });

  it('takes an output report and a feature report with their ids, and says when a feature is refused', async () => {
    const { told } = await plugged(scannerInfo, { kind: 'reports' });
    const { connection } = await opened(hidWire(scannerPlace, systemClock));
    const trigger = Buffer.alloc(64);
    trigger.set([0xfd, 3, 0x16, 0x54, 0x0d]);
    expect(await connection.write(trigger, 1000)).toEqual({ ok: true, value: undefined });
    await expect.poll(() => told).toEqual([trigger]);
    expect(await connection.sendFeature?.(Uint8Array.of(0xfe, 1))).toBe(false);
  });

  it('takes a feature report that the device knows', async () => {
    const features: string[] = [];
    await plugged(scannerInfo, { kind: 'reports' }, (report) => features.push(report.toString('hex')));
    const { connection } = await opened(hidWire(scannerPlace, systemClock));
    expect(await connection.sendFeature?.(Uint8Array.of(0xf0, 1, 2, 3, 4, 5, 6, 7))).toBe(true);
    expect(features).toEqual(['f001020304050607']);
  });

  it('ends by the write deadline when the device takes no report, and opens again once it does', async () => {
    let take = (): void => undefined;
    const taken = new Promise<void>((resolve) => {
      take = resolve;
    });
    const device = await host.plug(readerInfo, { output: () => taken });
    const wire = hidWire(readerPlace, systemClock, { hidWrapper });
    const { connection, closes } = await opened(wire);
    expect(await connection.write(Uint8Array.of(1), 100)).toEqual({ ok: false, fault: 'timeOut' });
    expect(closes).toEqual(['stalled']);
    const again = opened(wire);
    take();
    expect(await (await again).connection.write(Uint8Array.of(2), 1000)).toEqual({ ok: true, value: undefined });
    await expect.poll(device.openHandles).toBe(1);
  });

  it('carries a stream of bytes to a reader and back, whatever its length', async () => {
    const { device, told } = await plugged(readerInfo, stream);
    const { connection, heard } = await opened(hidWire(readerPlace, systemClock, { hidWrapper }));
    for (const length of [1, 63, 64, 200, 1295]) {
      const frame = Buffer.from(Array.from({ length }, (_, index) => index % 251));
      expect(await connection.write(frame, 2000)).toEqual({ ok: true, value: undefined });
      await expect.poll(() => Buffer.concat(told)).toEqual(frame);
      device.send(Buffer.concat(told.splice(0)));
      await expect.poll(() => Buffer.concat(heard)).toEqual(frame);
      heard.splice(0);
    }
  });

  it('loses an unplugged device once, and finds it again by its numbers', async () => {
    const { device, losses } = await plugged(scannerInfo, { kind: 'reports' });
    const wire = hidWire(scannerPlace, systemClock);
    const first = await opened(wire);
    device.cable('cut');
    await expect.poll(() => first.closes).toEqual(['lost']);
    expect(await first.connection.write(scanReports('x')[0] ?? Buffer.alloc(64), 1000)).toEqual({ ok: false, fault: 'notSent' });
    expect([losses(), await wire.open(listener)]).toEqual([1, { ok: false, fault: 'absent' }]);
    device.cable('whole');
    await expect.poll(device.path).not.toBeNull();
    const again = await opened(wire);
    for (const report of scanReports('after')) device.send(report);
    await expect.poll(() => codeOf(again.heard)).toBe('after');
    expect(first.closes).toEqual(['lost']);
    expect(first.heard).toEqual([]);
  });

  it('finds a device that has come back under another number', async () => {
    const { device } = await plugged(scannerInfo, { kind: 'reports' });
    expect(device.path()).toBe('/dev/hidraw0');
    device.power(false);
    await plugged(readerInfo, stream);
    device.power(true);
    await expect.poll(device.path).toBe('/dev/hidraw1');
    const { heard } = await opened(hidWire(scannerPlace, systemClock));
    for (const report of scanReports('elsewhere')) device.send(report);
    await expect.poll(() => codeOf(heard)).toBe('elsewhere');
  });

  it('is busy while a wire is open, and ready as soon as it is closed', async () => {
    await plugged(readerInfo, stream);
    const wire = hidWire(readerPlace, systemClock, { hidWrapper });
    const { connection } = await opened(wire);
    expect(await wire.open(listener)).toEqual({ ok: false, fault: 'busy' });
    connection.close('stopped');
    await opened(wire);
  });

  it('opens none of two that are alike until the serial number tells them apart', async () => {
    await plugged(scannerInfo, { kind: 'reports' });
    const { device } = await plugged({ ...scannerInfo, serialNumber: 'SC0002' }, { kind: 'reports' });
    expect(await hidWire(scannerPlace, systemClock).open(listener)).toEqual({ ok: false, fault: 'ambiguous' });
    const { heard } = await opened(hidWire({ ...scannerPlace, serialNumber: 'SC0002' }, systemClock));
    for (const report of scanReports('second')) device.send(report);
    await expect.poll(() => codeOf(heard)).toBe('second');
  });

  it('leaves out what was queued before the wire came into use, where the profile says so', async () => {
    const { device } = await plugged(scannerInfo, { kind: 'reports' });
    const from = performance.now();
    let now = from;
    const clock = { now: () => now, after: systemClock.after };
    const { heard } = await opened(hidWire(scannerPlace, clock, { discardMs: 100 }));
    for (const report of scanReports('old')) device.send(report);
    // Another handle of the same node sees when the report has passed.
    const witness = await opened(hidWire(scannerPlace, systemClock));
    for (const report of scanReports('also old')) device.send(report);
    await expect.poll(() => codeOf(witness.heard)).toContain('also old');
    now = from + 100;
    for (const report of scanReports('new')) device.send(report);
    await expect.poll(() => codeOf(heard)).toBe('new');
  });

  it('gets through the faults of a cable: late, cut after so many bytes', async () => {
    const { device } = await plugged(readerInfo, stream);
    const { heard, closes } = await opened(hidWire(readerPlace, systemClock, { hidWrapper }));
    device.faults({ delayMs: 20, chunk: 'random' });
    const answer = Buffer.from('aaaaaa9669000400009094'.repeat(12), 'hex');
    device.send(answer);
    await expect.poll(() => Buffer.concat(heard)).toEqual(answer);
    heard.splice(0);
    device.faults({ delayMs: 0, chunk: 'whole' });
    device.cable('cut', 5);
    device.send(answer);
    await expect.poll(() => closes).toEqual(['lost']);
    expect(Buffer.concat(heard)).toEqual(answer.subarray(0, 5));
  });
});
