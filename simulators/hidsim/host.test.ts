// The bus by itself: numbers, folders and what becomes of them. What node-hid sees of it is in tests/wires.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HidHost, openHidHost } from './host.ts';
import type { HidInfo } from './node-folder.ts';

const info: HidInfo = {
  vendorId: 0x0483,
  productId: 0x572b,
  manufacturer: 'Simulated',
  product: 'Reader',
  serialNumber: 'R1',
  release: 0x0102,
  reportDescriptor: Buffer.from('0600FF0901A101150026FF007508954009028102954009039102C0', 'hex'),
};
const deaf = { output: () => undefined };
let host: HidHost;

// Unix sockets with names of any length are Linux's; the shim is no part of this.
describe.skipIf(process.platform === 'win32')('A host of simulated HID devices', () => {
  beforeEach(() => {
    host = openHidHost();
  });
  afterEach(() => host.close());

  const nodes = (): string[] => readdirSync(host.folder).filter((name) => !name.startsWith('.'));

  it('gives each device a number of its own, also those that are plugged in at once', async () => {
    const devices = await Promise.all([host.plug(info, deaf), host.plug(info, deaf)]);
    expect(devices.map((device) => device.path)).toEqual(['/dev/hidraw0', '/dev/hidraw1']);
    devices[0]?.unplug();
    expect(nodes()).toEqual(['hidraw1']);
    expect((await host.plug(info, deaf)).path).toBe('/dev/hidraw0');
  });

  it('shows what udev shows of a device', async () => {
    await host.plug(info, deaf);
    const file = (name: string): string => readFileSync(path.join(host.folder, 'hidraw0', name), 'latin1');
    expect(file('device/uevent')).toContain('HID_ID=0003:00000483:0000572B\n');
    expect(file('usb_device/bcdDevice')).toBe('0102\n');
    expect(Buffer.from(file('device/report_descriptor'), 'latin1')).toEqual(info.reportDescriptor);
  });

  it('loses the reports of a device that nobody has open, and of one that is unplugged', async () => {
    const device = await host.plug(info, deaf);
    expect([device.input(Buffer.alloc(64)), device.openHandles()]).toEqual([0, 0]);
    device.unplug();
    expect(device.input(Buffer.alloc(64))).toBe(0);
  });

  it('leaves nothing behind', async () => {
    await host.plug(info, deaf);
    host.close();
    expect(existsSync(host.folder)).toBe(false);
  });
});

it('A folder whose sockets would have too long names is refused at once', () => {
  expect(() => openHidHost(`/tmp/${'long'.repeat(20)}`)).toThrow('too long');
});
