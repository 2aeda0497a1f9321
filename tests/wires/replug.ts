// Unplugs and plugs in again and again under the drivers' own reconnect policy, and counts what must not happen.

import { readdirSync } from 'node:fs';
import { expect } from 'vitest';
import { type Clock, systemClock, wait } from '../../drivers/clock.ts';
import { reconnect } from '../../drivers/wire/reconnect.ts';
import type { Plug } from './plugs.ts';

export interface Verdict {
  /** Times that the device was there and answered. */
  readonly found: number;
  /** Connections that were told their end not once. */
  readonly wrongEndings: number;
  /** What this process has more than after the first cycle, by kind. */
  readonly leaks: readonly string[];
}

/** The waits of the policy, ten times as short. */
const quick: Clock = {
  now: () => systemClock.now() * 10,
  after: (milliseconds, callback) => systemClock.after(milliseconds / 10, callback),
};
/** An idle serial port does not notice that its far end has gone; only a write does. */
const askEvery = 20;
const writeDeadline = 1_000;

/** Rejects when a device that was plugged in is not found, or one that was pulled out is not lost, within `patience` milliseconds. */
export async function replug({ wire, pullOut, plugIn }: Plug, cycles: number, patience = 8_000): Promise<Verdict> {
  const within = { timeout: patience, interval: 5 };
  const endings: number[] = [];
  let found = 0;
  const stop = new AbortController();

  const live = async (): Promise<boolean> => {
    const life = endings.length;
    const ended = new AbortController();
    let answered = false;
    const opened = await wire.open({
      data: () => {
        if (!answered) found += 1;
        answered = true;
      },
      closed: () => {
        endings[life] = (endings[life] ?? 0) + 1;
        ended.abort();
      },
    });
    if (!opened.ok) return false;
    endings[life] = 0;
    const close = (): void => opened.value.close('stopped');
    stop.signal.addEventListener('abort', close, { once: true });
    do await opened.value.write(new Uint8Array([0x3f]), writeDeadline);
    while ((await wait(systemClock, askEvery, ended.signal)) === 'elapsed');
    stop.signal.removeEventListener('abort', close);
    return answered;
  };

  const isOver = (): boolean => endings.every((count) => count > 0);
  const running = reconnect({ clock: quick, random: Math.random, signal: stop.signal, live, waiting: () => undefined });
  let before: Holdings | null = null;
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    await expect.poll(() => found, { ...within, message: `cycle ${cycle}: found` }).toBeGreaterThanOrEqual(cycle);
    await pullOut();
    await expect.poll(isOver, { ...within, message: `cycle ${cycle}: lost` }).toBe(true);
    // The first cycle loads libraries and starts threads that stay.
    before ??= await settledHoldings();
    if (cycle < cycles) await plugIn();
  }
  stop.abort();
  await running;
  return { found, wrongEndings: endings.filter((count) => count !== 1).length, leaks: await leaksSince(before ?? holdings()) };
}

type Holdings = ReadonlyMap<string, number>;

/** Open descriptors, threads, and what keeps Node's loop alive, each with how many there are. */
function holdings(): Holdings {
  const counts = new Map<string, number>();
  const add = (name: string, count: number): void => void counts.set(name, (counts.get(name) ?? 0) + count);
  if (process.platform === 'linux') {
    add('descriptors', readdirSync('/proc/self/fd').length);
    add('threads', readdirSync('/proc/self/task').length);
  }
  for (const resource of process.getActiveResourcesInfo()) if (!passing.has(resource)) add(resource, 1);
  return counts;
}

/** They come and go with every wait and every file; processes belong to the pseudo-terminals of the tests. */
const passing: ReadonlySet<string> = new Set([
  'Timeout',
  'Immediate',
  'FSReqCallback',
  'FSReqPromise',
  'CloseReq',
  'FSEvent',
  'ProcessWrap',
]);

/** Sockets and threads take a moment to be gone: the smallest of a quarter of a second counts. */
async function settledHoldings(): Promise<Holdings> {
  const smallest = new Map(holdings());
  const until = performance.now() + 250;
  while (performance.now() < until) {
    await wait(systemClock, 10, new AbortController().signal);
    for (const [name, count] of holdings()) smallest.set(name, Math.min(count, smallest.get(name) ?? count));
  }
  return smallest;
}

/** What is still there after a while: a leak does not mend itself, a slow machine does. */
async function leaksSince(before: Holdings): Promise<string[]> {
  const until = performance.now() + 1_500;
  for (;;) {
    const leaks = [...(await settledHoldings())]
      .filter(([name, count]) => count > (before.get(name) ?? 0))
      .map(([name, count]) => `${name}: ${before.get(name) ?? 0} became ${count}`);
    if (leaks.length === 0 || performance.now() > until) return leaks;
  }
}
