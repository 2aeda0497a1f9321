// Proof of the tap: everything that happens on a wire is told, in order and with times, and nothing changes by it.

import { expect, it } from 'vitest';
import { memoryWire } from '../testing/peer.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { type TraceEvent, tracedWire } from './traced.ts';
import { createKeyboard, wedgeWire } from './wedge.ts';

const echo = { receive: (bytes: Uint8Array, say: (answer: Uint8Array) => void) => say(bytes) };

it('Tells opening, bytes both ways and the ending', async () => {
  const clock = new VirtualClock();
  const told: TraceEvent[] = [];
  const heard: number[] = [];
  const inner = memoryWire(echo, clock);
  const wire = tracedWire(inner, clock, (event) => told.push(event));
  const opened = await wire.open({ data: (bytes) => heard.push(...bytes), closed: () => undefined });
  if (!opened.ok) throw new Error(opened.fault);
  await clock.advance(250);
  const bytes = new Uint8Array([1, 2]);
  expect(await opened.value.write(bytes, 100)).toEqual({ ok: true, value: undefined });
  bytes.fill(0);
  await clock.advance(5);
  inner.cut(false);
  expect(heard).toEqual([1, 2]);
  expect(told).toEqual([
    { at: 0, kind: 'opened' },
    { at: 250, kind: 'out', bytes: new Uint8Array([1, 2]) },
    { at: 250, kind: 'in', bytes: new Uint8Array([1, 2]) },
    { at: 255, kind: 'closed', why: 'lost' },
  ]);
  expect(await wire.open({ data: () => undefined, closed: () => undefined })).toEqual({ ok: false, fault: 'absent' });
  expect(told.at(-1)).toEqual({ at: 255, kind: 'refused', why: 'absent' });
});

it('Passes attention on where a wire has it, and does not invent it', async () => {
  const clock = new VirtualClock();
  const told: TraceEvent[] = [];
  const awaited: boolean[] = [];
  const listener = { data: () => undefined, closed: () => undefined };
  const keyboard = createKeyboard((on) => awaited.push(on));
  const wedge = await tracedWire(wedgeWire(keyboard), clock, (event) => told.push(event)).open(listener);
  const memory = await tracedWire(memoryWire(echo, clock), clock, () => undefined).open(listener);
  if (!wedge.ok || !memory.ok) throw new Error('not opened');
  wedge.value.attention?.(true);
  expect(awaited).toEqual([true]);
  expect(told).toContainEqual({ at: 0, kind: 'attention', on: true });
  expect(memory.value.attention).toBeUndefined();
});
