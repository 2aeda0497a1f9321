// Proof of the command queue: order, deadlines, cancels, its bound, and that no lock leaks.

import { describe, expect, it } from 'vitest';
import { CommandQueue } from './queue.ts';
import { settled, VirtualClock } from './testing/virtual-clock.ts';

const never = new AbortController().signal;

function gate(): { readonly open: () => void; readonly passed: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { open: resolve, passed: promise };
}

function admitted<T>(result: ReturnType<CommandQueue['run']> & { readonly value?: Promise<T> }): Promise<unknown> {
  if (!result.ok) throw new Error('Not admitted');
  return result.value;
}

describe('The command queue', () => {
  it('runs one at a time in the order they came', async () => {
    const queue = new CommandQueue(new VirtualClock(), 8);
    const order: string[] = [];
    const first = gate();
    const a = admitted(
      queue.run(0, never, async () => {
        await first.passed;
        order.push('a');
      }),
    );
    const b = admitted(
      queue.run(0, never, () => {
        order.push('b');
        return Promise.resolve();
      }),
    );
    const c = admitted(
      queue.run(0, never, () => {
        order.push('c');
        return Promise.resolve();
      }),
    );
    await settled();
    expect(order).toEqual([]);
    first.open();
    await Promise.all([a, b, c]);
    expect(order).toEqual(['a', 'b', 'c']);
    expect(queue.idle).toBe(true);
  });

  it('ends a waiting command by its deadline and never starts it', async () => {
    const clock = new VirtualClock();
    const queue = new CommandQueue(clock, 8);
    const first = gate();
    const a = admitted(queue.run(0, never, () => first.passed));
    let started = false;
    const b = admitted(
      queue.run(100, never, () => {
        started = true;
        return Promise.resolve();
      }),
    );
    await clock.advance(100);
    expect(await b).toEqual({ ok: false, fault: 'timeOut' });
    first.open();
    await a;
    expect(started).toBe(false);
    expect(queue.idle).toBe(true);
  });

  it('ends a waiting command by its cancel, and the one behind it still runs', async () => {
    const queue = new CommandQueue(new VirtualClock(), 8);
    const first = gate();
    const cancel = new AbortController();
    const a = admitted(queue.run(0, never, () => first.passed));
    const b = admitted(queue.run(0, cancel.signal, async () => 'b'));
    const c = admitted(queue.run(0, never, async () => 'c'));
    cancel.abort();
    expect(await b).toEqual({ ok: false, fault: 'canceled' });
    first.open();
    await a;
    expect(await c).toEqual({ ok: true, value: 'c' });
  });

  it('tells a running command by its signal why it must end', async () => {
    const clock = new VirtualClock();
    const queue = new CommandQueue(clock, 8);
    const ended = admitted(
      queue.run(50, never, (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(signal.reason)))),
    );
    await clock.advance(50);
    expect(await ended).toEqual({ ok: true, value: 'timeOut' });
  });

  it('refuses more than its bound and admits again when there is room', async () => {
    const queue = new CommandQueue(new VirtualClock(), 1);
    const first = gate();
    const a = admitted(queue.run(0, never, () => first.passed));
    const b = admitted(queue.run(0, never, async () => 'b'));
    expect(queue.run(0, never, async () => 'c')).toEqual({ ok: false, fault: 'tooManyRequests' });
    first.open();
    await Promise.all([a, b]);
    expect(queue.run(0, never, async () => 'd').ok).toBe(true);
  });

  it('is free again after a command that threw, and leaves no timer', async () => {
    const clock = new VirtualClock();
    const queue = new CommandQueue(clock, 8);
    const broken = admitted(queue.run(1000, never, () => Promise.reject(new Error('broken'))));
    await expect(broken).rejects.toThrow('broken');
    expect(queue.idle).toBe(true);
    expect(clock.pending).toBe(0);
  });
});
