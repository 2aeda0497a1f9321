// How a key takes a finger, in a genuine Chromium with genuine touches: once, on release, with a slip, and never a palm.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GalleryHouse } from '../screens/gallery-page.ts';
import { type Contact, openPart, openParts, type PartWindow } from './part-window.ts';

declare global {
  interface Window {
    /** The page's clock stands still but for this: how quick a hand is must not depend on how busy the machine is. */
    pass?: (milliseconds: number) => void;
  }
}

let house: GalleryHouse;
let part: PartWindow;
let middle: Contact;
let beyond: (millimetres: number) => Contact;
let millimetre: number;
let round = 0;

beforeAll(async () => {
  house = await openParts();
  part = await openPart(house);
  await part.page.addInitScript(() => {
    let now = performance.now();
    performance.now = () => now;
    window.pass = (milliseconds) => {
      now += milliseconds;
    };
  });
}, 60_000);
afterAll(() => house.close());

const key = '.answers .key.lit';
const acts = async (): Promise<number> => Number(await part.page.locator('[data-acts]').getAttribute('data-acts'));
const isPressed = (): Promise<boolean> => part.page.locator(key).evaluate((one) => one.classList.contains('pressed'));
const pass = (ms: number): Promise<void> => part.page.evaluate((milliseconds) => window.pass?.(milliseconds), ms);
const tap = async (at: Contact): Promise<void> => {
  await part.fingers('touchStart', [at]);
  await part.fingers('touchEnd', []);
};

async function fresh(options = ''): Promise<void> {
  round += 1;
  await part.show(`#part=keys&round=${round}${options}`);
  const box = await part.page.locator(key).boundingBox();
  if (!box) throw new Error('the key is not drawn');
  millimetre = await part.page.evaluate(() => Number.parseFloat(document.documentElement.style.getPropertyValue('--mm')));
  middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  beyond = (millimetres) => ({ x: middle.x, y: box.y - millimetres * millimetre });
}

describe('a key', () => {
  beforeEach(() => fresh());

  it('shows at once that it is pressed, and acts on release', async () => {
    await part.fingers('touchStart', [middle]);
    expect(await isPressed()).toBe(true);
    expect(await acts()).toBe(0);
    await part.fingers('touchEnd', []);
    expect(await isPressed()).toBe(false);
    expect(await acts()).toBe(1);
  });

  it('acts once for a double tap within 500 ms, and again after them', async () => {
    await tap(middle);
    await pass(450);
    await tap(middle);
    expect(await acts()).toBe(1);
    await pass(100);
    await tap(middle);
    expect(await acts()).toBe(2);
  });

  it('forgives a slip of 3 mm beyond its edge, and shows that it still holds', async () => {
    await part.fingers('touchStart', [middle]);
    await part.fingers('touchMove', [beyond(2.5)]);
    expect(await isPressed()).toBe(true);
    await part.fingers('touchEnd', []);
    expect(await acts()).toBe(1);
  });

  it('does nothing when it is released outside', async () => {
    await part.fingers('touchStart', [middle]);
    await part.fingers('touchMove', [beyond(4)]);
    expect(await isPressed()).toBe(false);
    await part.fingers('touchEnd', []);
    expect(await acts()).toBe(0);
  });

  it('does nothing for a finger that comes from outside', async () => {
    await part.fingers('touchStart', [beyond(10)]);
    await part.fingers('touchMove', [middle]);
    await part.fingers('touchEnd', []);
    expect(await acts()).toBe(0);
  });

  it('does nothing for a broad contact, which a thumb of 25 mm is not', async () => {
    await tap({ ...middle, breadth: 32 * millimetre });
    expect(await acts()).toBe(0);
    await tap({ ...middle, breadth: 25 * millimetre });
    expect(await acts()).toBe(1);
  });

  it('does nothing for a hand laid flat on several places at once', async () => {
    const others: readonly Contact[] = [
      { x: middle.x - 60 * millimetre, y: middle.y },
      { x: middle.x, y: middle.y - 60 * millimetre },
    ];
    await part.fingers('touchStart', [middle, ...others]);
    await part.fingers('touchEnd', []);
    expect(await acts()).toBe(0);
  });

  it('does nothing when it lies flat', async () => {
    const off = await part.page.locator('.answers .key.off').boundingBox();
    if (!off) throw new Error('no key lies flat');
    await tap({ x: off.x + off.width / 2, y: off.y + off.height / 2 });
    expect(await part.page.locator('.key.pressed').count()).toBe(0);
    expect(await part.page.locator('.answers .key.off').getAttribute('aria-disabled')).toBe('true');
  });

  it('obeys the keyboard, with a ring round what has the focus', async () => {
    for (const stroke of ['ArrowRight', 'Enter']) {
      await part.page.keyboard.press(stroke);
      // Keys that follow at once come from a scanner.
      await part.page.waitForTimeout(100);
    }
    await expect.poll(acts, { timeout: 20_000 }).toBe(1);
    const ring = await part.page.evaluate(() => {
      const one = document.activeElement;
      return one?.classList.contains('key') ? Number.parseFloat(getComputedStyle(one, '::after').borderTopWidth) : 0;
    });
    expect(ring / millimetre).toBeGreaterThan(1.49);
  });
});

describe('the control: without the guard', () => {
  it('a double tap acts twice', async () => {
    await fresh('&guard=off');
    await tap(middle);
    await pass(120);
    await tap(middle);
    expect(await acts()).toBe(2);
  });
});

describe('every part', () => {
  it('is drawn under the policy of the product without a complaint, also the one of react-aria', () => {
    expect(part.complaints).toEqual([]);
  });
});
