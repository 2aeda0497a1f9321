// A USB host of simulated HID devices: whoever runs with the shim and HIDSIM_DIR sees them as /dev/hidrawN.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type HidDevice, type HidDeviceHandlers, openHidDevice } from './device.ts';
import type { HidInfo } from './node-folder.ts';

export interface HidHost {
  /** The value of HIDSIM_DIR. */
  readonly folder: string;
  readonly plug: (info: HidInfo, handlers: HidDeviceHandlers) => Promise<HidDevice>;
  readonly close: () => void;
}

/** The name of a Unix socket ends at 107 bytes, and the sockets lie two folders deeper. */
const longestFolder = 80;

/** @param folder A new one where nothing else lives; left out: one is made. */
export function openHidHost(folder = mkdtempSync(path.join(tmpdir(), 'hid-'))): HidHost {
  if (folder.length > longestFolder)
    throw new Error(`${folder} is too long: the sockets of HID devices need at most ${longestFolder} characters`);
  mkdirSync(folder, { recursive: true });
  /** A number stays taken until the last handle of its unplugged device is closed, as in the kernel; null: it is just being plugged in. */
  const taken = new Map<number, HidDevice | null>();

  return {
    folder,
    async plug(info, handlers) {
      let number = 0;
      while (taken.has(number)) number += 1;
      taken.set(number, null);
      const device = await openHidDevice({ root: folder, number, info, handlers, freed: () => taken.delete(number) });
      taken.set(number, device);
      return device;
    },
    close() {
      for (const device of taken.values()) device?.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
