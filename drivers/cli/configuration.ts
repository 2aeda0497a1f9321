// Which device the command line means: the configuration's, another profile or wire, or the simulators' ports.

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { DeviceId } from '../../contract/device/message.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import {
  type DeviceConfiguration,
  type DevicesConfiguration,
  devicesSchema,
  type Wire,
  wireSchema,
} from '../../kiosk-config/profiles/wiring.ts';
import { kebab, type Options } from './arguments.ts';

/** The ports of `npm run simulators`. */
const simulators: z.input<typeof devicesSchema> = {
  receiptPrinter: { profile: 'receipt-printer-escpos-80mm', wire: { kind: 'tcp', host: '127.0.0.1', port: 9100 } },
  scanner: { profile: 'scanner-line-newland', wire: { kind: 'tcp', host: '127.0.0.1', port: 9101 } },
  idCardReader: { profile: 'id-card-reader-sam-v', wire: { kind: 'tcp', host: '127.0.0.1', port: 9102 } },
  ticketDispenser: { profile: 'ticket-dispenser-vkp80iii', wire: { kind: 'tcp', host: '127.0.0.1', port: 9103 } },
};

const whole = z.object({ devices: z.unknown() });

export function devicesOf({ configuration }: Options): Result<DevicesConfiguration, string> {
  if (configuration === null) return succeed(devicesSchema.parse(simulators));
  const json = jsonOf(configuration);
  if (!json.ok) return json;
  const file = whole.safeParse(json.value);
  const devices = devicesSchema.safeParse(file.success && file.data.devices !== undefined ? file.data.devices : json.value);
  if (devices.success) return succeed(devices.data);
  const issue = devices.error.issues[0];
  return fail(`${configuration}, devices.${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

/** What the configuration says of this device, with what the command line says otherwise. */
export function deviceOf(id: DeviceId, options: Options): Result<DeviceConfiguration, string> {
  const devices = devicesOf(options);
  if (!devices.ok) return devices;
  const configured = devices.value[id];
  const wire = options.wire === null ? succeed(configured?.wire) : wireNamed(options.wire);
  if (!wire.ok) return wire;
  const profile = options.profile ?? configured?.profile;
  if (profile === undefined || wire.value === undefined)
    return fail(`The configuration has no ${kebab(id)}: --profile and --wire say which one is meant`);
  return succeed({ profile, wire: wire.value, allowUnverified: options.allowUnverified || (configured?.allowUnverified ?? false) });
}

/** What was taken because nothing else was said, in one sentence; null: it was said. */
export function taken({ configuration, wire }: Options, device: DeviceConfiguration): string | null {
  if (configuration !== null || wire !== null || device.wire.kind !== 'tcp') return null;
  return `Using tcp:${device.wire.host}:${device.wire.port}, as npm run simulators offers`;
}

const wireForms: readonly (readonly [RegExp, (match: readonly string[]) => z.input<typeof wireSchema>])[] = [
  [
    /^tcp:([^\s:]+|\[[\da-f:]+\]):(\d+)$/i,
    ([, host = '', port]) => ({ kind: 'tcp', host: host.replace(/^\[|\]$/g, ''), port: Number(port) }),
  ],
  [/^serial:([^@\s]+)(?:@(\d+))?$/, ([, path = '', baud = '115200']) => ({ kind: 'serial', path, baudRate: Number(baud) })],
  [
    /^(hid|usb):([\da-f]{4}):([\da-f]{4})$/i,
    ([, kind, vendor = '', product = '']) => ({
      kind: kind === 'usb' ? 'usb' : 'hid',
      vendorId: Number.parseInt(vendor, 16),
      productId: Number.parseInt(product, 16),
    }),
  ],
];

export function wireNamed(text: string): Result<Wire, string> {
  for (const [form, make] of wireForms) {
    const match = form.exec(text);
    const wire = match && wireSchema.safeParse(make(match));
    if (wire?.success) return succeed(wire.data);
  }
  return fail(`"${text}" is no wire; write tcp:HOST:PORT, serial:PATH@BAUD, hid:VVVV:PPPP or usb:VVVV:PPPP`);
}

function jsonOf(file: string): Result<unknown, string> {
  try {
    return succeed(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    // The parser quotes the file, which is the technician's own.
    return fail(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
