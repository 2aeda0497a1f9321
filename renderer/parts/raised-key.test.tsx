// The raised key: acts on release, forgives a slip, ignores a double tap, leaves the keyboard to the keypad.

import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drawPage, type DrawnPage } from '../gallery/drawn-page.tsx';
import { sampleView } from '../gallery/samples.ts';

// A window of 1072 × 1904 px makes this kiosk's millimetre 4 px, and a slip of 3 mm 12 px.
const box = { left: 100, right: 300, top: 1000, bottom: 1100 };

let page: DrawnPage;
let print: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame', 'Date'] });
  Object.assign(window, { innerWidth: 1072, innerHeight: 1904 });
  Object.assign(HTMLElement.prototype, { setPointerCapture: () => undefined });
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue({
    ...box,
    x: 100,
    y: 1000,
    width: 200,
    height: 100,
    toJSON: () => box,
  });
  page = drawPage();
  page.show(sampleView('result'));
  print = page.key('打印凭条');
});
afterEach(() => {
  page.close();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const prints = (): number => page.intents.filter(({ kind }) => kind === 'print').length;
const pointer = (kind: string, clientX = 200, clientY = 1050, pointerId = 1, breadth = 1): void => {
  act(() => {
    print.dispatchEvent(new PointerEvent(kind, { bubbles: true, button: 0, pointerId, clientX, clientY, width: breadth, height: breadth }));
  });
};
const keyboard = (kind: 'keydown' | 'keyup', key: string, held: KeyboardEventInit): void => {
  act(() => {
    print.dispatchEvent(new KeyboardEvent(kind, { key, ...held, bubbles: true, cancelable: true }));
  });
};

describe('a raised key', () => {
  it('acts on release inside, not on press', () => {
    pointer('pointerdown');
    expect(prints()).toBe(0);
    pointer('pointerup');
    expect(prints()).toBe(1);
  });

  it('shows at once that it is pressed, and no longer when the finger has left', () => {
    pointer('pointerdown');
    expect(print.classList).toContain('pressed');
    pointer('pointermove', 400);
    expect(print.classList).not.toContain('pressed');
  });

  it('forgives a slip of 3 mm beyond its edge', () => {
    pointer('pointerdown');
    pointer('pointerup', box.right + 11);
    expect(prints()).toBe(1);
  });

  it('does nothing when released farther away', () => {
    pointer('pointerdown');
    pointer('pointerup', box.right + 13);
    expect(prints()).toBe(0);
  });

  it('does nothing when the touch is taken away from it', () => {
    pointer('pointerdown');
    pointer('pointercancel');
    pointer('pointerup');
    expect(prints()).toBe(0);
  });

  it('leaves a second finger out', () => {
    pointer('pointerdown');
    vi.advanceTimersByTime(300);
    pointer('pointerdown', 200, 1050, 2);
    pointer('pointerup', 200, 1050, 2);
    expect(prints()).toBe(0);
    pointer('pointerup');
    expect(prints()).toBe(1);
  });

  it('is not dead where the end of a contact was never told', () => {
    pointer('pointerdown');
    vi.advanceTimersByTime(3001);
    pointer('pointerdown', 200, 1050, 2);
    pointer('pointerup', 200, 1050, 2);
    expect(prints()).toBe(1);
    expect(print.classList).not.toContain('pressed');
  });

  it('takes several contacts that come down together for a palm: none of them acts', () => {
    pointer('pointerdown');
    vi.advanceTimersByTime(60);
    pointer('pointerdown', 200, 1050, 2);
    pointer('pointerup', 200, 1050, 2);
    pointer('pointerup');
    expect(prints()).toBe(0);
  });

  it('takes a contact broader than 30 mm for a palm', () => {
    pointer('pointerdown', 200, 1050, 1, 31 * 4);
    expect(print.classList).not.toContain('pressed');
    pointer('pointerup', 200, 1050, 1, 31 * 4);
    expect(prints()).toBe(0);
    vi.advanceTimersByTime(1000);
    pointer('pointerdown', 200, 1050, 1, 29 * 4);
    pointer('pointerup', 200, 1050, 1, 29 * 4);
    expect(prints()).toBe(1);
  });

  it('takes no notice of a hand or a drop of water that has long lain on the glass', () => {
    act(() => {
      document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerId: 7 }));
    });
    vi.advanceTimersByTime(1000);
    pointer('pointerdown');
    pointer('pointerup');
    expect(prints()).toBe(0);
    vi.advanceTimersByTime(3000);
    pointer('pointerdown');
    pointer('pointerup');
    expect(prints()).toBe(1);
    act(() => {
      document.body.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, pointerId: 7 }));
    });
  });

  it('ignores a second tap within half a second, then counts again', () => {
    pointer('pointerdown');
    pointer('pointerup');
    vi.advanceTimersByTime(400);
    pointer('pointerdown');
    pointer('pointerup');
    expect(prints()).toBe(1);
    vi.advanceTimersByTime(500);
    pointer('pointerdown');
    pointer('pointerup');
    expect(prints()).toBe(2);
  });

  it('ignores the second tap also when the first brought another screen under the finger', () => {
    pointer('pointerdown');
    pointer('pointerup');
    page.show({ ...sampleView('result'), turn: 1, sequence: 1 });
    print = page.key('打印凭条');
    pointer('pointerdown');
    pointer('pointerup');
    expect(prints()).toBe(1);
  });

  it('does not answer a new question with a finger that went down on the old one', () => {
    pointer('pointerdown');
    page.show({ ...sampleView('result'), turn: 1, sequence: 1 });
    print = page.key('打印凭条');
    pointer('pointerup');
    expect(prints()).toBe(0);
  });

  describe('of the bar, which stays while the questions change', () => {
    const helps = (): number => page.intents.filter(({ kind }) => kind === 'help').length;
    const nextQuestion = (): void => page.show({ ...sampleView('result'), turn: 1, sequence: 1 });
    beforeEach(() => {
      print = page.key('求助');
    });

    it('does not answer a new question with a finger that went down on the old one', () => {
      pointer('pointerdown');
      nextQuestion();
      expect(page.key('求助')).toBe(print);
      expect(print.className).not.toContain('pressed');
      pointer('pointerup');
      expect(helps()).toBe(0);
    });

    // The space bar alone is the keypad's; with Control it comes as far as the key.
    it('is neither drawn as pressed nor pressed by a key of a keyboard, of which nobody may tell that it was let go', () => {
      keyboard('keydown', ' ', { ctrlKey: true });
      expect(print.className).not.toContain('pressed');
      nextQuestion();
      expect(print.className).not.toContain('pressed');
      keyboard('keyup', ' ', { ctrlKey: true });
      expect(helps()).toBe(0);
    });

    it('obeys the next finger, also when nobody told of the last one that it was lifted', () => {
      pointer('pointerdown');
      nextQuestion();
      vi.advanceTimersByTime(4000);
      pointer('pointerdown', 200, 1050, 2);
      pointer('pointerup', 200, 1050, 2);
      expect(helps()).toBe(1);
    });
  });

  // Keys of a keyboard are the keypad's: use-keypad-keyboard.test.tsx.
  it('obeys assistive technology, which clicks without a finger', () => {
    act(() => print.click());
    expect(prints()).toBe(1);
  });

  it('counts one tap once, whatever the browser adds as a click', () => {
    pointer('pointerdown');
    pointer('pointerup');
    act(() => {
      print.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    });
    expect(prints()).toBe(1);
  });

  it('lies flat and does nothing when off', () => {
    const view = sampleView('result');
    page.show(view && { ...view, turn: 2, bar: { ...view.bar, sound: false } });
    print = page.key('声音');
    expect(print.getAttribute('aria-disabled')).toBe('true');
    pointer('pointerdown');
    pointer('pointerup');
    expect(page.intents.filter(({ kind }) => kind !== 'activity')).toEqual([]);
  });
});
