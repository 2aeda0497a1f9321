// Which of the serial ports of this machine is meant: by the numbers of its USB device, or by the place it is plugged in.

import { fail, type Result, succeed } from '../../contract/result.ts';
import type { WireOf } from '../../kiosk-config/profiles/wiring.ts';
import type { OpenFault } from './wire.ts';

export type SerialPlace = Pick<WireOf<'serial'>, 'path' | 'usb' | 'location'>;

/** What serialport lists of a port, with numbers as numbers. */
export interface ListedPort {
  readonly path: string;
  readonly vendorId: number | null;
  readonly productId: number | null;
  readonly serialNumber: string | null;
  /** The names of its place: by-path or by-id name, location of Windows or macOS. */
  readonly names: readonly string[];
}

interface SystemPort {
  readonly path: string;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly pnpId?: string | undefined;
  readonly locationId?: string | undefined;
}

/** serialport gives the numbers as hexadecimal text, in the letters of each system. */
export function listedPort(info: SystemPort, byPathName?: string): ListedPort {
  return {
    path: info.path,
    vendorId: hexadecimal(info.vendorId),
    productId: hexadecimal(info.productId),
    serialNumber: info.serialNumber ?? null,
    names: [byPathName, info.pnpId, info.locationId].filter((name) => name !== undefined),
  };
}

/** The one port that fits. Several: none of them, because the wrong device would get the bytes. */
export function choosePort(ports: readonly ListedPort[], place: SerialPlace): Result<string, OpenFault> {
  const fitting = ports.filter((port) => fits(port, place));
  const [first, second] = fitting;
  if (!first) return fail('absent');
  return second ? fail('ambiguous') : succeed(first.path);
}

export function describePlace({ path, usb, location }: SerialPlace): string {
  if (path !== undefined) return path;
  return usb ? `usb ${idText(usb.vendorId)}:${idText(usb.productId)}` : `at ${location ?? ''}`;
}

export const idText = (id: number): string => id.toString(16).padStart(4, '0');

function fits(port: ListedPort, { usb, location }: SerialPlace): boolean {
  if (usb) {
    const sameModel = port.vendorId === usb.vendorId && port.productId === usb.productId;
    return sameModel && (usb.serialNumber === undefined || port.serialNumber === usb.serialNumber);
  }
  return location !== undefined && port.names.some((name) => name.includes(location));
}

function hexadecimal(text: string | undefined): number | null {
  const id = /^(?:0x)?([0-9a-f]{1,4})$/i.exec(text ?? '')?.[1];
  return id === undefined ? null : Number.parseInt(id, 16);
}
