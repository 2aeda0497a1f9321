// The scanner driver end to end with the simulated scanner of each language: over TCP, a serial port, and hidraw through the genuine node-hid.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../drivers/clock.ts';
import { scannerDriver } from '../../drivers/scanner/driver.ts';
import { type Bench, bench } from '../../drivers/testing/bench.ts';
import { hidWire } from '../../drivers/wire/hid.ts';
import { serialWire } from '../../drivers/wire/serial.ts';
import { tcpWire } from '../../drivers/wire/tcp.ts';
import { tracedWire } from '../../drivers/wire/traced.ts';
import { createKeyboard, wedgeWire } from '../../drivers/wire/wedge.ts';
import type { ByteWire } from '../../drivers/wire/wire.ts';
import { scannerProfiles } from '../../kiosk-config/profiles/scanner/profiles.ts';
import { openHidWire } from '../../simulators/devices/hid-wire.ts';
import {
  openScanner,
  openScannerOn,
  type ScannerDevice,
  type ScannerLanguage,
  type SimulatedScanner,
} from '../../simulators/devices/scanner.ts';
import { openHidHost } from '../../simulators/hidsim/host.ts';
import type { HidInfo } from '../../simulators/hidsim/node-folder.ts';
import { scannerInfo } from '../wires/hid-devices.ts';
import { describeHid } from '../wires/hid-machine.ts';

const voucher = '4241234567890123456799110000';
const long = 'HTTPS://EXAMPLE.ORG/'.repeat(4);
const any = { symbologies: ['any'] };
/** The machine of the tests may be busy with others. */
const patient = { timeout: 8000 };
const place = { host: '127.0.0.1', port: 0, baudRate: null };

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

interface Rig extends Bench {
  readonly scanner: SimulatedScanner;
  /** Shows a code, waits for the end of the Read that is under way, and gives what it read. */
  readonly show: (code: string, read: { readonly done: Promise<unknown> }, aim?: string) => Promise<Scanned>;
}

interface Scanned {
  readonly text: string;
  readonly symbology: string;
}

function driven(name: string, wire: ByteWire, allowUnverified = false): Bench {
  const profile = scannerProfiles.named(name, allowUnverified);
  if (!profile.ok) throw new Error(profile.fault.problem);
  const quick = { idleGapMs: 60, ...('idleCheckMs' in profile.value ? { idleCheckMs: 250 } : {}) };
  const table = bench(scannerDriver({ ...profile.value, ...quick }, systemClock), wire, systemClock);
  cleanUps.push(table.stop);
  return table;
}

async function online(table: Bench, scanner: SimulatedScanner): Promise<Rig> {
  // A pseudo-terminal is there before its far end is, and a scanner that cannot be asked says nothing of it.
  await expect.poll(() => scanner.wire.state().connected, patient).toBe(true);
  await table.seen((report) => JSON.stringify(report.payload).includes('"device":"online"'));
  const show: Rig['show'] = async (code, read, aim = ']Q1') => {
    scanner.show(Buffer.from(code), aim);
    const completion = await read.done;
    expect(completion).toMatchObject({ header: { completionCode: 'success' } });
    const [output] = (completion as { payload: { readOutput: { barcodeData: string; symbology: string }[] } }).payload.readOutput;
    return { text: Buffer.from(output?.barcodeData ?? '', 'base64').toString('utf8'), symbology: output?.symbology ?? '' };
  };
  return { ...table, scanner, show };
}

async function overTcp(profile: string, device: ScannerDevice): Promise<Rig> {
  const scanner = await openScanner({ ...place, ...device, serialPath: null });
  cleanUps.push(scanner.close);
  return online(driven(profile, tcpWire(scanner.wire.tcp, systemClock)), scanner);
}

