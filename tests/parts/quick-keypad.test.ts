// A brisk hand on the tactile keypad, in a genuine Chromium on a slow processor: every press counts, also when the page is busy drawing.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, type Plugin } from 'vite';
import { sampleView } from '../../renderer/gallery/samples.ts';
import { openHouse, type GalleryHouse } from '../screens/gallery-page.ts';

/** The control: React may join two Views. */
const joining: Plugin = {
  name: 'joining',
  transform: (code, id) => (id.endsWith('use-view.ts') ? code.replace('if (waiting.length === 1) drawFirst();', 'draw(next);') : null),
};

const question = sampleView('question-telephone');
const digits = '13812345678';
/** ms from press to press; the last is a page that is late, and gets them all at once. */
const pace = [60, 60, 30, 30, 5] as const;

async function built(plugins: readonly Plugin[]): Promise<{ readonly house: GalleryHouse; readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'keypad-'));
  await build({
    configFile: 'vite.config.ts',
    logLevel: 'error',
    plugins: [...plugins],
    build: { outDir: folder, emptyOutDir: true, sourcemap: false },
  });
  return { house: await openHouse([], folder), folder };
}

async function open({ browser, place }: GalleryHouse): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1080, height: 1920 } })).newPage();
  await page.addInitScript(() => {
    const bridge = {
      sendIntent: () => undefined,
      sendFact: () => undefined,
      onView: (listener: (view: unknown) => void) => {
        Object.assign(window, { show: listener });
        return () => undefined;
      },
    };
    Object.defineProperty(window, 'kiosk', { value: bridge });
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(new URL('/index.html', place).href);
  await page.waitForFunction(() => 'show' in window);
  return page;
}

/** Types the number, one View a press as the terminal sends them, and reads what then stands on the slip. */
async function typedAt(page: Page, everyMs: number, round: number): Promise<string> {
  const view = { ...question, epoch: `${everyMs} ${round}`, keypad: { presses: 0, key: null } };
  await page.evaluate(
    async ({ view, digits, everyMs }) => {
      const show = (window as unknown as { show: (view: unknown) => void }).show;
      show(view);
      await new Promise((done) => setTimeout(done, 500));
      await Promise.all(
        [...digits].map(
          (key, at) =>
            new Promise<void>((done) => {
              // A task of its own for each, as messages have: when the page is late, they follow one another at once.
              setTimeout(() => {
                show({ ...view, sequence: at + 1, keypad: { presses: at + 1, key } });
                done();
              }, at * everyMs);
            }),
        ),
      );
      await new Promise((done) => setTimeout(done, 500));
    },
    { view, digits, everyMs },
  );
  return (await page.locator('.typed').textContent()) ?? '';
}

async function rounds(page: Page): Promise<string[]> {
  const typed: string[] = [];
  for (const [round, everyMs] of pace.entries()) typed.push(await typedAt(page, everyMs, round));
  return typed;
}

describe('eleven digits typed briskly', () => {
  let shown: Awaited<ReturnType<typeof built>>;
  let joined: Awaited<ReturnType<typeof built>>;

  beforeAll(async () => {
    shown = await built([]);
    joined = await built([joining]);
  }, 180_000);
  afterAll(async () => {
    for (const { house, folder } of [shown, joined]) {
      await house.close();
      await rm(folder, { recursive: true });
    }
  });

  it('all arrive', async () => {
    expect(await rounds(await open(shown.house))).toEqual(pace.map(() => '138 1234 5678'));
  }, 150_000);

  it('do not where Views may be joined: the control', async () => {
    const typed = await rounds(await open(joined.house));
    expect(typed.filter((text) => text !== '138 1234 5678').length).toBeGreaterThan(0);
  }, 150_000);
});
