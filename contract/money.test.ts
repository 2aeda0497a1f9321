import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fenFromYuan, yuanText } from './money.ts';

it.each([
  [1234.56, 123_456],
  ['0', 0],
  ['-0.00', 0],
  ['12.5', 1250],
  [0.1, 10],
  ['-3.07', -307],
  ['8.900', 890],
])('%s yuan are %d fen', (yuan, fen) => {
  expect(fenFromYuan(yuan)).toEqual({ ok: true, value: fen });
});

it.each(['', '1.234', 'abc', '1e5', Number.NaN, Number.POSITIVE_INFINITY, '--1', '999999999999', '１２'])('%s is no amount', (text) => {
  expect(fenFromYuan(text)).toEqual({ ok: false, fault: 'notAnAmount' });
});

it('comes back from what it shows', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
      expect(fenFromYuan(yuanText(fen).replaceAll(',', ''))).toEqual({ ok: true, value: fen });
    }),
  );
});
