// The lengths that a report descriptor declares, by the examples of real devices.

import { expect, it } from 'vitest';
import { reportSizes } from './report-sizes.ts';

const sizesOf = (descriptor: string) => {
  const { numbered, input } = reportSizes(Buffer.from(descriptor.replaceAll(' ', ''), 'hex'));
  return { numbered, input: [...input] };
};

it('64 bytes each way without ids', () => {
  expect(sizesOf('0600FF 0901 A101 1500 26FF00 7508 9540 0902 8102 9540 0903 9102 C0')).toEqual({ numbered: false, input: [[0, 64]] });
});

it('a boot keyboard: eight bits of modifiers, a reserved byte, six keys (HID 1.11, appendix B.1)', () => {
  const keyboard =
    '0501 0906 A101 0507 19E0 29E7 1500 2501 7501 9508 8102 9501 7508 8101 9505 7501 0508 1901 2905 9102 9501 7503 9101 9506 7508 1500 2565 0507 1900 2965 8100 C0';
  expect(sizesOf(keyboard)).toEqual({ numbered: false, input: [[0, 8]] });
});

it('reports with ids count the id, and bits are rounded up to bytes', () => {
  expect(sizesOf('8501 7501 950C 8102 8502 7508 9503 8102')).toEqual({
    numbered: true,
    input: [
      [1, 3],
      [2, 4],
    ],
  });
});

it('what was pushed comes back when it is popped', () => {
  expect(sizesOf('7508 9502 A4 7510 9508 B4 8102')).toEqual({ numbered: false, input: [[0, 2]] });
});
