// Nothing moves while somebody taps at random, whether stillness was asked for or not: a key is down or up, at once.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleNames } from '../../renderer/gallery/samples.ts';
import { randomFrom } from '../support/random.ts';
import { type GalleryHouse, type GalleryWindow, openHouse, openWindow } from './gallery-page.ts';
import { bringJudge } from './harness/inspector.ts';

let house: GalleryHouse;

beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(() => house.close());

/** One screen of each kind. */
const kinds = sampleNames.filter((name, index) => name.split('-')[0] !== sampleNames[index - 1]?.split('-')[0]);
const restMs = 600;

async function tapped(reducedMotion: 'reduce' | 'no-preference'): Promise<GalleryWindow> {
  const window = await openWindow(house, { reducedMotion });
  await bringJudge(window.page);
  return window;
}

/** Presses a key of each screen, and asks while it is down and while it comes up how long anything moves. */
async function longestMotions({ page, showHash }: GalleryWindow): Promise<Readonly<Record<string, number>>> {
  const random = randomFrom(1);
  const longest: Record<string, number> = {};
  const moving = (): Promise<number> =>
    page.evaluate(() => Math.max(0, ...document.getAnimations().map(({ effect }) => Number(effect?.getComputedTiming().endTime ?? 0))));
  for (const name of kinds) {
    await showHash(`#state=${name}`);
    await page.evaluate((rest) => screenJudge.putClockForward(rest), restMs);
    const keys = await page.locator('.kiosk .key:not(.off)').all();
    const box = await keys[Math.floor(random() * keys.length)]?.boundingBox();
    let motion = await moving();
    if (box) {
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      motion = Math.max(motion, await moving());
      await page.mouse.up();
      motion = Math.max(motion, await moving());
    }
    longest[name] = motion;
  }
  return longest;
}

describe('motion', () => {
  it('is none, and a key comes up at once', async () => {
    const motions = Object.values(await longestMotions(await tapped('no-preference')));
    expect(Math.max(...motions)).toBe(0);
  }, 60_000);

  it('would be seen', async () => {
    const window = await tapped('no-preference');
    await window.showHash(`#state=${kinds[0]}`);
    await window.page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      // Long enough for a busy machine to look in the middle of it.
      sheet.replaceSync('.key { transition: transform 20s }');
      document.adoptedStyleSheets.push(sheet);
    });
    expect(Math.max(...Object.values(await longestMotions(window)))).toBeGreaterThan(0);
  }, 60_000);

  it('is none where less of it is asked for', async () => {
    const window = await tapped('reduce');
    expect(Math.max(...Object.values(await longestMotions(window)))).toBe(0);
    const promised = await window.page.evaluate(() =>
      [...document.querySelectorAll('.kiosk, .kiosk *')]
        .map((element) => getComputedStyle(element))
        .filter(({ transitionDuration, animationName }) => /[1-9]/.test(transitionDuration) || animationName !== 'none')
        .map(({ transitionDuration, animationName }) => `${transitionDuration} ${animationName}`),
    );
    expect(promised).toEqual([]);
  }, 60_000);
});
