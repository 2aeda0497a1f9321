// A scanner's typing is caught, a person's is left alone.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWedgeCollector, silenceMs } from './wedge.ts';

/** A code as devices.md §2.2 has it; of nobody. */
const voucher = '4241234567890123456799110000';

interface Typed {
  readonly codes: readonly string[];
  readonly swallowed: string;
  readonly lastAt: number;
}

/** @param gaps milliseconds before each key; the last one holds on */
function type(keys: readonly string[], gaps: readonly number[], collector = createWedgeCollector(), from = 1000): Typed {
  const codes: string[] = [];
  let swallowed = '';
  let at = from;
  for (const [index, key] of keys.entries()) {
    at += gaps[Math.min(index, gaps.length - 1)] ?? 0;
    const { swallow, code } = collector.press({ key, at });
    if (swallow) swallowed += key;
    if (code !== null) codes.push(code);
  }
  return { codes, swallowed, lastAt: at };
}

describe('a scanner', () => {
  it.each(['Enter', 'Tab'])('ends its code with %s, which the page does not see either', (ending) => {
    const { codes, swallowed } = type([...voucher, ending], [2]);
    expect(codes).toEqual([voucher]);
    expect(swallowed).toBe(`${voucher.slice(2)}${ending}`);
  });

  it('that ends with nothing has ended after 100 ms of silence, once', () => {
    const collector = createWedgeCollector();
    const { codes, lastAt } = type([...voucher], [12], collector);
    expect(codes).toEqual([]);
    expect(collector.silence(lastAt + silenceMs - 1)).toBeNull();
    expect(collector.silence(lastAt + silenceMs)).toBe(voucher);
    expect(collector.silence(lastAt + silenceMs)).toBeNull();
  });

  it('may pause within a code as long as it is quick on average', () => {
    expect(type([...voucher, 'Enter'], [5, 5, 60, 5]).codes).toEqual([voucher]);
  });

  it('holds Shift for capital letters', () => {
    expect(type(['Shift', 'A', 'B', 'Shift', 'c', 'd', 'e', 'f', 'Enter'], [3]).codes).toEqual(['ABcdef']);
  });

  it('gives one code after the other', () => {
    const collector = createWedgeCollector();
    const first = type([...'1234567', 'Enter'], [4], collector);
    expect(type([...'7654321', 'Enter'], [4], collector, first.lastAt).codes).toEqual(['7654321']);
  });

  it('that pauses is seen anew by its first two keys, by which the page knows it again', () => {
    expect(type([...'1234567890', 'Enter'], [5, 5, 5, 5, 5, 60, 5]).swallowed).toBe('345890Enter');
  });

  it('presses nothing with the end of what is no code', () => {
    expect(type([...'12345', 'Enter'], [20])).toMatchObject({ codes: [], swallowed: '345Enter' });
  });

  it('whose code is longer than any is not believed, and takes no memory for it', () => {
    expect(type([...Array.from({ length: 5000 }, () => '1'), 'Enter'], [1])).toMatchObject({
      codes: [],
      swallowed: `${'1'.repeat(4998)}Enter`,
    });
    expect(type([...Array.from({ length: 4096 }, () => '1'), 'Enter'], [1]).codes).toHaveLength(1);
  });
});

describe('a person', () => {
  it('who types slowly is neither reported nor swallowed', () => {
    expect(type([...'110101199003078', 'Enter'], [120])).toMatchObject({ codes: [], swallowed: '' });
  });

  it('who types fast, as people do, is neither', () => {
    expect(type([...'110101199003078', 'Enter'], [75])).toMatchObject({ codes: [], swallowed: '' });
  });

  it.each(['Enter', 'Tab', 'ArrowLeft', 'Backspace'])('who presses %s alone keeps it', (key) => {
    expect(type([key, key, key], [10])).toMatchObject({ codes: [], swallowed: '' });
  });

  it('who presses five keys at once has not scanned', () => {
    expect(type([...'12345', 'Enter'], [1]).codes).toEqual([]);
  });

  it('who presses Enter long after a stray burst keeps it', () => {
    const collector = createWedgeCollector();
    const burst = type([...'1234567'], [5], collector);
    expect(collector.press({ key: 'Enter', at: burst.lastAt + 500 })).toEqual({ swallow: false, code: null });
  });
});

it('forgets what it has when no code is awaited any more', () => {
  const collector = createWedgeCollector();
  const { lastAt } = type([...voucher], [2], collector);
  collector.clear();
  expect(collector.press({ key: 'Enter', at: lastAt + 2 })).toEqual({ swallow: false, code: null });
});

it('gives every quick text of six characters or more back as it was typed', () => {
  const character = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 });
  fc.assert(
    fc.property(fc.array(character, { minLength: 6, maxLength: 200 }), fc.integer({ min: 0, max: 30 }), (characters, gap) => {
      expect(type([...characters, 'Enter'], [gap]).codes).toEqual([characters.join('')]);
    }),
  );
});
