// USB devices without a serial port of their own: SAM readers and printers on bulk endpoints. No simulator of it exists; bulk.ts has the framing.

import type { usb as Usb } from 'usb';
import { pathText } from '../../contract/log/log.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Packaging, UsbBulk } from '../../kiosk-config/profiles/hid-wrapper.ts';
import type { WireOf } from '../../kiosk-config/profiles/wiring.ts';
import type { Clock } from '../clock.ts';
import { bulkPort, type BulkShape, type Endpoints } from './bulk.ts';
import { wireOver } from './port.ts';
import { idText } from './serial-place.ts';
import type { ByteWire, OpenFault } from './wire.ts';

type UsbPlace = Omit<WireOf<'usb'>, 'kind'>;
type UsbDevice = Awaited<ReturnType<typeof Usb.getDevices>>[number];

/** What usb 3.1 leaves to types of the browser that Node has not. */
interface UsbConfiguration {
  readonly interfaces: readonly {
    readonly interfaceNumber: number;
    readonly alternate: {
      readonly endpoints: readonly {
        readonly endpointNumber: number;
        readonly direction: 'in' | 'out';
        readonly type: string;
        readonly packetSize: number;
      }[];
    };
  }[];
}

/** A read that found nothing is given again, so that a close never waits longer than this. */
const readWithin = 500;
/** The write deadline of the wire comes before this one. */
const writeWithin = 60_000;

export function usbWire(place: UsbPlace, clock: Clock, { usbBulk = { kind: 'plain' } }: Packaging = {}): ByteWire {
  const name = pathText(`usb:${idText(place.vendorId)}:${idText(place.productId)}`);
  return wireOver(name, clock, async (events) => {
    const device = await chosenDevice(place);
    if (!device.ok) return device;
    const claimed = await claim(device.value, place.interfaceNumber, usbBulk);
    return claimed.ok ? succeed(bulkPort(claimed.value.endpoints, claimed.value.shape, events)) : claimed;
  });
}

async function chosenDevice({ vendorId, productId, serialNumber }: UsbPlace): Promise<Result<UsbDevice, OpenFault>> {
  try {
    // Loaded at need: a terminal without such a device does without the library.
    const { usb } = await import('usb');
    const fitting = (await usb.getDevices()).filter(
      (device) =>
        device.vendorId === vendorId &&
        device.productId === productId &&
        (serialNumber === undefined || device.serialNumber === serialNumber),
    );
    const [first, second] = fitting;
    if (!first) return fail('absent');
    return second ? fail('ambiguous') : succeed(first);
  } catch {
    return fail('failed');
  }
}

async function claim(
  device: UsbDevice,
  interfaceNumber: number,
  wanted: UsbBulk,
): Promise<Result<{ readonly endpoints: Endpoints; readonly shape: BulkShape }, OpenFault>> {
  try {
    await device.open();
    // The kernel's printer driver holds printers; a device that has none refuses, and is none the worse for it.
    if (process.platform === 'linux') await device.detachKernelDriver(interfaceNumber).catch(() => undefined);
    await device.claimInterface(interfaceNumber);
    const found = bulkEndpoints(device, interfaceNumber, wanted);
    if (found) return succeed({ endpoints: endpointsOf(device, interfaceNumber, found.packetSize), shape: found.shape });
    await device.close();
    return fail('failed');
  } catch (error) {
    await device.close().catch(() => undefined);
    return fail(error instanceof Error && /busy|in use/i.test(error.message) ? 'busy' : 'failed');
  }
}

function bulkEndpoints(
  device: UsbDevice,
  interfaceNumber: number,
  wanted: UsbBulk,
): { readonly shape: BulkShape; readonly packetSize: number } | null {
  const configuration: UsbConfiguration | null | undefined = device.configuration;
  const chosen = configuration?.interfaces.find((each) => each.interfaceNumber === interfaceNumber);
  const bulk = (chosen?.alternate.endpoints ?? []).filter((endpoint) => endpoint.type === 'bulk');
  const into = bulk.find((endpoint) => endpoint.direction === 'in');
  const out = bulk.find((endpoint) => endpoint.direction === 'out');
  if (!into || !out) return null;
  const packetSize = Math.max(...bulk.map((endpoint) => endpoint.packetSize));
  if (wanted.kind === 'samPairs') return { shape: wanted, packetSize };
  return { shape: { kind: 'plain', out: wanted.out ?? out.endpointNumber, in: wanted.in ?? into.endpointNumber }, packetSize };
}

function endpointsOf(device: UsbDevice, interfaceNumber: number, packetSize: number): Endpoints {
  return {
    packetSize,
    out: async (endpoint, bytes) => {
      for (let sent = 0; sent < bytes.length; ) {
        const count = await device.nativeTransferOut(endpoint, writeWithin, bytes.subarray(sent));
        if (count <= 0) throw new Error('The endpoint takes nothing');
        sent += count;
      }
    },
    in: async (endpoint, length) => {
      try {
        return await device.nativeTransferIn(endpoint, readWithin, length);
      } catch (error) {
        // usb 3.1 cancels a transfer at its timeout and says only that.
        if (error instanceof Error && /cancel/i.test(error.message)) return null;
        throw error;
      }
    },
    close: async () => {
      await device.releaseInterface(interfaceNumber).catch(() => undefined);
      await device.close();
    },
  };
}
