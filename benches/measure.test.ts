import { describe, expect, it } from 'vitest';
import { judge, readBudgets } from './budget.ts';
import { interleave, median, p95, percentile } from './measure.ts';

describe('the statistics', () => {
  it('take the middle value, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 7])).toBe(6);
    expect(median([3])).toBe(3);
  });

  it('take a value that 95 of 100 do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(p95(hundred)).toBe(95);
    expect(p95([4, 2])).toBe(4);
    expect(percentile([1, 2, 3], 0)).toBe(1);
  });

  it('sort by size and not by spelling', () => {
    expect(median([10, 9, 100])).toBe(10);
    expect(p95([10, 9, 100])).toBe(100);
  });

  it('leave the values as they came', () => {
    const values = [3, 1, 2];
    median(values);
    p95(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('refuse to say anything about nothing', () => {
    expect(() => median([])).toThrow('nothing was measured');
    expect(() => p95([])).toThrow('nothing was measured');
  });
});

describe('a run', () => {
  it('takes value and floor in turn and forgets the warm-up', async () => {
    const order: string[] = [];
    let taken = 0;
    const take = (name: string) => () => {
      order.push(name);
      taken += 1;
      return Promise.resolve([taken]);
    };
    const measurement = await interleave({ rounds: 2, tell: () => undefined }, take('value'), take('floor'));
    expect(order).toEqual(['value', 'floor', 'value', 'floor', 'value', 'floor']);
    expect(measurement).toEqual({ measured: [3, 5], floor: [4, 6] });
  });
});

describe('a budget', () => {
  const measurement = { name: 'tap', measured: [60, 90, 120], floor: [30, 40, 50] };

  it('that holds is told with its ratio', () => {
    const [middle, high] = judge(measurement, { tap: { ratio: 2.25, p95Ms: 120 } });
    expect(middle).toMatchObject({
      statistic: 'median',
      measured: 90,
      floor: 40,
      ratio: 2.25,
      budget: { unit: 'ratio', most: 2.25 },
      ok: true,
    });
    expect(high).toMatchObject({ statistic: 'p95', measured: 120, floor: 50, budget: { unit: 'ms', most: 120 }, ok: true });
  });

  it('of the ratio fails alone when the ratio is broken', () => {
    expect(judge(measurement, { tap: { ratio: 2.2, p95Ms: 120 } }).map(({ ok }) => ok)).toEqual([false, true]);
  });

  it('of the absolute fails alone when 95 of 100 take longer', () => {
    expect(judge(measurement, { tap: { ratio: 2.25, p95Ms: 119 } }).map(({ ok }) => ok)).toEqual([true, false]);
  });

  it('without an absolute leaves the p95 unjudged', () => {
    expect(judge(measurement, { tap: { ratio: 2.25 } })[1]).toMatchObject({ budget: null, ok: true });
  });

  it('of what should be much more than its floor is a least, and judges nothing else', () => {
    const decoder = { name: 'decoder', unit: 'bytes per second', measured: [600], floor: [10] } as const;
    expect(judge(decoder, { decoder: { least: 60 } })).toMatchObject([{ ratio: 60, budget: { unit: 'ratio', least: 60 }, ok: true }]);
    expect(judge(decoder, { decoder: { least: 61 } })).toMatchObject([{ ok: false }]);
  });

  it('must exist for whatever is measured', () => {
    expect(() => judge(measurement, {})).toThrow('promises nothing about tap');
  });

  it('is what was promised', () => {
    expect(readBudgets()).toMatchObject({
      'cold-start': { ratio: 2 },
      'tap-to-paint': { ratio: 3, p95Ms: 100 },
      'scan-to-view': { ratio: 0.1 },
    });
  });
});
