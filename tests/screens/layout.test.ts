// The layout fits by construction: what is read is all to be had page by page, everything to touch lies low in the low layout, nothing jumps.

import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screenProfileNames, screenProfiles } from '../../contract/terminal-profile.ts';
import { type GalleryHouse, type GalleryWindow, openHouse, openWindow } from './gallery-page.ts';

let house: GalleryHouse;
let gallery: GalleryWindow;
let page: Page;

beforeAll(async () => {
  house = await openHouse();
  gallery = await openWindow(house);
  page = gallery.page;
}, 90_000);
afterAll(() => house.close());

interface Variant {
  readonly state: string;
  readonly size?: string;
  readonly language?: string;
  readonly layout?: string;
  readonly profile?: (typeof screenProfileNames)[number];
}

async function show({
  state,
  size = 'standard',
  language = 'zh-Hans',
  layout = 'standard',
  profile = 'portrait-21.5',
}: Variant): Promise<void> {
  const { widthMm, heightMm } = screenProfiles[profile];
  await page.setViewportSize(widthMm > heightMm ? { width: 1920, height: 1080 } : { width: 1080, height: 1920 });
  await gallery.showHash(`#state=${state}&size=${size}&language=${language}&layout=${layout}&profile=${profile}`);
}

/** Text in whole lines that stands inside what is read, on the page that is open now. */
const linesInSight = (): Promise<readonly string[]> =>
  page.evaluate(() => {
    const reading = document.querySelector('.reading');
    if (!reading) return [];
    const frame = reading.getBoundingClientRect();
    const lines: string[] = [];
    const texts = document.createTreeWalker(reading, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()];
      const whole = boxes.every(
        (box) => box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom,
      );
      if (boxes.length > 0 && whole) lines.push(node.textContent ?? '');
    }
    return lines;
  });

const pages = (): Promise<number> => page.evaluate(() => Number(document.querySelector<HTMLElement>('.turning')?.dataset.pages));

async function turn(): Promise<void> {
  // Past the rest in which a second tap is ignored.
  await page.waitForTimeout(520);
  await page.locator('.turning .key').last().click();
}

/** All that can be read, page by page. */
async function allRead(): Promise<Set<string>> {
  const read = new Set(await linesInSight());
  for (let at = 1; at < (await pages()); at += 1) {
    await turn();
    for (const line of await linesInSight()) read.add(line);
  }
  return read;
}

/** What must be read: all but what can be spared. */
const toRead = (): Promise<readonly string[]> =>
  page.evaluate(() => {
    const content = document.querySelector('.content');
    const texts = content ? document.createTreeWalker(content, NodeFilter.SHOW_TEXT) : null;
    const found: string[] = [];
    for (let node = texts?.nextNode(); node; node = texts?.nextNode())
      if (node.textContent?.trim() && !node.parentElement?.closest('.spare, svg')) found.push(node.textContent);
    return found;
  });

describe('what is read', () => {
  it.each([
    { state: 'notice', size: 'extra', language: 'en' },
    { state: 'notice', size: 'extra', language: 'zh-Hant', layout: 'low', profile: 'landscape-21.5' },
    { state: 'review-longest', size: 'extra', language: 'en', profile: 'landscape-21.5' },
    { state: 'commitment', size: 'extra', language: 'en', profile: 'landscape-21.5' },
    { state: 'filed-refused', size: 'extra', language: 'en', layout: 'low' },
  ] as const)(
    'is all to be had on its pages: $state $size $language $profile',
    async (variant) => {
      await show(variant);
      expect(await pages()).toBeGreaterThan(1);
      const needed = await toRead();
      expect(needed.length).toBeGreaterThan(4);
      const read = await allRead();
      expect(needed.filter((line) => !read.has(line))).toEqual([]);
    },
    30_000,
  );

  it('would be cut without its pages', async () => {
    await show({ state: 'notice', size: 'extra', language: 'en' });
    await page.evaluate(() => document.querySelector<HTMLElement>('.reading')?.setAttribute('data-fit', 'full'));
    const seen = new Set(await linesInSight());
    expect((await toRead()).filter((line) => !seen.has(line))).not.toEqual([]);
  });

  it('stays on its page when the same View comes again', async () => {
    await show({ state: 'menu' });
    await show({ state: 'notice', size: 'extra', language: 'en' });
    await turn();
    const second = await linesInSight();
    await page.evaluate(() => window.dispatchEvent(new Event('resize')));
    expect(await linesInSight()).toEqual(second);
    expect(await page.evaluate(() => document.querySelector<HTMLElement>('.turning')?.dataset.page)).toBe('2');
  });

  it('is one page again when it fits again', async () => {
    await show({ state: 'notice', size: 'extra', language: 'en' });
    await show({ state: 'notice', size: 'standard', language: 'zh-Hans' });
    expect(await pages()).toBe(1);
    expect(await page.locator('.turning .key').count()).toBe(0);
  });
});

