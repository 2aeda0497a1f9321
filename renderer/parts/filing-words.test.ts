// Telephone numbers in groups: no digit is lost or moved, whatever is typed.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupedTelephone } from './filing-words.ts';

describe('a telephone number', () => {
  it.each([
    ['13800000000', '138 0000 0000'],
    ['1380000', '138 0000'],
    ['138', '138'],
    ['01012345678', '010 1234 5678'],
    ['02112345678', '021 1234 5678'],
    ['06601234567', '0660 1234567'],
    ['066012345678', '0660 12345678'],
    ['138****0000', '138 **** 0000'],
  ])('%s stands as %s', (digits, grouped) => {
    expect(groupedTelephone(digits)).toBe(grouped);
  });

  it('keeps every digit in its order', () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{0,12}$/), (digits) => groupedTelephone(digits).replaceAll(' ', '') === digits));
  });

  it('leaves any other text as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^[\d*]+$/.test(text));
        return groupedTelephone(text) === text;
      }),
    );
  });
});
