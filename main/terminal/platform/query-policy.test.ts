// One more try for what may be repeated, and a breaker that neither a citizen who leaves nor a clock that is set can fool.

import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';
import { describe, expect, it, vi } from 'vitest';
import { fail, type Result, succeed } from '../../../contract/result.ts';
import { withinDeadline } from './deadline.ts';
import { createQueryPolicy } from './query-policy.ts';
import type { TransportFault } from './transport.ts';

const never = new AbortController().signal;

function policyAt() {
  const clock = { at: 0 };
  const states: string[] = [];
  const policy = createQueryPolicy({ monotonic: () => clock.at, onCircuit: (state) => states.push(state) });
  let attempts = 0;
  const run = async (answers: Result<unknown, TransportFault>, repeatable = false, signal = never) => {
    const result = await policy.run(
      () => {
        attempts += 1;
        return Promise.resolve(answers);
      },
      signal,
      repeatable,
    );
    return result.ok ? 'ok' : result.fault;
  };
  return { clock, states, run, policy, attempts: () => attempts };
}
const down = fail('platform.unreachable' as const);

describe('A query', () => {
  it.each(['reset', 'failing', 'platform.unreachable'] as const)('is tried once more after %s', async (fault) => {
    const { run, attempts } = policyAt();
    expect(await run(fail(fault), true)).toBe(fault);
    expect(attempts()).toBe(2);
  });

  it.each(['platform.refused', 'platform.unauthorised', 'platform.notUnderstood', 'platform.tooSlow'] as const)(
    'is not tried again after %s',
    async (fault) => {
      const { run, attempts } = policyAt();
      expect(await run(fail(fault), true)).toBe(fault);
      expect(attempts()).toBe(1);
    },
  );

  it('that must not be repeated is not', async () => {
    const { run, attempts } = policyAt();
    expect(await run(fail('reset'))).toBe('reset');
    expect(attempts()).toBe(1);
  });
});

describe('The breaker', () => {
  it('opens at the third call without an answer, and then nothing goes out', async () => {
    const { run, attempts, states } = policyAt();
    for (let call = 0; call < 3; call += 1) await run(down);
    expect(await run(succeed(1))).toBe('platform.unreachable');
    expect(attempts()).toBe(3);
    expect(states).toEqual(['open']);
  });

  it.each(['platform.refused', 'platform.unauthorised', 'platform.notUnderstood'] as const)(
    'stays closed for %s: the platform is there',
    async (fault) => {
      const { run, states } = policyAt();
      for (let call = 0; call < 9; call += 1) await run(fail(fault));
      expect(await run(succeed(1))).toBe('ok');
      expect(states).toEqual([]);
    },
  );

  it('lets one through after ten seconds, and closes when that is answered', async () => {
    const { run, clock, states } = policyAt();
    for (let call = 0; call < 3; call += 1) await run(down);
    clock.at = 9_999;
    expect(await run(succeed(1))).toBe('platform.unreachable');
    clock.at = 10_000;
    expect(await run(succeed(1))).toBe('ok');
    expect(states).toEqual(['open', 'closed']);
  });

  it('stays open for ten more seconds when it is not', async () => {
    const { run, clock } = policyAt();
    for (let call = 0; call < 3; call += 1) await run(down);
    clock.at = 10_000;
    expect(await run(fail('reset'))).toBe('reset');
    clock.at = 19_999;
    expect(await run(succeed(1))).toBe('platform.unreachable');
    clock.at = 20_000;
    expect(await run(succeed(1))).toBe('ok');
  });

  it('does not stay open for a clock that is set back by a day', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 2, 2) });
    try {
      const { run, clock } = policyAt();
      for (let call = 0; call < 3; call += 1) await run(down);
      const control = circuitBreaker(handleAll, { breaker: new ConsecutiveBreaker(1), halfOpenAfter: 10_000 });
      await expect(control.execute(() => Promise.reject(new Error('down')))).rejects.toThrow('down');
      vi.setSystemTime(Date.UTC(2026, 2, 1));
      clock.at = 10_000;
      expect(await run(succeed(1))).toBe('ok');
      // The library's own pause goes by the clock on the wall: it is still open almost a day later.
      vi.setSystemTime(Date.UTC(2026, 2, 1, 23));
      await expect(control.execute(() => 'ok')).rejects.toThrow(BrokenCircuitError);
    } finally {
      vi.useRealTimers();
    }
  });

  it('counts a deadline that passes, and not a citizen who leaves', async () => {
    const { policy, run, states } = policyAt();
    const untilAborted = (signal: AbortSignal): Promise<Result<unknown, TransportFault>> =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(fail('platform.tooSlow')), { once: true }));
    for (let call = 0; call < 5; call += 1) {
      const leaving = new AbortController();
      const asked = withinDeadline(60_000, leaving.signal, (signal) => policy.run(untilAborted, signal, true));
      leaving.abort();
      expect(await asked).toEqual(fail('platform.tooSlow'));
    }
    expect(states).toEqual([]);
    for (let call = 0; call < 3; call += 1) await withinDeadline(5, never, (signal) => policy.run(untilAborted, signal, true));
    expect(await run(succeed(1))).toBe('platform.unreachable');
  });
});
