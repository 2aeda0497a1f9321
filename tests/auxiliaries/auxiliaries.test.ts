// The auxiliaries' drivers against their simulators, over the wires that such devices really have, with cables pulled.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceReport } from '../../contract/device/message.ts';
import { ioBoardDriver } from '../../drivers/auxiliaries/io-board/driver.ts';
import { keypadDriver } from '../../drivers/auxiliaries/keypad/driver.ts';
import { upsDriver } from '../../drivers/auxiliaries/ups/driver.ts';
import { systemClock } from '../../drivers/clock.ts';
import { createDevices } from '../../drivers/devices.ts';
import type { Driver, Receiver } from '../../drivers/driver.ts';
import { type Bench, bench } from '../../drivers/testing/bench.ts';
import { wireOf } from '../../drivers/wire/of-configuration.ts';
import { ioBoardProfiles } from '../../kiosk-config/profiles/auxiliaries/io-board/profiles.ts';
import { keypadProfiles } from '../../kiosk-config/profiles/auxiliaries/keypad/profiles.ts';
import { upsProfiles } from '../../kiosk-config/profiles/auxiliaries/ups/profiles.ts';
import { devicesSchema, wireSchema } from '../../kiosk-config/profiles/wiring.ts';
import { openIoBoard } from '../../simulators/devices/auxiliaries/io-board.ts';
import { keypadDescriptor, simulatedKeypad } from '../../simulators/devices/auxiliaries/keypad.ts';
import { openUps } from '../../simulators/devices/auxiliaries/ups.ts';
import { openHidWire } from '../../simulators/devices/hid-wire.ts';
import type { Wire, WireOptions } from '../../simulators/devices/wire.ts';
import { openHidHost } from '../../simulators/hidsim/host.ts';
import { whyNoHid } from '../../simulators/hidsim/shim.ts';

function loaded<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: { readonly problem: string } },
): T {
  if (!result.ok) throw new Error(result.fault.problem);
  return result.value;
}

const boardProfile = { ...loaded(ioBoardProfiles.named('io-board-modbus', false)), pollMs: 30, answerMs: 100 };
const upsProfile = { ...loaded(upsProfiles.named('ups-megatec-12v', false)), pollMs: 50, answerMs: 150 };
const keypadProfile = loaded(keypadProfiles.named('keypad-hid-boot', false));

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function benched<Session extends Receiver>(driver: Driver<Session>, wire: unknown): Bench {
  const table = bench(driver, wireOf(wireSchema.parse(wire), systemClock), systemClock);
  cleanUps.push(table.stop);
  return table;
}

const status = async ({ give }: Bench): Promise<unknown> => (await give('Common.Status').done)?.payload;
const becomes = (table: Bench, expected: object): Promise<void> =>
  expect.poll(() => status(table), { timeout: 5000, interval: 20 }).toMatchObject(expected);

describe.each(['tcp', 'serial'] as const)('Over %s', (kind) => {
  const options = async (): Promise<WireOptions> => {
    const folder = await mkdtemp(path.join(tmpdir(), 'auxiliaries-'));
    cleanUps.push(() => rm(folder, { recursive: true, force: true }));
    return { host: '127.0.0.1', port: 0, serialPath: kind === 'serial' ? path.join(folder, 'port') : null, baudRate: null };
  };
  const wiring = ({ serial, tcp }: Wire): object =>
    serial === null ? { kind: 'tcp', ...tcp } : { kind: 'serial', path: serial, baudRate: 9600 };

  it('the board switches its lights, watches door and jack, and shows the lights again after its power was cut', async () => {
    const board = await openIoBoard(await options());
    cleanUps.push(board.close);
    const table = benched(ioBoardDriver(boardProfile, systemClock), wiring(board.wire));
    await becomes(table, { common: { device: 'online' }, auxiliaries: { cabinetDoor: 'closed', headphones: 'notPresent' } });
    const lit = await table.give('Kiosk.SetLight', { name: 'receiptPrinter', flashRate: 'continuous' }, 2000).done;
    expect(lit?.header.completionCode).toBe('success');
    expect(board.state().coils.indexOf(true)).toBe(2);
    board.door('open');
    board.headphones(true);
    await becomes(table, { auxiliaries: { cabinetDoor: 'open', headphones: 'present' } });
    board.wire.power(false);
    await becomes(table, { auxiliaries: { cabinetDoor: 'unknown', headphones: 'unknown' } });
    board.wire.power(true);
    await becomes(table, { common: { device: 'online' }, auxiliaries: { cabinetDoor: 'open' }, lights: { receiptPrinter: 'continuous' } });
    expect(board.state().coils.indexOf(true)).toBe(2);
  });

  it('the board is heard through every fault of a cable that carries something', async () => {
    const board = await openIoBoard(await options());
    cleanUps.push(board.close);
    const table = benched(ioBoardDriver(boardProfile, systemClock), wiring(board.wire));
    await becomes(table, { common: { device: 'online' } });
    for (const fault of [
      { corruptNext: 1 },
      { garbageNext: 1 },
      { duplicateNext: 2 },
      { staleNext: 1 },
      { chunk: 'random' },
      { delayMs: 20 },
    ] as const) {
      board.wire.faults(fault);
      for (const flashRate of ['continuous', 'off']) {
        const done = await table.give('Kiosk.SetLight', { name: 'statusBad', flashRate }, 2000).done;
        expect([fault, done?.header.completionCode]).toEqual([fault, 'success']);
        expect([fault, board.state().coils[5]]).toEqual([fault, flashRate === 'continuous']);
      }
      board.wire.heal();
    }
  });

  it('the UPS tells a power cut, and that nobody hears it any more', async () => {
    const ups = await openUps(await options());
    cleanUps.push(ups.close);
    const table = benched(upsDriver(upsProfile, systemClock), wiring(ups.wire));
    await becomes(table, { common: { device: 'online' }, ups: { supply: 'mains', battery: 'good', percent: 100 } });
    ups.mains(false);
    ups.battery(10.8);
    await becomes(table, { ups: { supply: 'battery', battery: 'low', percent: 10 } });
    ups.wire.faults({ silent: true });
    await becomes(table, { common: { device: 'offline' }, ups: { supply: 'unknown', battery: 'unknown', percent: null } });
    ups.wire.heal();
    ups.fault('failed');
    await becomes(table, { common: { device: 'hardwareError' }, ups: { supply: 'battery' } });
    ups.reset();
    await becomes(table, { common: { device: 'online' }, ups: { supply: 'mains' } });
  });
});

