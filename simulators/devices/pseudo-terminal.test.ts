import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connectTo } from '../testing/host.ts';
import { openWire, type Wire } from './wire.ts';

let folder: string;
let wire: Wire;
let received = '';
const serial = (): string => path.join(folder, 'ports', 'device');

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pty-'));
  received = '';
  const peer = {
    received: (bytes: Buffer) => {
      received += bytes.toString('hex');
    },
    lost: () => undefined,
  };
  wire = await openWire({ host: '127.0.0.1', port: 0, serialPath: serial(), baudRate: null }, peer);
});
afterEach(async () => {
  await wire.close();
  rmSync(folder, { recursive: true });
});

const connected = (): Promise<void> => expect.poll(() => wire.state().connected, { timeout: 5000 }).toBe(true);

async function readBytes(port: FileHandle, count: number): Promise<string> {
  let heard = '';
  while (heard.length < count * 2) {
    const { bytesRead, buffer } = await port.read(Buffer.alloc(64), 0, 64);
    if (bytesRead === 0) throw new Error('The port has ended');
    heard += buffer.subarray(0, bytesRead).toString('hex');
  }
  return heard;
}

it('is there when the wire is open, and carries every byte as it is', async () => {
  await connected();
  const port = await open(serial(), 'r+');
  await port.write(Buffer.from('00030a0d1113ff', 'hex'));
  await expect.poll(() => received).toBe('00030a0d1113ff');
  wire.send(Buffer.from('0a0d0011137fff', 'hex'));
  expect(await readBytes(port, 7)).toBe('0a0d0011137fff');
  await port.close();
});

it('can be opened again after it was closed', async () => {
  await connected();
  await (await open(serial(), 'r+')).close();
  // Where closing the port ends socat the port is away for a moment, as a USB adapter is.
  const again = async (): Promise<string> => {
    const port = await open(serial(), 'r+').catch(() => null);
    await port?.write(Buffer.from([0x42]));
    await port?.close();
    return received;
  };
  await expect.poll(again, { timeout: 5000 }).toMatch(/^(42)+$/);
});

it('vanishes with the cable and comes back with it', async () => {
  await connected();
  wire.cable('cut');
  expect(existsSync(serial())).toBe(false);
  wire.cable('whole');
  await connected();
  expect(existsSync(serial())).toBe(true);
});

it('waits while a host is connected by TCP', async () => {
  await connected();
  const host = await connectTo(wire.tcp);
  host.send('01');
  await expect.poll(() => received).toBe('01');
  // socat has lost its connection and would be started again by now, were the host not there.
  await expect.poll(() => existsSync(serial())).toBe(false);
  for (const deadline = performance.now() + 450; performance.now() < deadline; ) {
    wire.send(Buffer.from([0x02]));
    await expect.poll(() => host.heard()).toMatch(/02$/);
  }
  expect(host.isClosed()).toBe(false);
  host.close();
  await expect.poll(() => existsSync(serial()), { timeout: 5000 }).toBe(true);
});
