// The same page by a keyboard, and what a scanner with a keyboard's plug may not do to it.

import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { privately } from '../contract/private.ts';
import { keypadPageOfEachTest, startOfKeys } from './testing/keypad-page.tsx';

const page = keypadPageOfEachTest(startOfKeys());

describe('a keyboard', () => {
  it('does the same with its arrows, Tab, Enter, Escape and digits', () => {
    page.strike('ArrowRight');
    page.strike('Tab');
    page.strike('Tab', { shiftKey: true });
    page.strike('ArrowDown');
    expect(page.said).toEqual(['张三', privately('余额二百元'), '张三', privately('余额二百元')]);
    expect(page.strike('Enter').defaultPrevented).toBe(true);
    page.strike('5');
    page.strike(' ');
    expect(page.acts).toEqual(['余额', '余额', '余额']);
    page.strike('Escape');
    expect(page.meant).toEqual([{ kind: 'back' }]);
  });

  it('leaves alone what is no key of ours, and what is held down', () => {
    expect(page.strike('q').defaultPrevented).toBe(false);
    expect(page.strike('6', { ctrlKey: true }).defaultPrevented).toBe(false);
    page.strike('6', { repeat: true });
    expect(page.said).toEqual([]);
  });

  it('knows Shift for a part of the key that it is held for, however soon that follows', () => {
    page.strike('6');
    page.strike('6');
    page.strike('Shift');
    page.strike('#', { shiftKey: true }, 20);
    expect(page.acts).toEqual(['余额']);
  });

  it('that presses a key as the screen changes presses nothing on the next one', () => {
    act(() => void document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
    page.draw({ turn: page.view.turn + 1 });
    page.rest();
    expect(page.meant).toEqual([]);
  });
});

describe('a scanner that types', () => {
  const codes = ['WIFI S:x y', '5012', '3 5 3', ' 12', '#1', '*12', '9012345', '7012345'];
  it.each(codes.flatMap((code) => [5, 30, 50].map((gapMs) => [code, gapMs] as const)))(
    '%j, a key each %i ms, presses nothing',
    (code, gapMs) => {
      page.strike('6');
      page.strike('6');
      page.scan([...code, 'Enter'], gapMs);
      expect({ acts: page.acts, meant: page.meant }).toEqual({ acts: [], meant: [] });
    },
  );

  it('and stops for a moment presses nothing with the key after that', () => {
    page.strike('6');
    page.strike('6');
    page.scan([...'123456', 'Enter'], 5, { before: '3', ms: 55 });
    expect({ acts: page.acts, meant: page.meant }).toEqual({ acts: [], meant: [] });
  });

  it('is not seen in what a quick hand does: each key counts', () => {
    page.scan(['6', '6', '5', '3'], 75);
    expect({ acts: page.acts, meant: page.meant }).toEqual({ acts: ['余额'], meant: [{ kind: 'help' }] });
  });

  it('takes no key from a hand that is a little slower than it', () => {
    page.scan(['6', '6', '5', '3'], 55);
    expect({ acts: page.acts, meant: page.meant }).toEqual({ acts: ['余额'], meant: [{ kind: 'help' }] });
  });

  it('is not seen in a key that is kept down beside another', () => {
    page.press('6', '6');
    page.keepDown('q', 10);
    page.scan(['5'], 20);
    expect(page.acts).toEqual(['余额']);
  });
});
