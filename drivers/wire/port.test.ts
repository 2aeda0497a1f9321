// Proof of what all wires share, with ports in memory: what was opened is released once, whatever happens, and before anything is opened again.

import { expect, it } from 'vitest';
import { ownIdText } from '../../contract/log/log.ts';
import { fail, succeed } from '../../contract/result.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { type OpenPort, type Port, type PortEvents, wireOver } from './port.ts';

interface Bench {
  readonly clock: VirtualClock;
  readonly events: PortEvents[];
  readonly closes: string[];
  readonly heard: number[];
  readonly released: () => number;
  readonly open: () => ReturnType<ReturnType<typeof wireOver>['open']>;
}

function benched(port: Partial<Port>, opening: Promise<void> = Promise.resolve()): Bench {
  const clock = new VirtualClock();
  const events: PortEvents[] = [];
  const closes: string[] = [];
  const heard: number[] = [];
  let released = 0;
  const openPort: OpenPort = async (told) => {
    events.push(told);
    await opening;
    return succeed({
      transmit: () => Promise.resolve(),
      ...port,
      release: () => {
        released += 1;
        return port.release?.() ?? Promise.resolve();
      },
    });
  };
  const wire = wireOver(ownIdText('bench'), clock, openPort);
  const open = () => wire.open({ data: (bytes) => heard.push(...bytes), closed: (why) => closes.push(why) });
  return { clock, events, closes, heard, released: () => released, open };
}

async function opened(bench: Bench) {
  const result = await bench.open();
  if (!result.ok) throw new Error(result.fault);
  return result.value;
}

it('A port that opens after the deadline is released again, and the next open waits for that', async () => {
  const late = Promise.withResolvers<void>();
  const bench = benched({}, late.promise);
  const first = bench.open();
  await bench.clock.advance(3_000);
  expect(await first).toEqual({ ok: false, fault: 'timeOut' });
  const second = bench.open();
  await bench.clock.advance(3_000);
  expect(await second).toEqual({ ok: false, fault: 'busy' });
  late.resolve();
  const third = await bench.open();
  expect([third.ok, bench.released(), bench.closes]).toEqual([true, 1, []]);
});

it('A port that was lost before it came into use is released, and its wire is not open', async () => {
  const opening = Promise.withResolvers<void>();
  const bench = benched({}, opening.promise);
  const result = bench.open();
  await bench.clock.advance(1);
  bench.events[0]?.lost();
  opening.resolve();
  expect(await result).toEqual({ ok: false, fault: 'failed' });
  expect([bench.released(), bench.closes]).toEqual([1, []]);
  expect((await bench.open()).ok).toBe(true);
});

it('Whatever ends a connection first is told; whatever follows is not, and the port is released once', async () => {
  const bench = benched({});
  const connection = await opened(bench);
  bench.events[0]?.lost();
  bench.events[0]?.lost();
  connection.close('silent');
  bench.events[0]?.received(Uint8Array.of(1));
  expect([bench.closes, bench.released(), bench.heard]).toEqual([['lost'], 1, []]);
  expect(await connection.write(Uint8Array.of(1), 100)).toEqual({ ok: false, fault: 'notSent' });
});

it('A wire whose release never settles is busy, and does not hang', async () => {
  const bench = benched({ release: () => new Promise(() => undefined) });
  (await opened(bench)).close('stopped');
  const again = bench.open();
  await bench.clock.advance(3_000);
  expect(await again).toEqual({ ok: false, fault: 'busy' });
});

it('A release that fails is a release', async () => {
  const bench = benched({ release: () => Promise.reject(new Error('no such device')) });
  (await opened(bench)).close('stopped');
  expect((await bench.open()).ok).toBe(true);
});

it('A write that the port refuses loses the connection and every write that waits', async () => {
  const refusal = Promise.withResolvers<void>();
  const bench = benched({ transmit: () => refusal.promise });
  const connection = await opened(bench);
  const writes = [connection.write(Uint8Array.of(1), 1_000), connection.write(Uint8Array.of(2), 1_000)];
  refusal.reject(new Error('EIO'));
  expect(await Promise.all(writes)).toEqual([fail('lost'), fail('lost')]);
  expect([bench.closes, bench.clock.pending]).toEqual([['lost'], 0]);
});

it('A write is done when the line has had its time, and its deadline ends the connection', async () => {
  const bench = benched({ lineTime: (bytes) => bytes * 10 });
  const connection = await opened(bench);
  const short = connection.write(new Uint8Array(5), 100);
  await bench.clock.advance(50);
  expect(await short).toEqual({ ok: true, value: undefined });
  const long = connection.write(new Uint8Array(50), 100);
  await bench.clock.advance(100);
  expect(await long).toEqual({ ok: false, fault: 'timeOut' });
  expect(bench.closes).toEqual(['stalled']);
});