describe('A terminal', () => {
  const around = { clock: systemClock, random: () => 0.5, log: () => undefined };
  const conditionsOf = async (configuration: object): Promise<readonly unknown[]> => {
    const none = { scanner: null, idCardReader: null, receiptPrinter: null };
    const reports: DeviceReport[] = [];
    const report = (sent: DeviceReport): void => void reports.push(sent);
    const devices = loaded(createDevices(devicesSchema.parse({ ...none, ...configuration }), { ...around, report }));
    const header = { name: 'Common.Status', requestId: 1, version: '1.0', type: 'command', timeout: 0 } as const;
    for (const device of ['auxiliaries', 'keypad', 'ups'] as const) await devices[device].handle({ device, header, payload: {} });
    return reports.filter((sent) => sent.header.type === 'completion').map(({ payload }) => payload.common);
  };

  it('has no auxiliaries unless it is configured with them', async () => {
    expect(await conditionsOf({})).toEqual([{ device: 'noDevice' }, { device: 'noDevice' }, { device: 'noDevice' }]);
  });

  it('has those that its configuration names', async () => {
    const wire = { kind: 'tcp', host: '127.0.0.1', port: 9 };
    const configuration = {
      auxiliaries: { profile: 'io-board-modbus', wire },
      keypad: { profile: 'keypad-hid-boot', wire: { kind: 'hid', vendorId: 0x1209, productId: 0x6b70 } },
      ups: { profile: 'ups-megatec', wire },
    };
    expect(await conditionsOf(configuration)).toEqual([{ device: 'starting' }, { device: 'starting' }, { device: 'starting' }]);
  });
});

const noHid = whyNoHid();
if (noHid !== null) {
  describe('Over HID', () => {
    it.todo(`the keypad: not run here, because ${noHid}`);
  });
} else {
  describe('Over HID, through the genuine node-hid', () => {
    const ids = { vendorId: 0x1209, productId: 0x6b70 };
    it('the keypad tells each press once, before and after it was unplugged', async () => {
      const host = openHidHost();
      process.env.HIDSIM_DIR = host.folder;
      cleanUps.push(() => Promise.resolve(host.close()));
      const info = { ...ids, manufacturer: 'Invented', product: 'Keypad', serialNumber: 'KP0001', release: 0x100 };
      const cable = await openHidWire(
        { host, info: { ...info, reportDescriptor: keypadDescriptor }, packing: { kind: 'reports' } },
        { received: () => undefined, lost: () => undefined },
      );
      cleanUps.push(cable.close);
      const keypad = simulatedKeypad(cable.send);
      const table = benched(keypadDriver(keypadProfile), { kind: 'hid', ...ids });
      const keys = (): unknown[] =>
        table.reports.filter(({ header }) => header.name === 'Kiosk.KeyPressedEvent').map(({ payload }) => payload.key);
      await becomes(table, { common: { device: 'online' } });
      keypad.press('5');
      keypad.press('select');
      keypad.release('5');
      keypad.press('5');
      keypad.releaseAll();
      await expect.poll(keys).toEqual(['5', 'select', '5']);
      cable.cable('cut');
      await becomes(table, { common: { device: 'powerOff' } });
      cable.cable('whole');
      await becomes(table, { common: { device: 'online' } });
      keypad.press('help');
      await expect.poll(keys).toEqual(['5', 'select', '5', 'help']);
    });
  });
}
