import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectTo, type Host, hex } from '../testing/host.ts';
import { openWire, type Wire } from './wire.ts';

const plain = { host: '127.0.0.1', port: 0, serialPath: null, baudRate: null };
let wire: Wire;
let host: Host;
let received = '';
let losses = 0;
const peer = {
  received: (bytes: Buffer) => {
    received += bytes.toString('hex');
  },
  lost: () => {
    losses += 1;
  },
};

describe('a whole cable', () => {
  beforeEach(() => open(plain));
  afterEach(shut);

  it('carries bytes both ways', async () => {
    host.send('01 02 03');
    wire.send(hex('A1 A2'));
    await expect.poll(() => [received, host.heard()]).toEqual(['010203', 'a1a2']);
  });

  it('serves whoever came last', async () => {
    const second = await connectTo(wire.tcp);
    await expect.poll(() => host.isClosed()).toBe(true);
    wire.send(hex('07'));
    await expect.poll(() => second.heard()).toBe('07');
    expect(losses).toBe(1);
    second.close();
  });

  it('keeps the order of late answers', async () => {
    wire.faults({ delayMs: 15 });
    wire.send(hex('01'));
    wire.send(hex('02'));
    wire.faults({ delayMs: 0 });
    wire.send(hex('03'));
    await expect.poll(() => host.heard()).toBe('010203');
  });

  it('spoils one byte of as many answers as asked', async () => {
    wire.faults({ corruptNext: 1 });
    wire.send(hex('10 11'));
    wire.send(hex('10 11'));
    await expect.poll(() => host.heard()).toHaveLength(8);
    expect(host.heard().slice(0, 4)).not.toBe('1011');
    expect(host.heard().slice(4)).toBe('1011');
    expect(wire.state().corruptNext).toBe(0);
  });

  it('says as many answers twice as asked', async () => {
    wire.faults({ duplicateNext: 1 });
    wire.send(hex('10 11'));
    wire.send(hex('12'));
    await expect.poll(() => host.heard()).toBe('1011101112');
  });

  it('gives the answer before this one again, once there is one', async () => {
    wire.faults({ staleNext: 1 });
    for (const answer of ['01', '02', '03']) wire.send(hex(answer));
    await expect.poll(() => host.heard()).toBe('010103');
    expect(wire.state().staleNext).toBe(0);
  });

  it('lets noise come before an answer, and the answer after it whole', async () => {
    wire.faults({ garbageNext: 1 });
    wire.send(hex('10 11'));
    await expect.poll(() => host.heard()).toMatch(/^(?:[89a-f][\da-f]){13}1011$/);
  });

  it('holds answers back until several go as one', async () => {
    wire.faults({ mergeMs: 20 });
    wire.send(hex('01'));
    wire.send(hex('02'));
    expect(host.heard()).toBe('');
    await expect.poll(() => host.heard()).toBe('0102');
  });

  it('loses nothing in random pieces', async () => {
    const long = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251));
    wire.faults({ chunk: 'random' });
    wire.send(long);
    await expect.poll(() => host.heard()).toBe(long.toString('hex'));
  });
});

describe('a cable that is cut', () => {
  beforeEach(() => open(plain));
  afterEach(shut);

  it('loses the host and lets nobody in until it is whole again', async () => {
    wire.cable('cut');
    await expect.poll(() => host.isClosed()).toBe(true);
    const early = await connectTo(wire.tcp);
    await expect.poll(() => early.isClosed()).toBe(true);
    wire.cable('whole');
    const late = await connectTo(wire.tcp);
    late.send('05');
    await expect.poll(() => received).toBe('05');
    late.close();
  });

  it('after so many bytes lets exactly those through to the host', async () => {
    wire.cable('cut', 3);
    wire.send(hex('01 02 03 04 05'));
    await expect.poll(() => host.isClosed()).toBe(true);
    expect([host.heard(), wire.state().cable]).toEqual(['010203', 'cut']);
  });

  it('after so many bytes to the device lets the answers before it through', async () => {
    wire.cable('cut', 2, 'toDevice');
    wire.send(hex('01 02 03 04 05'));
    await expect.poll(() => host.heard()).toBe('0102030405');
    host.send('0A 0B 0C');
    await expect.poll(() => [received, host.isClosed()]).toEqual(['0a0b', true]);
  });

  it('after so many bytes lets exactly those through to the device', async () => {
    wire.cable('cut', 3);
    host.send('01 02 03 04 05');
    await expect.poll(() => host.isClosed()).toBe(true);
    expect([received, wire.state().cable]).toEqual(['010203', 'cut']);
  });
});

it('a device without power answers nobody', async () => {
  await open(plain);
  wire.power(false);
  await expect.poll(() => host.isClosed()).toBe(true);
  expect(wire.state()).toMatchObject({ power: false, connected: false });
  await shut();
});

it('a device that is absent refuses connections, and after healing takes them at the same port', async () => {
  await open(plain);
  wire.present(false);
  await expect.poll(() => host.isClosed()).toBe(true);
  const refused = await connectTo(wire.tcp);
  await expect.poll(() => refused.isClosed()).toBe(true);
  wire.heal();
  await expect
    .poll(async () => {
      host = await connectTo(wire.tcp);
      host.send('09');
      return received;
    })
    .toMatch(/09/);
  expect(wire.state()).toMatchObject({ present: true, power: true, cable: 'whole', connected: true });
  await shut();
});

it('bytes take their time at a baud rate, both ways', async () => {
  await open({ ...plain, baudRate: 9600 });
  const bytes = Buffer.alloc(96, 0x41);
  const start = performance.now();
  host.send(bytes);
  await expect.poll(() => received.length, { interval: 2 }).toBe(192);
  const there = performance.now();
  wire.send(bytes);
  await expect.poll(() => host.heard().length, { interval: 2 }).toBe(192);
  // 96 bytes of ten bits at 9600 bits a second are 100 ms; a timer may be early by less than two.
  expect(there - start).toBeGreaterThan(98);
  expect(performance.now() - there).toBeGreaterThan(98);
  await shut();
});

async function open(options: Parameters<typeof openWire>[0]): Promise<void> {
  received = '';
  losses = 0;
  wire = await openWire(options, peer);
  host = await connectTo(wire.tcp);
}

async function shut(): Promise<void> {
  host.close();
  await wire.close();
}