describe('while there is more to read', () => {
  const lit = (): Promise<readonly string[]> => page.locator('.kiosk .key.lit').allTextContents();
  const main = () => page.locator('.answers > .key').last();
  const isOff = async (): Promise<boolean> => (await main().getAttribute('aria-disabled')) === 'true';
  const toTheEnd = async (): Promise<void> => {
    for (let at = await pages(); at > 1; at -= 1) await turn();
  };

  it('the key that turns the page is the lit one, and the main act is raised beside it', async () => {
    await show({ state: 'menu' });
    await show({ state: 'notice', size: 'extra', profile: 'landscape-21.5' });
    expect(await lit()).toEqual(['接着看']);
    expect(await isOff()).toBe(false);
    await toTheEnd();
    expect(await lit()).toEqual(['开始办理']);
    await page.waitForTimeout(520);
    await page.locator('.turning .key').first().click();
    expect(await lit()).toEqual(['开始办理']);
  }, 20_000);

  it.each([
    { state: 'review-longest', size: 'extra', language: 'zh-Hans', profile: 'landscape-21.5', word: '提交', litAtTheEnd: ['提交已看完'] },
    { state: 'commitment', size: 'extra', language: 'zh-Hans', profile: 'landscape-21.5', word: '同意，下一步', litAtTheEnd: [] },
  ] as const)(
    'what binds lies flat, says why, and keeps its size: $state',
    async ({ word, litAtTheEnd, ...variant }) => {
      await show(variant);
      expect(await pages()).toBeGreaterThan(1);
      expect(await lit()).toEqual(['接着看']);
      expect(await isOff()).toBe(true);
      expect((await main().textContent())?.replaceAll('\u200b', '')).toBe(`${word}请先看完`);
      const height = (await main().boundingBox())?.height;
      await toTheEnd();
      expect(await isOff()).toBe(false);
      expect((await lit()).map((words) => words.replaceAll('\u200b', ''))).toEqual(litAtTheEnd);
      expect((await main().boundingBox())?.height).toBe(height);
    },
    20_000,
  );

  it('a keypad begins at the key that turns, and comes to the flat one to hear why', async () => {
    await show({ state: 'menu' });
    await show({ state: 'review-longest', size: 'extra', profile: 'landscape-21.5' });
    await page.keyboard.press('ArrowRight');
    const at = (): Promise<string | null> => page.evaluate(() => document.activeElement?.textContent ?? null);
    expect(await at()).toBe('接着看');
    const stops: (string | null)[] = [];
    for (let press = 0; press < 6 && !stops.includes('提交请先看完'); press += 1) {
      await page.waitForTimeout(60);
      await page.keyboard.press('ArrowRight');
      stops.push(await at());
    }
    expect(stops).toContain('提交请先看完');
  }, 20_000);

  it('is over where all stands on one page', async () => {
    await show({ state: 'review' });
    expect(await pages()).toBe(1);
    expect(await lit()).toEqual(['提交']);
  });
});

