// A brisk hand on the tactile keypad, in a genuine Chromium on a slow processor: every press counts, also when the page is busy drawing.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, type Plugin } from 'vite';
import type { PageFact } from '../../contract/page-fact.ts';
import type { View } from '../../contract/view.ts';
import { sampleView } from '../../renderer/gallery/samples.ts';
import { openHouse, type GalleryHouse } from '../screens/gallery-page.ts';
import { until } from '../support/until.ts';

declare global {
  interface Window {
    /** The other end of the page's bridge, once the page listens. */
    terminal?: { readonly show: (view: unknown) => void; readonly told: readonly PageFact[] };
  }
}

const oneByOne = 'if (waiting.length === 1) drawFirst();';

/** The control: React may join two Views. */
const joining: Plugin = {
  name: 'joining',
  enforce: 'pre',
  transform: (code, id) => {
    if (!id.endsWith('/use-view.ts')) return null;
    if (!code.includes(oneByOne)) throw new Error(`use-view.ts draws Views one by one no longer by: ${oneByOne}`);
    return code.replace(oneByOne, 'draw(next);');
  },
};

const question = sampleView('question-telephone');
const digits = '13812345678';
const whole = '138 1234 5678';
/** ms from press to press; the last is a page that is late, and gets them all at once. */
const pace = [60, 60, 30, 30, 5] as const;
/** Nothing here is about how fast a busy machine is. */
const patienceMs = 20_000;
/** What has not changed for so long, on a page that has nothing left to do, will not change any more. */
const stillMs = 2000;

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
    const told: PageFact[] = [];
    const kiosk: Window['kiosk'] = {
      sendIntent: () => undefined,
      sendFact: (fact) => told.push(fact as PageFact),
      onView: (show) => {
        window.terminal = { show, told };
        return () => undefined;
      },
      onBeat: (beat) => {
        setInterval(beat, 1000);
        return () => undefined;
      },
    };
    Object.defineProperty(window, 'kiosk', { value: kiosk });
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(new URL('/index.html', place).href);
  await page.waitForFunction(() => window.terminal !== undefined);
  return page;
}

/** Types the number, one View a press as the terminal sends them, and reads what then stands on the slip. */
async function typedAt(page: Page, everyMs: number, round: number): Promise<string> {
  const empty = { ...question, epoch: `${everyMs} ${round}`, sequence: 0, keypad: { presses: 0, key: null } };
  await page.evaluate((view) => window.terminal?.show(view), empty);
  await isPainted(page, empty);
  await page.evaluate(
    ({ empty, digits, everyMs }) => {
      for (const [at, key] of [...digits].entries()) {
        // A task of its own for each, as messages have: when the page is late, they follow one another at once.
        setTimeout(() => window.terminal?.show({ ...empty, sequence: at + 1, keypad: { presses: at + 1, key } }), at * everyMs);
      }
    },
    { empty, digits, everyMs },
  );
  await isPainted(page, { ...empty, sequence: digits.length });
  return settled(page);
}

async function isPainted(page: Page, { epoch, sequence }: Pick<View, 'epoch' | 'sequence'>): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      window.terminal?.told.some((fact) => fact.kind === 'painted' && fact.epoch === wanted.epoch && fact.sequence === wanted.sequence),
    { epoch, sequence },
    { timeout: patienceMs },
  );
}

/** What stands on the slip once it is the whole number, or will not become it. */
async function settled(page: Page): Promise<string> {
  let seen = { text: '', since: performance.now() };
  await until(
    'the slip to stand still',
    async () => {
      const text = await page.evaluate(
        () => new Promise<string>((idle) => requestIdleCallback(() => idle(document.querySelector('.typed')?.textContent ?? ''))),
      );
      if (text !== seen.text) seen = { text, since: performance.now() };
      return text === whole || performance.now() - seen.since > stillMs;
    },
    patienceMs,
  );
  return seen.text;
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
    expect(await rounds(await open(shown.house))).toEqual(pace.map(() => whole));
  }, 150_000);

  it('do not where Views may be joined: the control', async () => {
    const typed = await rounds(await open(joined.house));
    expect(typed.filter((text) => text !== whole).length).toBeGreaterThan(0);
  }, 150_000);
});
