// A peer on each kind of wire that echoes, can be unplugged, and comes back: the far end of the replug tests.

import { systemClock } from '../../drivers/clock.ts';
import { tcpPeer } from '../../drivers/testing/peer.ts';
import { ptyTo } from '../../drivers/testing/pty.ts';
import { hidWire } from '../../drivers/wire/hid.ts';
import { serialWire } from '../../drivers/wire/serial.ts';
import { tcpWire } from '../../drivers/wire/tcp.ts';
import type { ByteWire } from '../../drivers/wire/wire.ts';
import { openHidWire } from '../../simulators/devices/hid-wire.ts';
import { openWire } from '../../simulators/devices/wire.ts';
import { openHidHost } from '../../simulators/hidsim/host.ts';
import { readerInfo } from './hid-devices.ts';

export interface Plug {
  readonly wire: ByteWire;
  readonly pullOut: () => Promise<void>;
  readonly plugIn: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

export type PlugKind = 'tcp' | 'serial' | 'hid';

export const plugOf: Readonly<Record<PlugKind, () => Promise<Plug>>> = { tcp: tcpPlug, serial: serialPlug, hid: hidPlug };

async function tcpPlug(): Promise<Plug> {
  const peer = await openWire(
    { host: '127.0.0.1', port: 0, serialPath: null, baudRate: null },
    { received: (bytes) => peer.send(bytes), lost: () => undefined },
  );
  return {
    wire: tcpWire(peer.tcp, systemClock),
    pullOut: () => Promise.resolve(peer.present(false)),
    plugIn: () => Promise.resolve(peer.present(true)),
    remove: () => peer.close(),
  };
}

async function serialPlug(): Promise<Plug> {
  const peer = await tcpPeer({ receive: (bytes, say) => say(bytes) });
  const port = await ptyTo(peer.port);
  return {
    wire: serialWire({ path: port.path, baudRate: 115_200 }, systemClock),
    pullOut: port.unplug,
    plugIn: port.plugIn,
    remove: async () => {
      await port.remove();
      await peer.close();
    },
  };
}

async function hidPlug(): Promise<Plug> {
  const host = openHidHost();
  process.env.HIDSIM_DIR = host.folder;
  const device = await openHidWire(
    { host, info: readerInfo, packing: { kind: 'stream', reportId: 0, reportSize: 64, lengthPrefix: 'u8' } },
    { received: (bytes) => device.send(bytes), lost: () => undefined },
  );
  return {
    wire: hidWire(readerInfo, systemClock, { hidWrapper: { reportId: 0, reportSize: 64, lengthPrefix: 'u8', pad: 0 } }),
    pullOut: () => Promise.resolve(device.power(false)),
    plugIn: () => Promise.resolve(device.power(true)),
    remove: async () => {
      await device.close();
      host.close();
    },
  };
}