describe('the ledge', () => {
  /** Millimetres between the lowest key with its lip and the bar's own keys. */
  const air = (): Promise<number> =>
    page.evaluate(() => {
      const millimetre = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
      const lip = Number.parseFloat(
        /0px ([\d.]+)px/.exec(getComputedStyle(document.querySelector('.bar .key:not(.off)') ?? document.body).boxShadow)?.[1] ?? '0',
      );
      const lowest = Math.max(...[...document.querySelectorAll('.answers .key')].map((key) => key.getBoundingClientRect().bottom));
      const bar = Math.min(...[...document.querySelectorAll('.bar .key')].map((key) => key.getBoundingClientRect().top));
      return (bar - lowest - lip) / millimetre;
    });

  it.each(['en', 'zh-Hans'] as const)(
    'never clips a key, nor has one too near to the bar: %s',
    async (language) => {
      for (const profile of ['portrait-21.5', 'landscape-21.5'] as const)
        for (const layout of ['standard', 'low'])
          for (const state of [
            'question-division-own-place',
            'question-division-answered',
            'question-date-answered',
            'all-services-found',
            'choose-counter-many',
            'attract-tickets',
          ]) {
            await show({ state, size: 'extra', language, layout, profile });
            expect({ state, profile, layout, apart: (await air()) >= 3.85 }).toEqual({ state, profile, layout, apart: true });
          }
    },
    60_000,
  );

  it('is measured against a key too many', async () => {
    await show({ state: 'question-division', size: 'extra' });
    await page.evaluate(() => {
      const ledge = document.querySelector('.answers');
      const key = ledge?.querySelector(':scope > .key');
      for (let more = 0; more < 6; more += 1) if (ledge && key) ledge.append(key.cloneNode(true));
    });
    expect(await air()).toBeLessThan(3.85);
  });
});

describe('the low layout', () => {
  const highest = (): Promise<number> =>
    page.evaluate(() => {
      const tops = [...document.querySelectorAll('.kiosk .key')].map((key) => key.getBoundingClientRect().top);
      const millimetre = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
      return ((document.querySelector('.kiosk')?.getBoundingClientRect().bottom ?? 0) - Math.min(...tops)) / millimetre;
    });
  const reach = (): Promise<number> => page.evaluate(() => Number(document.documentElement.style.getPropertyValue('--reach-mm')));

  it.each(screenProfileNames)(
    'has everything to touch under the reach line: %s',
    async (profile) => {
      for (const state of ['attract-tickets', 'notice', 'question-division', 'question-record-many', 'filed-refused']) {
        await show({ state, size: 'extra', language: 'en', layout: 'low', profile });
        expect({ state, low: (await highest()) <= (await reach()) }).toEqual({ state, low: true });
      }
    },
    30_000,
  );

  it('is measured against a line that a key could cross', async () => {
    await show({ state: 'notice', layout: 'low' });
    await page.evaluate(() => document.documentElement.style.setProperty('--reach-mm', '20'));
    expect(await highest()).toBeGreaterThan(await reach());
  });
});

describe('a list of keys', () => {
  it('has as many rows as there is room for, and all of them on its pages', async () => {
    await show({ state: 'question-record-many', size: 'extra', language: 'en', layout: 'low', profile: 'landscape-21.5' });
    const fits = await page.evaluate(() => {
      const ledge = document.querySelector('.answers');
      return ledge !== null && ledge.scrollHeight <= ledge.clientHeight + 1;
    });
    expect(fits).toBe(true);
    const names = new Set<string>();
    const collect = async (): Promise<void> => {
      for (const name of await page.locator('.rows-of-keys .key').allTextContents()) names.add(name);
    };
    await collect();
    while ((await page.locator('.pages .key').last().getAttribute('aria-disabled')) === null) {
      await page.waitForTimeout(520);
      await page.locator('.pages .key').last().click();
      await collect();
    }
    expect(names.size).toBe(3);
  }, 20_000);
});

