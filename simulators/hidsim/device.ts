// One plugged HID device: takes output reports, gives input reports to every handle that has it open, and can be unplugged.

import { createServer, type Server, type Socket } from 'node:net';
import { createHandle, type Handle } from './handle.ts';
import { type HidInfo, nodeFolder } from './node-folder.ts';
import { type ReportSizes, reportSizes } from './report-sizes.ts';

export interface HidDeviceHandlers {
  /** An output report, its id first where it has one. The host's write is held until this settles. */
  readonly output: (report: Buffer) => void | Promise<void>;
  /** A feature report was set; left out: the device stalls. */
  readonly feature?: (report: Buffer) => void;
  readonly opened?: () => void;
  /** A handle was closed by its host; not called for those that an unplug ends. */
  readonly closed?: () => void;
}

export interface HidDevice {
  readonly path: string;
  /**
   * An input report, its id first where it has one. Returns how many handles got it: none when nobody has the device open, or when
   * it is no report of this device, which a kernel drops.
   */
  readonly input: (report: Uint8Array) => number;
  readonly openHandles: () => number;
  readonly unplug: () => void;
  /** Unplugs it and lets go of whoever still holds it. */
  readonly destroy: () => void;
}

export interface HidDeviceOptions {
  readonly root: string;
  readonly number: number;
  readonly info: HidInfo;
  readonly handlers: HidDeviceHandlers;
  /** It is unplugged, and the last handle is closed. */
  readonly freed: () => void;
}

const magic = 0x4d495348;
const helloLength = 16;

export async function openHidDevice({ root, number, info, handlers, freed }: HidDeviceOptions): Promise<HidDevice> {
  const sizes = reportSizes(info.reportDescriptor);
  const handles = new Map<bigint, Handle>();
  let plugged = true;

  /** usbhid does not send the zero that stands for the id of unnumbered reports. */
  const sent = (report: Buffer): Buffer => (!sizes.numbered && report[0] === 0 ? report.subarray(1) : report);

  function handleOf(token: bigint): Handle {
    const known = handles.get(token);
    if (known) return known;
    const handle = createHandle(
      {
        output: (report) => handlers.output(sent(report)),
        setFeature: (report) => {
          handlers.feature?.(sent(report));
          return handlers.feature !== undefined;
        },
      },
      () => handlers.opened?.(),
      () => {
        handles.delete(token);
        handle.destroy();
        if (plugged) handlers.closed?.();
        else if (handles.size === 0) freed();
      },
    );
    handles.set(token, handle);
    return handle;
  }

  const server = createServer((socket) => greet(socket, (role, token) => handleOf(token).join(role, socket)));
  const folder = nodeFolder(root, number, info);
  await listening(server, folder.socketPath);
  folder.appear();

  const unplug = (): void => {
    if (!plugged) return;
    plugged = false;
    folder.vanish();
    server.close();
    for (const handle of handles.values()) handle.unplug();
    if (handles.size === 0) freed();
  };

  return {
    path: `/dev/hidraw${number}`,
    input(report) {
      if (!isInputReport(report, sizes)) return 0;
      return [...handles.values()].filter((handle) => handle.input(Buffer.from(report))).length;
    },
    openHandles: () => [...handles.values()].filter((handle) => handle.ready()).length,
    unplug,
    destroy() {
      unplug();
      for (const handle of handles.values()) handle.destroy();
    },
  };
}

function isInputReport(report: Uint8Array, { numbered, input }: ReportSizes): boolean {
  const needed = input.get(numbered ? (report[0] ?? 0) : 0);
  return needed !== undefined && report.length >= needed;
}

/** Every connection begins with `{u32 magic, u32 role, u64 token}`; the token names the handle that it belongs to. */
function greet(socket: Socket, met: (role: 'data' | 'control', token: bigint) => void): void {
  let head = Buffer.alloc(0);
  const read = (): void => {
    for (let piece = socket.read(); piece !== null && head.length < helloLength; piece = socket.read()) head = Buffer.concat([head, piece]);
    if (head.length < helloLength) return;
    socket.off('readable', read);
    if (head.readUInt32LE(0) !== magic) return void socket.destroy();
    if (head.length > helloLength) socket.unshift(head.subarray(helloLength));
    met(head.readUInt32LE(4) === 0 ? 'data' : 'control', head.readBigUInt64LE(8));
    socket.resume();
  };
  socket.on('error', () => undefined);
  socket.on('readable', read);
}

function listening(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
}
