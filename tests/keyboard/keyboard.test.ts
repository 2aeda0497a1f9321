// The keyboard in a genuine Chromium under the product's policy: sizes, gaps and reach while it is used, phrases loaded only when needed.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screenProfiles } from '../../contract/terminal-profile.ts';
import { type GalleryHouse, type GalleryWindow, openHouse, openWindow } from '../screens/gallery-page.ts';
import { expectedOf } from '../screens/harness/expected.ts';
import { bringJudge } from '../screens/harness/inspector.ts';
import { lineOf } from '../screens/harness/report.ts';
import { hashOf, type Look, lookName, plainLook } from '../screens/harness/variants.ts';

let house: GalleryHouse;

beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(() => house.close());

const subject = { kind: 'state', name: 'question-text' } as const;
const looks: readonly Partial<Look>[] = [
  {},
  { textSize: 'extra', language: 'en', layout: 'low', theme: 'contrastLight' },
  { textSize: 'extra', profile: 'landscape-21.5' },
];

/** Longer than the rest after a tap. */
const paceMs = 550;

async function open(look: Look): Promise<GalleryWindow> {
  const { widthMm, heightMm } = screenProfiles[look.profile];
  const viewport = widthMm > heightMm ? { width: 1920, height: 1080 } : { width: 1080, height: 1920 };
  const window = await openWindow(house, { viewport });
  await bringJudge(window.page);
  await window.showHash(hashOf({ subject, look }));
  return window;
}

async function press({ page }: GalleryWindow, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    if (key.length > 1) await page.waitForTimeout(paceMs);
    await page.locator(`.key[data-typing="${key}" i]`).click();
  }
}

describe.each(looks.map((look): Look => ({ ...plainLook, ...look })))('in $textSize $theme $language $profile $layout', (look) => {
  it('keeps sizes, gaps, contrast and reach with every set of keys, and moves no letter when phrases come and go', async () => {
    const window = await open(look);
    const expected = expectedOf({ subject, look });
    const findings: string[] = [];
    const measure = async (what: string): Promise<void> => {
      const offered = await window.page.locator('.candidate-row .key, .typed-words').allTextContents();
      const seen = await window.page.evaluate((wish) => screenJudge.inspect(wish, true).findings, {
        ...expected,
        given: [...offered, ...expected.given],
      });
      findings.push(...seen.map((finding) => `${what}: ${lineOf(finding)}`));
    };
    if (look.language === 'en') await press(window, 'mode pinyin');
    const aLetter = () => window.page.locator('.key[data-typing="m" i]').boundingBox();
    const place = await aLetter();
    await press(window, 'g', 'z');
    await window.page.locator('.candidate-turns').waitFor();
    await measure('gz');
    expect(await aLetter()).toEqual(place);
    await press(window, 'more');
    await measure('more of gz');
    await press(window, 'delete');
    await press(window, 'delete');
    await press(window, 'v');
    await window.page.locator('.candidates > p').waitFor();
    await measure('v');
    expect(await aLetter()).toEqual(place);
    await press(window, 'mode digits', '7');
    await measure('digits');
    await press(window, 'mode latin', 'a', 'q');
    await measure('latin');
    expect(await window.page.locator('.typed-words').textContent()).toBe('7AQ');
    expect(findings).toEqual([]);
    expect(window.complaints).toEqual([]);
    await window.page.close();
  }, 60_000);
});

describe(`in ${lookName(plainLook)}`, () => {
  it('writes 广州市 of gzs, and 广州 with the rest left to choose', async () => {
    const window = await open(plainLook);
    await press(window, 'g', 'z', 's', 'choose 广州市');
    expect(await window.page.locator('.typed-words').textContent()).toBe('广州市');
    await press(window, 'clear', ...'guangzhoushi');
    await press(window, 'choose 广州');
    expect(await window.page.locator('.typed-words').textContent()).toBe('广州shi');
    expect(await window.page.locator('.key.lit').count()).toBe(0);
    await press(window, 'choose 市');
    expect(await window.page.locator('.typed-words').textContent()).toBe('广州市');
    expect(await window.page.locator('.key.lit').count()).toBe(1);
    await window.page.close();
  }, 60_000);

  it('fetches the phrases for the keyboard and for no other screen', async () => {
    const window = await openWindow(house, { viewport: { width: 1080, height: 1920 } });
    const fetched: string[] = [];
    window.page.on('request', (request) => fetched.push(request.url()));
    const phrases = (): number => fetched.filter((url) => /phrases/.test(url)).length;
    await window.showHash('#state=menu&size=standard&language=zh-Hans');
    await window.page.waitForLoadState('networkidle');
    expect({ some: fetched.length > 0, phrases: phrases() }).toEqual({ some: true, phrases: 0 });
    await window.showHash('#state=question-text&size=standard&language=zh-Hans');
    await expect.poll(phrases, { timeout: 20_000 }).toBe(1);
    await window.page.close();
  }, 60_000);
});
