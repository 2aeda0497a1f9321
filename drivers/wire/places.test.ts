// Proof that a device is found by what it is and never by luck: serial ports by USB numbers or place, HID devices by numbers and usage.

import { describe, expect, it } from 'vitest';
import { choosePath } from './hid.ts';
import { choosePort, describePlace, listedPort } from './serial-place.ts';

/** As serialport 13 lists them on Linux, Windows and macOS: each writes the numbers its own way. */
const scanner = listedPort(
  { path: '/dev/ttyACM0', vendorId: '1eab', productId: '0c06', serialNumber: 'A1', pnpId: 'usb-Newland_FM30-if00' },
  'pci-0000:00:14.0-usb-0:3:1.0',
);
const twin = listedPort(
  { path: '/dev/ttyACM1', vendorId: '0x1EAB', productId: '0x0C06', serialNumber: 'B2' },
  'pci-0000:00:14.0-usb-0:4:1.0',
);
const windows = listedPort({ path: 'COM7', vendorId: '1A86', productId: '7523', locationId: 'Port_#0004.Hub_#0001' });
const built = listedPort({ path: '/dev/ttyS0' });
const ids = { vendorId: 0x1eab, productId: 0x0c06 };

describe('A serial port', () => {
  it('is found by the numbers of its USB device, however the system writes them', () => {
    expect(choosePort([built, scanner, windows], { usb: ids })).toEqual({ ok: true, value: '/dev/ttyACM0' });
    expect(choosePort([built, twin], { usb: ids })).toEqual({ ok: true, value: '/dev/ttyACM1' });
    expect(choosePort([windows], { usb: { vendorId: 0x1a86, productId: 0x7523 } })).toEqual({ ok: true, value: 'COM7' });
  });

  it('is none of two that are alike', () => {
    expect(choosePort([scanner, twin], { usb: ids })).toEqual({ ok: false, fault: 'ambiguous' });
  });

  it('is one of two that are alike when its serial number or its place is told', () => {
    expect(choosePort([scanner, twin], { usb: { ...ids, serialNumber: 'B2' } })).toEqual({ ok: true, value: '/dev/ttyACM1' });
    expect(choosePort([scanner, twin], { location: 'usb-0:3:' })).toEqual({ ok: true, value: '/dev/ttyACM0' });
    expect(choosePort([windows, twin], { location: 'Port_#0004' })).toEqual({ ok: true, value: 'COM7' });
  });

  it('is none of two at places that the description fits alike', () => {
    expect(choosePort([scanner, twin], { location: 'usb-0:' })).toEqual({ ok: false, fault: 'ambiguous' });
  });

  it('is absent when nothing fits: another model, another serial number, a port that has no numbers', () => {
    expect(choosePort([], { usb: ids })).toEqual({ ok: false, fault: 'absent' });
    expect(choosePort([built, windows], { usb: ids })).toEqual({ ok: false, fault: 'absent' });
    expect(choosePort([scanner], { usb: { ...ids, serialNumber: 'C3' } })).toEqual({ ok: false, fault: 'absent' });
    expect(choosePort([built], { location: 'usb-0:3:' })).toEqual({ ok: false, fault: 'absent' });
  });

  it('is named in the log by what the configuration says of it', () => {
    expect(describePlace({ path: '/dev/ttyUSB0' })).toBe('/dev/ttyUSB0');
    expect(describePlace({ usb: ids })).toBe('usb 1eab:0c06');
    expect(describePlace({ location: 'usb-0:3:' })).toBe('at usb-0:3:');
  });
});

describe('A HID device', () => {
  const pos = { vendorId: 1, productId: 2, release: 0, interface: 0, path: '/dev/hidraw0', usagePage: 0x8c, usage: 2, serialNumber: 'S1' };
  const keyboard = { ...pos, usagePage: 1, usage: 6 };
  const other = { ...pos, path: '/dev/hidraw1', serialNumber: 'S2' };
  const place = { vendorId: 1, productId: 2 };

  it('with several usages is still one device', () => {
    expect(choosePath([pos, keyboard], place)).toEqual({ ok: true, value: '/dev/hidraw0' });
  });

  it('is chosen by usage or serial number among several nodes', () => {
    const keyboardNode = { ...keyboard, path: '/dev/hidraw3' };
    expect(choosePath([pos, keyboardNode], { ...place, usagePage: 0x8c, usage: 2 })).toEqual({ ok: true, value: '/dev/hidraw0' });
    expect(choosePath([pos, other], { ...place, serialNumber: 'S2' })).toEqual({ ok: true, value: '/dev/hidraw1' });
  });

  it('is none of two that are alike, and absent when none fits', () => {
    expect(choosePath([pos, other], place)).toEqual({ ok: false, fault: 'ambiguous' });
    expect(choosePath([pos], { ...place, usagePage: 0xff00 })).toEqual({ ok: false, fault: 'absent' });
  });
});
