// Proof of the framing over USB bulk endpoints, with endpoints in memory: no simulator of USB exists, so this is all that is tested of it.

import { describe, expect, it } from 'vitest';
import { bulkPort, type BulkShape, type Endpoints } from './bulk.ts';

const plain: BulkShape = { kind: 'plain', out: 2, in: 1 };
const pairs: BulkShape = { kind: 'samPairs', head: { out: 2, in: 1 }, body: { out: 6, in: 5 } };

/** Reset and its answer (devices.md §1.3, §1.4). */
const reset = Buffer.from('AAAAAA966900 0310FFEC'.replace(' ', ''), 'hex');
const answer = Buffer.from('AAAAAA96690004 00009094'.replace(' ', ''), 'hex');

interface Bench {
  readonly endpoints: Endpoints;
  readonly sent: string[];
  /** What the device has ready at an endpoint. */
  readonly offer: (endpoint: number, bytes: Buffer) => void;
  readonly unplug: () => void;
  readonly calls: () => number;
  readonly closes: () => number;
}

function fakeEndpoints(): Bench {
  const queues = new Map<number, Buffer[]>();
  const sent: string[] = [];
  let wake = (): void => undefined;
  let gone = false;
  let closes = 0;
  let calls = 0;
  const awake = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
    });
  return {
    sent,
    calls: () => calls,
    closes: () => closes,
    offer: (endpoint, bytes) => {
      queues.set(endpoint, [...(queues.get(endpoint) ?? []), bytes]);
      wake();
    },
    unplug: () => {
      gone = true;
      wake();
    },
    endpoints: {
      packetSize: 64,
      out: (endpoint, bytes) => {
        if (gone) return Promise.reject(new Error('device disconnected'));
        sent.push(`${endpoint}:${Buffer.from(bytes).toString('hex')}`);
        return Promise.resolve();
      },
      in: async (endpoint, length) => {
        calls += 1;
        expect(length % 64).toBe(0);
        const ready = queues.get(endpoint)?.shift();
        if (ready) return ready;
        await awake();
        if (gone) throw new Error('device disconnected');
        return null;
      },
      close: () => {
        closes += 1;
        wake();
        return Promise.resolve();
      },
    },
  };
}

function opened(shape: BulkShape) {
  const bench = fakeEndpoints();
  let received = '';
  let losses = 0;
  const port = bulkPort(bench.endpoints, shape, {
    received: (bytes) => {
      received += Buffer.from(bytes).toString('hex');
    },
    lost: () => {
      losses += 1;
    },
  });
  return { ...bench, port, received: () => received, losses: () => losses };
}

describe('One pair of endpoints', () => {
  it('carries frames whole, and gives what comes as it comes', async () => {
    const { port, sent, offer, received } = opened(plain);
    await port.transmit(reset);
    expect(sent).toEqual([`2:${reset.toString('hex')}`]);
    offer(1, answer.subarray(0, 5));
    offer(1, answer.subarray(5));
    await expect.poll(received).toBe(answer.toString('hex'));
    await port.release();
  });
});

describe('The two pairs of the first SAM_V readers', () => {
  it('take the head of a frame through one pipe and the rest through the other, in order', async () => {
    const { port, sent } = opened(pairs);
    await Promise.all([port.transmit(reset), port.transmit(reset)]);
    const frame = [`2:${reset.subarray(0, 7).toString('hex')}`, `6:${reset.subarray(7).toString('hex')}`];
    expect(sent).toEqual([...frame, ...frame]);
    await port.release();
  });

  it('give the head, then as much of the body as the head says', async () => {
    const { port, offer, received } = opened(pairs);
    const long = Buffer.concat([Buffer.from('AAAAAA96690508', 'hex'), Buffer.alloc(0x0508, 0x31)]);
    offer(1, long.subarray(0, 7));
    offer(5, long.subarray(7, 1031));
    offer(5, long.subarray(1031));
    offer(1, answer.subarray(0, 7));
    offer(5, answer.subarray(7));
    await expect.poll(received).toBe(Buffer.concat([long, answer]).toString('hex'));
    await port.release();
  });

  it.each(['00', 'AAAAAA966A0004', 'AAAAAA9669FFFF'])('ask for no body after %s, which is no head', async (head) => {
    const { port, offer, received } = opened(pairs);
    offer(1, Buffer.from(head, 'hex'));
    offer(1, answer.subarray(0, 7));
    offer(5, answer.subarray(7));
    await expect.poll(received).toBe(`${head.toLowerCase()}${answer.toString('hex')}`);
    await port.release();
  });
});

describe.each([plain, pairs])('Endpoints of kind $kind', (shape) => {
  it('that are unplugged are lost', async () => {
    const { port, unplug, losses } = opened(shape);
    unplug();
    await expect.poll(losses).toBe(1);
    await expect(port.transmit(reset)).rejects.toThrow();
    await port.release();
  });

  it('are closed once and read no more after their release', async () => {
    const { port, closes, calls, losses } = opened(shape);
    await port.release();
    const after = calls();
    expect([closes(), losses()]).toEqual([1, 0]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(calls()).toBe(after);
  });
});
