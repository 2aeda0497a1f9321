// The devices of a terminal, checked whole: each has a profile that exists and may be used, on a wire that it can have.

import { type DeviceId, deviceIds } from '../../contract/device/message.ts';
import { ioBoardProfiles } from './auxiliaries/io-board/profiles.ts';
import { keypadProfiles } from './auxiliaries/keypad/profiles.ts';
import { upsProfiles } from './auxiliaries/ups/profiles.ts';
import type { Catalogue } from './catalogue.ts';
import { idCardReaderProfiles } from './id-card-reader/profiles.ts';
import { receiptPrinterProfiles } from './receipt-printer/profiles.ts';
import { scannerProfiles } from './scanner/profiles.ts';
import { ticketDispenserProfiles } from './ticket-dispenser/profiles.ts';
import { devicesSchema, type Wire } from './wiring.ts';

interface Kind {
  readonly profiles: Catalogue<unknown>;
  readonly wires: readonly Wire['kind'][];
}

const kinds: Readonly<Record<DeviceId, Kind>> = {
  scanner: { profiles: scannerProfiles, wires: ['serial', 'tcp', 'hid', 'wedge'] },
  idCardReader: { profiles: idCardReaderProfiles, wires: ['serial', 'tcp', 'hid', 'usb'] },
  receiptPrinter: { profiles: receiptPrinterProfiles, wires: ['serial', 'tcp', 'usb'] },
  ticketDispenser: { profiles: ticketDispenserProfiles, wires: ['serial', 'tcp', 'usb'] },
  auxiliaries: { profiles: ioBoardProfiles, wires: ['serial', 'tcp'] },
  keypad: { profiles: keypadProfiles, wires: ['hid'] },
  ups: { profiles: upsProfiles, wires: ['serial', 'tcp'] },
};

/** One optional device with a wrong profile would else take all of them down with the drivers process. */
export const checkedDevices = devicesSchema.superRefine((devices, context) => {
  for (const id of deviceIds) {
    const device = devices[id];
    if (!device) continue;
    const { profiles, wires } = kinds[id];
    const profile = profiles.named(device.profile, device.allowUnverified);
    if (!profile.ok) context.addIssue({ code: 'custom', path: [id, 'profile'], message: profile.fault.problem });
    if (!wires.includes(device.wire.kind)) {
      const message = `"${device.wire.kind}" is no wire of this device; there are: ${wires.join(', ')}`;
      context.addIssue({ code: 'custom', path: [id, 'wire', 'kind'], message });
    }
  }
});
