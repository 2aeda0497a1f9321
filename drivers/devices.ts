// From the configuration to the devices of this terminal: profile, driver and wire of each.

import { type DeviceId, type DeviceReport, deviceIds } from '../contract/device/message.ts';
import type { Log } from '../contract/log/log.ts';
import { fail, type Result, succeed } from '../contract/result.ts';
import { ioBoardProfiles } from '../kiosk-config/profiles/auxiliaries/io-board/profiles.ts';
import { keypadProfiles } from '../kiosk-config/profiles/auxiliaries/keypad/profiles.ts';
import { upsProfiles } from '../kiosk-config/profiles/auxiliaries/ups/profiles.ts';
import type { Catalogue, ProfileFault } from '../kiosk-config/profiles/catalogue.ts';
import { idCardReaderProfiles } from '../kiosk-config/profiles/id-card-reader/profiles.ts';
import { receiptPrinterProfiles } from '../kiosk-config/profiles/receipt-printer/profiles.ts';
import { scannerProfiles } from '../kiosk-config/profiles/scanner/profiles.ts';
import { ticketDispenserProfiles } from '../kiosk-config/profiles/ticket-dispenser/profiles.ts';
import { packagingOf } from '../kiosk-config/profiles/hid-wrapper.ts';
import type { DeviceConfiguration, DevicesConfiguration } from '../kiosk-config/profiles/wiring.ts';
import { ioBoardDriver } from './auxiliaries/io-board/driver.ts';
import { keypadDriver } from './auxiliaries/keypad/driver.ts';
import { upsDriver } from './auxiliaries/ups/driver.ts';
import type { Clock } from './clock.ts';
import { createDevice, type Device } from './device.ts';
import type { Driver, Receiver } from './driver.ts';
import { idCardReaderDriver } from './id-card-reader/driver.ts';
import { receiptPrinterDriver } from './receipt-printer/driver.ts';
import { scannerDriver } from './scanner/driver.ts';
import { ticketDispenserDriver } from './ticket-dispenser/driver.ts';
import { wireOf } from './wire/of-configuration.ts';
import type { Keyboard } from './wire/wedge.ts';
import type { ByteWire } from './wire/wire.ts';

export interface Surroundings {
  readonly clock: Clock;
  readonly random: () => number;
  /** Where a scanner that types is heard; left out: nowhere. */
  readonly keyboard?: Keyboard;
  /** Listens in on every wire: traces are made so. */
  readonly tapped?: (wire: ByteWire) => ByteWire;
  readonly log: Log;
  readonly report: (report: DeviceReport) => void;
}

export type Devices = Readonly<Record<DeviceId, Device>>;

type Assemble = (configuration: DeviceConfiguration, around: Surroundings) => Result<Device, ProfileFault>;

const assemblers: Readonly<Record<DeviceId, Assemble>> = {
  scanner: assembler(scannerProfiles, (profile, { clock }) => scannerDriver(profile, clock)),
  idCardReader: assembler(idCardReaderProfiles, (profile, { clock }) => idCardReaderDriver(profile, clock)),
  receiptPrinter: assembler(receiptPrinterProfiles, (profile, { clock, random }) => receiptPrinterDriver(profile, clock, random)),
  ticketDispenser: assembler(ticketDispenserProfiles, (profile, { clock, random }) => ticketDispenserDriver(profile, clock, random)),
  auxiliaries: assembler(ioBoardProfiles, (profile, { clock }) => ioBoardDriver(profile, clock)),
  keypad: assembler(keypadProfiles, (profile) => keypadDriver(profile)),
  ups: assembler(upsProfiles, (profile, { clock }) => upsDriver(profile, clock)),
};

/** All devices, or the first profile that cannot be used. */
export function createDevices(configuration: DevicesConfiguration, around: Surroundings): Result<Devices, ProfileFault> {
  const devices: [DeviceId, Device][] = [];
  for (const id of deviceIds) {
    const device = configuration[id];
    const assembled = device
      ? assemblers[id](device, around)
      : succeed(createDevice({ ...around, driver: absent(id), profile: null, wire: null }));
    if (!assembled.ok) return assembled;
    devices.push([id, assembled.value]);
  }
  return succeed(Object.fromEntries(devices) as Devices);
}

function assembler<Profile, Session extends Receiver>(
  catalogue: Catalogue<Profile>,
  driverOf: (profile: Profile, around: Surroundings) => Driver<Session>,
): Assemble {
  return (configuration, around) => {
    const profile = catalogue.named(configuration.profile, configuration.allowUnverified);
    if (!profile.ok) return fail(profile.fault);
    const driver = driverOf(profile.value, around);
    const wire = wireOf(configuration.wire, around.clock, packagingOf(profile.value), around.keyboard ?? null);
    const { tapped = (untapped: ByteWire) => untapped } = around;
    return succeed(createDevice({ ...around, driver, profile: configuration.profile, wire: tapped(wire) }));
  };
}

/** What stands for a device that the terminal does not have: it answers status and knows no command. */
function absent(device: DeviceId): Driver<Receiver> {
  return {
    device,
    commands: {},
    open: () => ({ receive: () => undefined }),
    handshake: () => Promise.resolve(false),
    idle: () => Promise.resolve(),
    idleEvery: () => null,
    condition: () => 'offline',
    status: () => ({}),
    capabilities: () => ({ driver: 'none', model: null, firmware: null }),
  };
}
