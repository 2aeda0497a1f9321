// A scanner with a keyboard's plug while a key has the focus, in a genuine Chromium: it presses nothing, and a hand still does.

import type { CDPSession } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { GalleryHouse } from '../screens/gallery-page.ts';
import { openPart, openParts, type PartWindow } from './part-window.ts';

let house: GalleryHouse;
let part: PartWindow;
let keyboard: CDPSession;
let round = 0;

beforeAll(async () => {
  house = await openParts();
  part = await openPart(house);
  keyboard = await part.page.context().newCDPSession(part.page);
}, 60_000);
afterAll(() => house.close());

/** Longer than the rest after a tap, and than a scanner would pause. */
const restMs = 600;

beforeEach(async () => {
  round += 1;
  await part.show(`#part=keys&round=${round}`);
  await type('6', restMs);
});

/** The keys say themselves when they were pressed: a busy machine makes no slow scanner of a quick one. */
async function type(keys: string, gapMs: number): Promise<void> {
  const began = Date.now();
  const sent = [...keys].flatMap((key, index) => {
    const timestamp = (began + index * gapMs) / 1000;
    const code = key === ' ' ? 'Space' : `Key${key}`;
    const stroke = { key, code, windowsVirtualKeyCode: key.charCodeAt(0), timestamp };
    return [
      keyboard.send('Input.dispatchKeyEvent', { ...stroke, type: 'keyDown', text: key }),
      keyboard.send('Input.dispatchKeyEvent', { ...stroke, type: 'keyUp', timestamp: timestamp + 0.001 }),
    ];
  });
  await Promise.all(sent);
  await part.page.waitForTimeout(restMs);
}
const acts = async (): Promise<number> => Number(await part.page.locator('[data-acts]').getAttribute('data-acts'));

it.each(['WIFI S:x y', '5012345', ' 012 ', '6# 5', 'a b c'])('%j presses nothing', async (code) => {
  expect(await part.page.evaluate(() => document.activeElement?.classList.contains('key'))).toBe(true);
  await type(code, 5);
  expect(await acts()).toBe(0);
});

it.each(['5', ' ', '#'])('%j of a hand presses the key', async (key) => {
  await type(key, restMs);
  expect(await acts()).toBe(1);
});
