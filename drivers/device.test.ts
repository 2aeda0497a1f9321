// Proof of the shell: envelope, completion codes, status reports, and the life of the connection.

import { describe, expect, it } from 'vitest';
import { scannerProfiles } from '../kiosk-config/profiles/scanner/profiles.ts';
import { scannerDriver } from './scanner/driver.ts';
import { type Bench, bench } from './testing/bench.ts';
import { type MemoryWire, memoryWire } from './testing/peer.ts';
import { ScannerPeer } from './testing/scanner-peer.ts';
import { VirtualClock } from './testing/virtual-clock.ts';

const profile = scannerProfiles.named('scanner-line-newland', false);
if (!profile.ok) throw new Error(profile.fault.problem);
const newlandProfile = profile.value;

function rig(present = true): Bench & { readonly clock: VirtualClock; readonly wire: MemoryWire } {
  const clock = new VirtualClock();
  const wire = memoryWire(new ScannerPeer(), clock);
  return { ...bench(scannerDriver(newlandProfile, clock), present ? wire : null, clock), clock, wire };
}

const types = (table: Bench, requestId: number): string[] =>
  table.reports.filter((report) => report.header.requestId === requestId).map((report) => report.header.type);

describe('A device', () => {
  it('is starting, then online, and says so unasked with its whole status', async () => {
    const { reports, clock } = rig();
    await clock.advance(10);
    const told = reports.filter((report) => report.header.name === 'Common.StatusChangedEvent').map((report) => report.payload);
    expect(told).toEqual([
      { common: { device: 'starting' }, barcodeReader: { scanner: 'unknown' } },
      { common: { device: 'online' }, barcodeReader: { scanner: 'off' } },
    ]);
  });

  it('acknowledges before it completes', async () => {
    const table = rig();
    const { requestId, done } = table.give('Common.Capabilities');
    expect((await done)?.payload).toEqual({ driver: 'scanner-newland', profile: null, model: null, firmware: null });
    expect(types(table, requestId)).toEqual(['acknowledge', 'completion']);
  });

  it.each([
    ['Kiosk.PrintDocument', {}, 'unsupportedCommand'],
    ['Kiosk.MakeCoffee', {}, 'invalidCommand'],
    ['BarcodeReader.Read', { symbologies: ['none'] }, 'invalidData'],
    ['Common.Cancel', {}, 'invalidData'],
    ['Common.Cancel', { requestIds: [77] }, 'invalidRequestID'],
  ])('completes %s %j with %s', async (name, payload, code) => {
    const { give, clock } = rig();
    await clock.advance(10);
    expect(await give(name, payload).done).toMatchObject({ header: { completionCode: code } });
  });

  it('that the terminal does not have is noDevice and not ready', async () => {
    const { give, reports } = rig(false);
    expect(reports[0]?.payload).toMatchObject({ common: { device: 'noDevice' } });
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'noDevice' } });
    expect(await give('BarcodeReader.Read', { symbologies: [] }).done).toMatchObject({ header: { completionCode: 'deviceNotReady' } });
  });

  it('that cannot be opened is powerOff until it can', async () => {
    const { give, clock, wire } = rig();
    wire.cut(false);
    await clock.advance(1000);
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'powerOff' } });
    wire.plugIn();
    await clock.advance(10_000);
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'online' } });
  });

  it('refuses a request id that is in use, and more commands than its queue holds, without a completion', async () => {
    const table = rig();
    await table.clock.advance(10);
    const reads = Array.from({ length: 9 }, () => table.give('BarcodeReader.Read', { symbologies: [] }));
    const tenth = table.give('BarcodeReader.Read', { symbologies: [] });
    expect(await tenth.done).toBeNull();
    expect(table.reports.filter((report) => report.header.requestId === tenth.requestId).map((report) => report.header)).toMatchObject([
      { type: 'acknowledge', status: 'tooManyRequests' },
    ]);
    const header = {
      name: 'BarcodeReader.Read',
      requestId: reads[0]?.requestId ?? 0,
      version: '1.0',
      type: 'command',
      timeout: 0,
    } as const;
    await table.device.handle({ device: 'scanner', header, payload: { symbologies: [] } });
    expect(table.reports.at(-1)?.header).toMatchObject({ type: 'acknowledge', status: 'invalidRequestID' });
    table.give('Common.Cancel', { requestIds: [] });
    await table.clock.advance(100);
    const codes = (await Promise.all(reads.map((read) => read.done))).map((completion) => completion?.header.completionCode);
    expect(codes).toEqual(Array.from({ length: 9 }, () => 'canceled'));
  });

  it('stops when it is told to, and leaves nothing behind', async () => {
    const { clock, stop, wire } = rig();
    await clock.advance(10);
    await stop();
    await clock.advance(30_000);
    expect(wire.opens()).toBe(1);
    expect(clock.pending).toBe(0);
  });

  it('says once what a noisy line said many times', async () => {
    const { clock, wire, lines } = rig();
    await clock.advance(10);
    for (let index = 0; index < 50; index += 1) wire.say(new Uint8Array([0x01, 0x0d]));
    expect(lines.filter((line) => line.includes('device.garbage')).length).toBe(1);
  });
});
