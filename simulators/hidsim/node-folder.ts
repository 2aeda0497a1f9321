// The folder that stands for a plugged device: what the shim shows to hidapi as /dev/hidrawN and as its udev entry.

import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface HidInfo {
  readonly vendorId: number;
  readonly productId: number;
  readonly manufacturer: string;
  readonly product: string;
  readonly serialNumber: string;
  /** Binary coded decimal, e.g. 0x0101. */
  readonly release: number;
  readonly reportDescriptor: Buffer;
}

export interface NodeFolder {
  /** Where the device listens before it appears. */
  readonly socketPath: string;
  /** All at once, so that nobody sees half a device; the socket goes on working under its new name. */
  readonly appear: () => void;
  readonly vanish: () => void;
}

const usbBus = 3;

export function nodeFolder(root: string, number: number, info: HidInfo): NodeFolder {
  const shown = path.join(root, `hidraw${number}`);
  const hidden = path.join(root, `.hidraw${number}`);
  rmSync(hidden, { recursive: true, force: true });
  for (const [name, content] of Object.entries(filesOf(number, info))) {
    mkdirSync(path.dirname(path.join(hidden, name)), { recursive: true });
    writeFileSync(path.join(hidden, name), content);
  }
  return {
    socketPath: path.join(hidden, 'sock'),
    appear: () => renameSync(hidden, shown),
    vanish: () => {
      renameSync(shown, hidden);
      rmSync(hidden, { recursive: true, force: true });
    },
  };
}

/** The attributes that hidapi 0.15 reads, as sysfs has them. */
function filesOf(number: number, info: HidInfo): Readonly<Record<string, string | Buffer>> {
  const vendor = hex(info.vendorId);
  const product = hex(info.productId);
  const uevent = [
    'DRIVER=hid-generic',
    `HID_ID=${hex(usbBus)}:0000${vendor}:0000${product}`,
    `HID_NAME=${info.manufacturer} ${info.product}`,
    `HID_PHYS=usb-simulated-${number}/input0`,
    `HID_UNIQ=${info.serialNumber}`,
  ];
  return {
    'device/uevent': `${uevent.join('\n')}\n`,
    'device/report_descriptor': info.reportDescriptor,
    'usb_device/manufacturer': `${info.manufacturer}\n`,
    'usb_device/product': `${info.product}\n`,
    'usb_device/serial': `${info.serialNumber}\n`,
    'usb_device/bcdDevice': `${hex(info.release)}\n`,
    'usb_device/idVendor': `${vendor.toLowerCase()}\n`,
    'usb_device/idProduct': `${product.toLowerCase()}\n`,
    'usb_interface/bInterfaceNumber': '00\n',
  };
}

const hex = (number: number): string => number.toString(16).padStart(4, '0').toUpperCase();
