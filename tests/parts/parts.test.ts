// Every part drawn in a genuine Chromium: the camera with a camera that Chromium makes up, the signature with a finger, sizes of all.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partNames } from '../../renderer/gallery/parts/part-names.ts';
import type { GalleryHouse } from '../screens/gallery-page.ts';
import { openPart, openParts, type PartWindow } from './part-window.ts';

declare global {
  interface Window {
    /** Every track that the page has ever been given. */
    tracks?: readonly MediaStreamTrack[];
  }
}

let house: GalleryHouse;
let part: PartWindow;

beforeAll(async () => {
  house = await openParts(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']);
  part = await openPart(house);
}, 60_000);
afterAll(() => house.close());

/** Nothing here is about how fast a busy machine is. */
const patience = { timeout: 20_000 };

const key = (words: string) => part.page.locator('.answers .key', { hasText: words });
const press = async (words: string): Promise<void> => {
  await part.page.waitForTimeout(550);
  await key(words).click();
};
/** Tracks that still film, of every stream the page has asked for. */
const filming = (): Promise<number> =>
  part.page.evaluate(() => [...document.querySelectorAll('video')].filter(({ srcObject }) => srcObject !== null).length);
const until = (told: string): Promise<void> => expect.poll(() => part.told.at(-1), patience).toBe(told);

describe('the camera', () => {
  it('films, takes a picture, is off then, takes another, and hands it on', async () => {
    await part.page.addInitScript(() => {
      const tracks: MediaStreamTrack[] = [];
      window.tracks = tracks;
      // The blank page between two others has no camera to ask for.
      if (!isSecureContext) return;
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const stream = await ask(wanted);
        tracks.push(...stream.getTracks());
        return stream;
      };
    });
    const living = (): Promise<readonly [number, number]> =>
      part.page.evaluate(() => {
        const { tracks = [] } = window;
        return [tracks.filter(({ readyState }) => readyState === 'live').length, tracks.length] as const;
      });
    await part.show('#part=camera');
    await until('camera busy');
    expect(await living()).toEqual([1, 1]);
    await press('拍照');
    await part.page.waitForSelector('.camera canvas:not([hidden])');
    expect(await living()).toEqual([0, 1]);
    expect(await filming()).toBe(0);
    const colours = await part.page.locator('.camera canvas').evaluate((canvas: HTMLCanvasElement) => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return new Set(pixels.filter((_, index) => index % 4 === 0)).size;
    });
    expect(colours).toBeGreaterThan(5);
    await press('重拍');
    await part.page.waitForSelector('.camera video:not([hidden])');
    await expect.poll(living, patience).toEqual([1, 2]);
    await press('拍照');
    await press('用这张');
    await expect.poll(() => part.told.join('\n'), patience).toMatch(/^picture image\/jpeg \d{4,}$/m);
  }, 60_000);

  it('is off as soon as one goes elsewhere, also while it is still starting', async () => {
    await part.show('#part=camera&again=1');
    await until('camera busy');
    await part.show('#part=code');
    await until('camera over');
    const living = (): Promise<number> =>
      part.page.evaluate(() => window.tracks?.filter(({ readyState }) => readyState === 'live').length ?? -1);
    expect(await living()).toBe(0);
    await part.show('#part=camera&again=2');
    await part.show('#part=code&again=2');
    await part.page.waitForTimeout(500);
    expect(await living()).toBe(0);
  }, 60_000);

  it('that cannot be had is said in plain words, with another way', async () => {
    const context = await house.browser.newContext({ viewport: { width: 1080, height: 1920 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
    });
    await page.goto(`${house.place}#part=camera`);
    await page.getByText('现在不能拍照').waitFor();
    expect(await page.locator('.answers .key.lit').textContent()).toBe('办别的事');
    expect(await page.locator('.camera').isVisible()).toBe(false);
    await context.close();
  }, 60_000);
});

describe('the signature', () => {
  const ink = (): Promise<number> =>
    part.page.locator('.signature canvas').evaluate((canvas: HTMLCanvasElement) => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return pixels.filter((value, index) => index % 4 === 0 && value < 128).length;
    });
  const stroke = async (from: number, to: number): Promise<void> => {
    const box = await part.page.locator('.signature canvas').boundingBox();
    if (!box) throw new Error('there is no field');
    const at = (share: number) => ({ x: box.x + box.width * share, y: box.y + box.height / 2 });
    await part.fingers('touchStart', [at(from)]);
    for (let share = from; share <= to; share += 0.1) await part.fingers('touchMove', [at(share)]);
    await part.fingers('touchEnd', []);
  };

  it('is no signature while it is empty or a mere touch; then it can be cleared, and handed on as a picture', async () => {
    await part.show('#part=signature');
    const off = (words: string): Promise<boolean> => key(words).evaluate((one) => one.classList.contains('off'));
    expect([await off('签好了'), await off('重新签')]).toEqual([true, true]);
    await stroke(0.5, 0.52);
    expect([await off('签好了'), await off('重新签')]).toEqual([true, false]);
    await stroke(0.2, 0.8);
    expect(await off('签好了')).toBe(false);
    await expect.poll(() => part.told, patience).toContain('signature busy');
    const before = await ink();
    expect(before).toBeGreaterThan(500);
    await press('重新签');
    expect(await ink()).toBe(0);
    expect(await off('签好了')).toBe(true);
    await stroke(0.2, 0.8);
    await press('签好了');
    await expect.poll(() => part.told.join('\n'), patience).toMatch(/^signed image\/png \d{3,}$/m);
    // On a busy machine the hand may have been lifted for long before the picture is there: which of them is told first is open.
    await expect.poll(() => part.told.filter((one) => one.startsWith('signature ')).at(-1), patience).toBe('signature over');
  }, 60_000);
});

describe('every part', () => {
  it('is drawn without a complaint of the browser', async () => {
    for (const name of partNames) {
      await part.show(`#part=${name}&once=1`);
      expect(await part.page.locator('main').innerHTML()).not.toBe('');
    }
    expect(part.complaints).toEqual([]);
  }, 60_000);
});
