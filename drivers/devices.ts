// From the configuration to the devices of this terminal: profile, driver and wire of each.

import type { DeviceId, DeviceReport } from '../contract/device/message.ts';
import type { Log } from '../contract/log/log.ts';
import { fail, type Result, succeed } from '../contract/result.ts';
import { idCardReaderProfile, type ProfileFault, receiptPrinterProfile, scannerProfile } from '../kiosk-config/profiles/profiles.ts';
import type { DeviceConfiguration, DevicesConfiguration } from '../kiosk-config/profiles/schema.ts';
import type { Clock } from './clock.ts';
import { createDevice, type Device } from './device.ts';
import type { Driver, Receiver } from './driver.ts';
import { idCardReaderDriver } from './id-card-reader/driver.ts';
import { receiptPrinterDriver } from './receipt-printer/driver.ts';
import { scannerDriver } from './scanner/driver.ts';
import { wireOf } from './wire/of-configuration.ts';

export interface Surroundings {
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly report: (report: DeviceReport) => void;
}

export type Devices = Readonly<Record<DeviceId, Device>>;

/** All devices, or the first profile that cannot be used. */
export function createDevices(configuration: DevicesConfiguration, around: Surroundings): Result<Devices, ProfileFault> {
  const { clock, random } = around;
  const scanner = assemble('scanner', configuration.scanner, scannerProfile, (profile) => scannerDriver(profile, clock), around);
  if (!scanner.ok) return scanner;
  const idCardReader = assemble(
    'idCardReader',
    configuration.idCardReader,
    idCardReaderProfile,
    (profile) => idCardReaderDriver(profile, clock),
    around,
  );
  if (!idCardReader.ok) return idCardReader;
  const receiptPrinter = assemble(
    'receiptPrinter',
    configuration.receiptPrinter,
    receiptPrinterProfile,
    (profile) => receiptPrinterDriver(profile, clock, random),
    around,
  );
  if (!receiptPrinter.ok) return receiptPrinter;
  return succeed({ scanner: scanner.value, idCardReader: idCardReader.value, receiptPrinter: receiptPrinter.value });
}

function assemble<Profile, Session extends Receiver>(
  device: DeviceId,
  configuration: DeviceConfiguration | null,
  profileNamed: (name: string) => Result<Profile, ProfileFault>,
  driverOf: (profile: Profile) => Driver<Session>,
  around: Surroundings,
): Result<Device, ProfileFault> {
  if (!configuration) return succeed(createDevice({ ...around, driver: absent(device), wire: null }));
  const profile = profileNamed(configuration.profile);
  if (!profile.ok) return fail(profile.fault);
  return succeed(createDevice({ ...around, driver: driverOf(profile.value), wire: wireOf(configuration.wire, around.clock) }));
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
    capabilities: () => ({ driver: 'none', model: null }),
  };
}