async function overSerial(profile: string, device: ScannerDevice): Promise<Rig> {
  const folder = mkdtempSync(path.join(tmpdir(), 'scanner-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  const port = path.join(folder, 'scanner');
  const scanner = await openScanner({ ...place, ...device, serialPath: port });
  cleanUps.push(scanner.close);
  return online(driven(profile, serialWire({ path: port, baudRate: 115_200 }, systemClock)), scanner);
}

/** Whether the scanner is told what kind of code it was. */
const serialLanguages: readonly (readonly [profile: string, language: ScannerLanguage, triggered: boolean, symbology: string])[] = [
  ['scanner-line-plain', 'line', false, 'symbologyUnknown'],
  ['scanner-line-newland', 'newland', true, 'symbologyUnknown'],
  ['scanner-em3095', 'em3095', true, 'qrCode'],
  ['scanner-honeywell', 'honeywell', true, 'symbologyUnknown'],
  ['scanner-zebra-ssi', 'ssi', true, 'qrCode'],
  ['scanner-datalogic', 'datalogic', true, 'symbologyUnknown'],
];
const overBoth = serialLanguages.flatMap((language) => [['tcp', ...language] as const, ['serial', ...language] as const]);

describe.each(overBoth)('Over %s, %s', (wire, profile, language, triggerRequired, symbology) => {
  const opened = (): Promise<Rig> => (wire === 'tcp' ? overTcp : overSerial)(profile, { language, triggerRequired });

  it('is on while a Read is active, and only then; one code ends one Read', async () => {
    const { give, show, scanner, lines } = await opened();
    if (triggerRequired) await expect.poll(() => scanner.state().on, patient).toBe(false);
    const read = give('BarcodeReader.Read', any);
    if (triggerRequired) await expect.poll(() => scanner.state().on, patient).toBe(true);
    expect(await show(voucher, read)).toEqual({ text: voucher, symbology });
    if (triggerRequired) await expect.poll(() => scanner.state().on, patient).toBe(false);
    expect((await show(long, give('BarcodeReader.Read', any))).text).toBe(long);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join()).not.toMatch(/\d{9}|EXAMPLE/);
  });
});

describe('A scanner', () => {
  it.each(serialLanguages)(
    'of profile %s that reads every code twice ends one Read for each',
    async (profile, language, triggerRequired) => {
      const { give, show, scanner } = await overTcp(profile, { language, triggerRequired });
      scanner.faults({ twice: true });
      expect((await show(voucher, give('BarcodeReader.Read', any))).text).toBe(voucher);
      const read = give('BarcodeReader.Read', any);
      if (triggerRequired) await expect.poll(() => scanner.state().on, patient).toBe(true);
      expect((await show('another', read)).text).toBe('another');
    },
  );

  it('whose code comes after its Read was over has it dropped', async () => {
    const scanner = await openScanner({ ...place, language: 'newland', triggerRequired: true, serialPath: null });
    cleanUps.push(scanner.close);
    const arrived = Promise.withResolvers<void>();
    const traced = tracedWire(tcpWire(scanner.wire.tcp, systemClock), systemClock, (event) => {
      if (event.kind === 'in' && Buffer.from(event.bytes).includes('stale')) arrived.resolve();
    });
    const { give, show } = await online(driven('scanner-line-newland', traced), scanner);
    scanner.faults({ lateMs: 150 });
    const over = give('BarcodeReader.Read', any, 60);
    scanner.show(Buffer.from('stale'));
    expect(await over.done).toMatchObject({ header: { completionCode: 'timeOut' } });
    await arrived.promise;
    scanner.faults({ lateMs: 0 });
    expect((await show(voucher, give('BarcodeReader.Read', any))).text).toBe(voucher);
  });

  it.each([
    ['scanner-line-newland', 'newland'],
    ['scanner-em3095', 'em3095'],
    ['scanner-zebra-ssi', 'ssi'],
  ] as const)('of profile %s that refuses the trigger is a hardware error until it obeys again', async (profile, language) => {
    const { give, becomes, show, scanner } = await overTcp(profile, { language, triggerRequired: true });
    scanner.faults({ refuses: true });
    const inoperative = becomes('hardwareError');
    expect(await give('BarcodeReader.Read', any).done).toMatchObject({ header: { completionCode: 'hardwareError' } });
    expect((await inoperative).payload).toMatchObject({ barcodeReader: { scanner: 'inoperative' } });
    const online = becomes('online');
    scanner.faults({ refuses: false });
    await online;
    expect((await show(voucher, give('BarcodeReader.Read', any))).text).toBe(voucher);
  });

  it.each([
    ['scanner-line-newland', 'newland'],
    ['scanner-em3095', 'em3095'],
    ['scanner-zebra-ssi', 'ssi'],
  ] as const)('of profile %s is read though its answers come late, in pieces, twice and damaged', async (profile, language) => {
    const { give, show, scanner, lines } = await overTcp(profile, { language, triggerRequired: true });
    scanner.wire.faults({ delayMs: 20, chunk: 'random', duplicateNext: 1, corruptNext: 1 });
    const read = give('BarcodeReader.Read', any);
    await expect.poll(() => lines.some((line) => line.includes('device.garbage')), patient).toBe(true);
    expect((await show(voucher, read)).text).toBe(voucher);
  });

  it('of Datalogic says its model', async () => {
    const { give } = await overTcp('scanner-datalogic', { language: 'datalogic', triggerRequired: true });
    expect((await give('Common.Capabilities').done)?.payload).toMatchObject({
      driver: 'scanner-datalogic',
      model: 'Datalogic simulated 1.00',
      firmware: null,
    });
  });

  it('of Zebra whose code was damaged on the wire is heard when it repeats it', async () => {
    const { give, show, scanner } = await overTcp('scanner-zebra-ssi', { language: 'ssi', triggerRequired: true });
    const read = give('BarcodeReader.Read', any);
    await expect.poll(() => scanner.state().on, patient).toBe(true);
    scanner.wire.faults({ corruptNext: 1 });
    expect((await show(voucher, read)).text).toBe(voucher);
  });
});

describe('A keyboard wedge', () => {
  it('is listened to while a Read is active, and only then', async () => {
    const awaited: boolean[] = [];
    const keyboard = createKeyboard((on) => awaited.push(on));
    const table = driven('scanner-wedge', wedgeWire(keyboard), true);
    await table.seen((report) => JSON.stringify(report.payload).includes('"device":"online"'));
    keyboard.type('typed too early');
    const read = table.give('BarcodeReader.Read', any);
    await expect.poll(() => awaited, patient).toEqual([true]);
    keyboard.type(voucher);
    expect(await read.done).toMatchObject({ payload: { readOutput: [{ barcodeData: Buffer.from(voucher).toString('base64') }] } });
    expect(awaited).toEqual([true, false]);
  });
});

describeHid('Over hidraw', () => {
  /** Microscan's reports have id 1; node-hid gives none that the descriptor does not announce. */
  function infoOf(language: ScannerLanguage): HidInfo {
    const reportDescriptor = Buffer.from(scannerInfo.reportDescriptor);
    if (language === 'hid-microscan') reportDescriptor.set([0x85, 0x01], reportDescriptor.indexOf(Buffer.from([0x85, 0x02])));
    return { ...scannerInfo, reportDescriptor };
  }

  async function overHid(language: ScannerLanguage): Promise<{ readonly table: Bench; readonly scanner: SimulatedScanner }> {
    const host = openHidHost();
    cleanUps.push(() => host.close());
    process.env.HIDSIM_DIR = host.folder;
    const scanner = await openScannerOn((peer) => openHidWire({ host, info: infoOf(language), packing: { kind: 'reports' } }, peer), {
      language,
      triggerRequired: false,
    });
    cleanUps.push(scanner.close);
    const { vendorId, productId } = scannerInfo;
    return { table: driven('scanner-hid-pos', hidWire({ vendorId, productId, usagePage: 0x8c, usage: 2 }, systemClock)), scanner };
  }

  it.each(['hid-pos', 'hid-pos-shifted'] as const)(
    'a code of %s is read with its symbology, a long one from several reports',
    async (language) => {
      const { table, scanner } = await overHid(language);
      const { give, show } = await online(table, scanner);
      expect(await show(voucher, give('BarcodeReader.Read', any))).toEqual({ text: voucher, symbology: 'qrCode' });
      expect(await show(long, give('BarcodeReader.Read', any), ']C0')).toEqual({ text: long, symbology: 'code128' });
    },
  );

  it('a scanner that was unplugged is found again', async () => {
    const { table, scanner } = await overHid('hid-pos');
    const { give, show, becomes } = await online(table, scanner);
    const read = give('BarcodeReader.Read', any);
    scanner.wire.cable('cut');
    expect(await read.done).toMatchObject({ header: { completionCode: 'deviceNotReady' } });
    const back = becomes('online');
    scanner.wire.cable('whole');
    await back;
    expect((await show(voucher, give('BarcodeReader.Read', any))).text).toBe(voucher);
  });

  it('a scanner that speaks no point-of-sale reports contradicts its profile and is not used', async () => {
    const { table, scanner } = await overHid('hid-microscan');
    const { give, becomes } = await online(table, scanner);
    const contradicted = becomes('hardwareError');
    const read = give('BarcodeReader.Read', any);
    scanner.show(Buffer.from(voucher));
    expect(await read.done).toMatchObject({ header: { completionCode: 'deviceNotReady', errorDescription: 'profile contradicted' } });
    expect((await contradicted).payload).toMatchObject({ common: { problem: 'profileContradicted' } });
    expect(await give('BarcodeReader.Read', any).done).toMatchObject({ header: { completionCode: 'deviceNotReady' } });
  });
});
