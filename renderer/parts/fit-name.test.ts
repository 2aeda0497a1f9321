// A shortened name keeps its beginning and its end, and is never longer than asked for.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortened } from './fit-name.ts';

const name = '青桥县白石镇医疗保障公共服务站二十四小时自助服务区12号机';

describe('a terminal’s name', () => {
  it('stays as it is where there is room', () => {
    expect(shortened(name, 40)).toBe(name);
  });

  it('loses its middle, not the number of the machine', () => {
    expect(shortened(name, 13)).toBe('青桥县白石镇医…区12号机');
  });

  it('has at most so many characters, of both ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.integer({ min: 4, max: 40 }), (whole, keep) => {
        const short = [...shortened(whole, keep)];
        expect(short.length).toBeLessThanOrEqual(Math.max(keep, 3));
        const cut = [...whole].length > keep;
        expect(short.includes('…') || !cut).toBe(true);
      }),
    );
  });
});
