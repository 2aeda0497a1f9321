// HID devices through node-hid: found by their numbers at every open, never by path, because a path belongs to a plug and not to a device.

import type { Device, HIDAsync } from 'node-hid';
import { pathText } from '../../contract/log/log.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Packaging } from '../../kiosk-config/profiles/hid-wrapper.ts';
import type { WireOf } from '../../kiosk-config/profiles/wiring.ts';
import type { Clock } from '../clock.ts';
import { bytesOf, reportsOf } from './hid-reports.ts';
import { wireOver } from './port.ts';
import { idText } from './serial-place.ts';
import type { ByteWire, OpenFault } from './wire.ts';

type HidPlace = Omit<WireOf<'hid'>, 'kind'>;

/**
 * Without a wrapper each `data` is exactly one input report (its id first where it has one) and each write one output report
 * (its id first, 0 where it has none); with one it is a stream of bytes.
 */
export function hidWire(place: HidPlace, clock: Clock, { hidWrapper, discardMs = 0 }: Packaging = {}): ByteWire {
  const name = pathText(`hid:${idText(place.vendorId)}:${idText(place.productId)}`);
  return wireOver(name, clock, async (events) => {
    const opened = await openedDevice(place);
    if (!opened.ok) return opened;
    const device = opened.value;
    const begin = clock.now();
    // Permanent: node-hid stops and starts its reading thread with the listeners, at 50 ms each time.
    device.on('data', (report: Uint8Array) => {
      if (clock.now() - begin < discardMs) return;
      const bytes = hidWrapper ? bytesOf(report, hidWrapper) : report;
      if (bytes.length > 0) events.received(bytes);
    });
    device.on('error', events.lost);
    // node-hid begins to read in the next tick, and throws out of reach if the device was closed before that.
    await new Promise<void>((resolve) => process.nextTick(resolve));
    let last: Promise<unknown> = Promise.resolve();
    return succeed({
      transmit: (bytes: Uint8Array) => {
        const sent = last.then(() => writeAll(device, hidWrapper ? reportsOf(bytes, hidWrapper) : [bytes]));
        // What failed has closed the wire; whatever waits behind it fails by itself.
        last = sent.catch(() => undefined);
        return sent;
      },
      release: () => device.close(),
      extras: {
        sendFeature: async (report: Uint8Array) => {
          const sent = await device.sendFeatureReport(Buffer.from(report)).catch(() => -1);
          return sent >= 0;
        },
      },
    });
  });
}

async function openedDevice(place: HidPlace): Promise<Result<HIDAsync, OpenFault>> {
  try {
    // Loaded at need: a terminal without such a device does without the library.
    const { default: hid } = await import('node-hid');
    // hidraw keeps the reports of each handle apart and detaches no kernel driver; beyond Linux the word means nothing.
    hid.setDriverType('hidraw');
    const path = choosePath(await hid.devicesAsync(place.vendorId, place.productId), place);
    return path.ok ? succeed(await hid.HIDAsync.open(path.value)) : path;
  } catch {
    // hidapi has one sentence for every reason; no right to the node is the usual one.
    return fail('failed');
  }
}

/** A device stands in the list once for each of its usages; two paths are two devices. */
export function choosePath(listed: readonly Device[], place: HidPlace): Result<string, OpenFault> {
  const paths = new Set<string>();
  for (const device of listed) if (device.path !== undefined && fits(device, place)) paths.add(device.path);
  const [first, second] = paths;
  if (first === undefined) return fail('absent');
  return second === undefined ? succeed(first) : fail('ambiguous');
}

function fits(device: Device, { vendorId, productId, serialNumber, usagePage, usage }: HidPlace): boolean {
  return (
    device.vendorId === vendorId &&
    device.productId === productId &&
    (serialNumber === undefined || device.serialNumber === serialNumber) &&
    (usagePage === undefined || device.usagePage === usagePage) &&
    (usage === undefined || device.usage === usage)
  );
}

async function writeAll(device: HIDAsync, reports: readonly Uint8Array[]): Promise<void> {
  for (const report of reports) await device.write(Buffer.from(report));
}
