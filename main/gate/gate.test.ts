// The gate against every kind of page: honest, late, hurried and hostile.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intent as intentSchema } from '../../contract/intent.ts';
import { pageFact as pageFactSchema } from '../../contract/page-fact.ts';
import { createGate, pageMessageLimit, refuseBySize } from './gate.ts';

const latest = { epoch: 'e1', turn: 7 };
const back = { kind: 'back', epoch: 'e1', turn: 7 };

describe('the gate', () => {
  it('admits an Intent that answers the turn on the screen', () => {
    expect(createGate().admitIntent(back, latest, 0)).toEqual({ ok: true, value: back });
  });

  it.each([
    ['a kind that does not exist', { ...back, kind: 'format' }, 'shape'],
    ['a field too many', { ...back, also: 1 }, 'shape'],
    ['an own __proto__', JSON.parse('{"kind":"back","epoch":"e1","turn":7,"__proto__":{"x":1}}'), 'shape'],
    ['no object', 'back', 'shape'],
    ['nothing at all', undefined, 'shape'],
    ['another life of the terminal', { ...back, epoch: 'e0' }, 'epoch'],
    ['an older question', { ...back, turn: 6 }, 'turn'],
    ['a question that was not asked yet', { ...back, turn: 8 }, 'turn'],
    ['more than 64 KiB', { ...back, also: 'x'.repeat(pageMessageLimit) }, 'size'],
  ])('refuses %s', (_what, raw, fault) => {
    expect(createGate().admitIntent(raw, latest, 0)).toEqual({ ok: false, fault });
  });

  it('refuses every Intent while there is no View', () => {
    expect(createGate().admitIntent(back, null, 0)).toEqual({ ok: false, fault: 'epoch' });
  });

  it('admits activity of any turn, but not of another life', () => {
    const gate = createGate();
    const activity = { kind: 'activity', epoch: 'e1', turn: 3 };
    expect(gate.admitIntent(activity, latest, 0).ok).toBe(true);
    expect(gate.admitIntent({ ...activity, epoch: 'e0' }, latest, 0)).toEqual({ ok: false, fault: 'epoch' });
  });

  it('admits a painted fact of this life and a failure at any time', () => {
    const gate = createGate();
    expect(gate.admitFact({ kind: 'painted', epoch: 'e1', sequence: 4 }, latest, 0).ok).toBe(true);
    expect(gate.admitFact({ kind: 'painted', epoch: 'e0', sequence: 4 }, latest, 0)).toEqual({ ok: false, fault: 'epoch' });
    expect(gate.admitFact({ kind: 'painted', epoch: 'e1', sequence: 4 }, null, 0)).toEqual({ ok: false, fault: 'epoch' });
    expect(gate.admitFact({ kind: 'failed', where: 'script' }, null, 0).ok).toBe(true);
  });

  it('lets a burst of 30 through and 20 a second after it', () => {
    const gate = createGate();
    const admitted = (times: number, nowMs: number): number =>
      Array.from({ length: times }, () => gate.admitIntent(back, latest, nowMs)).filter((result) => result.ok).length;
    expect(admitted(100, 0)).toBe(30);
    expect(admitted(100, 1000)).toBe(20);
    expect(admitted(100, 500)).toBe(0);
    expect(admitted(100, 60_000)).toBe(30);
    expect(gate.admitIntent(back, latest, 60_000)).toEqual({ ok: false, fault: 'rate' });
  });

  it('keeps taps and facts apart, so that a page that paints wildly can still be operated', () => {
    const gate = createGate({ burst: 1, perSecond: 1 });
    const failed = { kind: 'failed', where: 'render' };
    expect([gate.admitFact(failed, latest, 0).ok, gate.admitFact(failed, latest, 0).ok]).toEqual([true, false]);
    expect(gate.admitIntent(back, latest, 0).ok).toBe(true);
  });

  it('never throws on any JSON, and admits nothing that the schema refuses', () => {
    const nearly = fc.record({
      kind: fc.constantFrom('back', 'begin', 'painted', 'failed'),
      epoch: fc.constantFrom('e1', 'e0'),
      turn: fc.integer(),
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearly), (raw) => {
        const gate = createGate();
        const read = gate.admitIntent(raw, latest, 0);
        const fact = gate.admitFact(raw, latest, 0);
        if (read.ok) expect(intentSchema.parse(raw)).toEqual(read.value);
        if (!intentSchema.safeParse(raw).success) expect(read.ok).toBe(false);
        if (!pageFactSchema.safeParse(raw).success) expect(fact.ok).toBe(false);
      }),
    );
  });

  it('never throws on what comes through a structured clone and is no JSON', () => {
    const cyclic: { self?: unknown } = {};
    cyclic.self = cyclic;
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withMap: true, withDate: true, withTypedArray: true }), (raw) => {
        expect(createGate().admitIntent(raw, latest, 0).ok).toBe(false);
      }),
    );
    expect(refuseBySize(cyclic)).toBe('shape');
    expect(refuseBySize(1n)).toBe('shape');
  });

  it('measures bytes, not letters', () => {
    expect(refuseBySize('医'.repeat(pageMessageLimit / 2))).toBe('size');
    expect(refuseBySize('a'.repeat(pageMessageLimit / 2))).toBeNull();
  });
});