describe('where keys have little room', () => {
  /** Millimetres of the words of each key on the ledge and beside the pages, without its second line. */
  const sizes = (only: string): Promise<readonly number[]> =>
    page.evaluate((selector) => {
      const style = (element: Element): CSSStyleDeclaration => getComputedStyle(element);
      const millimetre = Number.parseFloat(style(document.documentElement).getPropertyValue('--mm'));
      const pixels = [...document.querySelectorAll(selector)].map((key) =>
        Number.parseFloat(style(key.querySelector('b') ?? key).fontSize),
      );
      const width = document.querySelector('.kiosk')?.getBoundingClientRect().width ?? 0;
      return pixels.map((size) => size / (Number.isNaN(millimetre) ? width / 268 : millimetre));
    }, only);

  it.each([
    { state: 'question-date-answered', language: 'zh-Hans', layout: 'standard' },
    { state: 'question-division', language: 'zh-Hans', layout: 'low' },
    { state: 'all-services-group', language: 'en', layout: 'standard' },
  ] as const)(
    'none is smaller in very large text than in the usual: $state $language $layout',
    async (variant) => {
      await show({ ...variant, size: 'extra' });
      expect(Math.min(...(await sizes('.answers .key')))).toBeGreaterThanOrEqual(11.3);
      for (const size of await sizes('.answers .key:is(.lit, [data-main])')) expect(size).toBeGreaterThanOrEqual(16.5);
    },
    20_000,
  );

  it('a low screen has two rows of long words on a page', async () => {
    await show({ state: 'menu-twelve-services', size: 'large', language: 'en', profile: 'landscape-21.5' });
    expect(await page.locator('.tiles .key').count()).toBe(4);
    // None of them smaller for that.
    expect(Math.min(...(await sizes('.tiles .key')))).toBeGreaterThanOrEqual(13);
  });

  it('the clock and the drawing stay above the queue ticket', async () => {
    await show({ state: 'attract-tickets' });
    expect(await page.locator('.band.tall > svg').isVisible()).toBe(true);
    expect(await page.evaluate(() => document.querySelector<HTMLElement>('.reading')?.dataset.fit)).toBe('full');
  });
});

describe('nothing jumps', () => {
  /** Goes on to the notice and counts what is shifted from then on. */
  async function shiftsToNotice(): Promise<() => Promise<number>> {
    // What the screen before has done, also to a window of another shape, is over.
    await page.waitForTimeout(300);
    const seen = await page.evaluateHandle(() => {
      const tally = { shifts: 0 };
      const observer = new PerformanceObserver((list) => {
        tally.shifts += list.getEntries().length;
      });
      observer.observe({ type: 'layout-shift', buffered: false });
      return tally;
    });
    await gallery.showHash(new URL(page.url()).hash.replace(/state=[\w-]+/, 'state=notice'));
    return () => seen.evaluate(({ shifts }) => shifts);
  }

  it('is measured before it is painted, also where it becomes pages', async () => {
    await show({ state: 'menu', size: 'extra', language: 'en' });
    const shifts = await shiftsToNotice();
    expect(await pages()).toBeGreaterThan(1);
    await page.waitForTimeout(300);
    expect(await shifts()).toBe(0);
  });

  it('would be seen if it did', async () => {
    await show({ state: 'menu', size: 'extra', language: 'en' });
    const shifts = await shiftsToNotice();
    await page.evaluate(() => document.querySelector('.band')?.remove());
    await expect.poll(shifts, { timeout: 20_000 }).toBeGreaterThan(0);
  }, 30_000);
});

describe('the bar', () => {
  it.each(screenProfileNames)('has five keys in one row, large and apart enough: %s', async (profile) => {
    for (const size of ['standard', 'large', 'extra']) {
      await show({ state: 'menu', size, language: 'en', profile });
      const { keys, gaps, tops } = await page.evaluate(() => {
        const millimetre = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
        const boxes = [...document.querySelectorAll('.bar .key')].map((key) => key.getBoundingClientRect());
        return {
          keys: boxes.map(({ width, height }) => Math.min(width, height) / millimetre),
          gaps: boxes.slice(1).map((box, index) => (box.left - (boxes[index]?.right ?? 0)) / millimetre),
          tops: new Set(boxes.map(({ top }) => Math.round(top))).size,
        };
      });
      expect(keys).toHaveLength(5);
      expect(Math.min(...keys)).toBeGreaterThanOrEqual(15.9);
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4);
      expect(tops).toBe(1);
    }
  });
});
