// Framing over USB bulk endpoints, apart from the library that moves them: one pair of pipes, or the two pairs of the first SAM_V readers.

import type { UsbBulk } from '../../kiosk-config/profiles/hid-wrapper.ts';
import type { Port, PortEvents } from './port.ts';

/** What a device's endpoints can do. Both reject when the device is gone. */
export interface Endpoints {
  /** Settles when the device has taken all bytes. */
  readonly out: (endpoint: number, bytes: Uint8Array) => Promise<void>;
  /** One transfer of at most so many bytes, a multiple of the packet size; null: none came within a while. */
  readonly in: (endpoint: number, length: number) => Promise<Uint8Array | null>;
  readonly packetSize: number;
  /** Ends transfers that hang. */
  readonly close: () => Promise<void>;
}

/** Of a plain pair with its endpoints found. */
export type BulkShape = { readonly kind: 'plain'; readonly out: number; readonly in: number } | Extract<UsbBulk, { kind: 'samPairs' }>;

/** Preamble AA AA AA 96 69 and two bytes of length (devices.md §1.2). */
const samHead = 7;
/** Longer than any SAM frame: a length beyond it is noise. */
const longestBody = 4096;

export function bulkPort(endpoints: Endpoints, shape: BulkShape, events: PortEvents): Pick<Port, 'transmit' | 'release'> {
  let reading = true;
  const loop = readWhile(() => reading, endpoints, shape, events.received).catch(events.lost);
  let last: Promise<unknown> = Promise.resolve();
  return {
    transmit: (bytes) => {
      const sent = last.then(() => sendFrame(endpoints, shape, bytes));
      last = sent.catch(() => undefined);
      return sent;
    },
    release: async () => {
      reading = false;
      await endpoints.close();
      await loop;
    },
  };
}

async function sendFrame(endpoints: Endpoints, shape: BulkShape, bytes: Uint8Array): Promise<void> {
  if (shape.kind === 'plain') return endpoints.out(shape.out, bytes);
  await endpoints.out(shape.head.out, bytes.subarray(0, samHead));
  if (bytes.length > samHead) await endpoints.out(shape.body.out, bytes.subarray(samHead));
}

async function readWhile(
  reading: () => boolean,
  endpoints: Endpoints,
  shape: BulkShape,
  received: (bytes: Uint8Array) => void,
): Promise<void> {
  while (reading()) {
    const bytes = await endpoints.in(shape.kind === 'plain' ? shape.in : shape.head.in, endpoints.packetSize);
    if (!bytes || bytes.length === 0) continue;
    received(bytes);
    if (shape.kind === 'samPairs') await readBody(reading, endpoints, shape.body.in, bodyLength(bytes), received);
  }
}

/** The decoder finds its frames by itself: what came of a body is told at once, and a short one costs only that frame. */
async function readBody(
  reading: () => boolean,
  endpoints: Endpoints,
  endpoint: number,
  length: number,
  received: (bytes: Uint8Array) => void,
): Promise<void> {
  let missing = length;
  while (missing > 0 && reading()) {
    const packets = Math.ceil(missing / endpoints.packetSize);
    const bytes = await endpoints.in(endpoint, packets * endpoints.packetSize);
    if (!bytes || bytes.length === 0) return;
    received(bytes);
    missing -= bytes.length;
  }
}

/** 0: this is no head of a frame. */
function bodyLength(head: Uint8Array): number {
  if (head.length < samHead) return 0;
  const view = new DataView(head.buffer, head.byteOffset, samHead);
  if (view.getUint32(0) !== 0xaaaaaa96 || view.getUint8(4) !== 0x69) return 0;
  const length = view.getUint16(5);
  return length <= longestBody ? length : 0;
}
