import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connectTo } from '../testing/host.ts';
import { openScanner, type SimulatedScanner } from './scanner.ts';

const on = Buffer.from('7e01303030302353434e545247313b03', 'hex');
const off = Buffer.from('7e01303030302353434e545247303b03', 'hex');
let scanner: SimulatedScanner;
let socket: Socket;
let heard = '';

beforeEach(async () => {
  scanner = await openScanner({ host: '127.0.0.1', port: 0, serialPath: null, baudRate: null, terminator: '\r', triggerRequired: true });
  socket = connect(scanner.wire.tcp.port, scanner.wire.tcp.host);
  heard = '';
  socket.on('data', (bytes) => {
    heard += bytes.toString('latin1');
  });
});
afterEach(async () => {
  socket.destroy();
  await scanner.close();
});

it('answers a trigger as the manual says, reads a code held before it once, and then turns itself off', async () => {
  scanner.show(Buffer.from('4241234567890123456766110000'));
  socket.write(on);
  await expect.poll(() => heard).toBe('\x02\x010000#SCNTRG1\x06;\x034241234567890123456766110000\r');
  expect(scanner.state()).toMatchObject({ shown: null, on: false });
});

it('sees nothing while it is off', async () => {
  socket.write(on);
  socket.write(off);
  await expect.poll(() => heard).toContain('SCNTRG0\x06');
  scanner.show(Buffer.from('a code'));
  socket.write('?');
  await expect.poll(() => heard.endsWith('!')).toBe(true);
  expect(heard).not.toContain('a code');
});

it('answers a command it does not know with ENQ, in whatever pieces it comes', async () => {
  for (const byte of Buffer.from('7e01303030302358595a313b03', 'hex')) socket.write(Uint8Array.of(byte));
  await expect.poll(() => heard).toBe('\x02\x010000#XYZ1\x05;\x03');
});

it('hears the next command after one that never ended', async () => {
  socket.write(Buffer.concat([on.subarray(0, -2), Buffer.alloc(300, 0x41), on]));
  await expect.poll(() => heard).toBe('\x02\x010000#SCNTRG1\x06;\x03');
});

it('sends a huge code of any bytes whole', async () => {
  const code = Buffer.from(Array.from({ length: 10_000 }, (_, index) => (index * 7) % 256));
  socket.write(on);
  await expect.poll(() => scanner.state().on).toBe(true);
  heard = '';
  scanner.show(code);
  await expect.poll(() => heard.length).toBe(10_001);
  expect(heard).toBe(`${code.toString('latin1')}\r`);
});

it('an engine without trigger sends whatever it sees', async () => {
  const eager = await openScanner({
    host: '127.0.0.1',
    port: 0,
    serialPath: null,
    baudRate: null,
    terminator: '\r\n',
    triggerRequired: false,
  });
  const host = await connectTo(eager.wire.tcp);
  await expect.poll(() => eager.wire.state().connected).toBe(true);
  eager.show(Buffer.from('AB'));
  await expect.poll(() => host.heard()).toBe('41420d0a');
  host.close();
  await eager.close();
});
