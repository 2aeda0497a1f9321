// A random walk of 500 taps through the genuine kiosk in Chromium at a quarter of the processor's speed, beside one bare React button.

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { chromiumOptions, openKioskBrowser } from '../tests/support/browser.ts';
import { atAttract, layCard, showVoucher, takeCard } from '../tests/support/journey.ts';
import { randomFrom } from '../tests/support/random.ts';
import { type Stack, startStack } from '../tests/support/stack.ts';
import { stageBareWindow } from './bare/stage.ts';
import { type BenchmarkOptions, interleave, type Measurement, percentile } from './measure.ts';
import { installWalk, placeToTap, type WalkTap } from './tap-walk-page.ts';

const slowdown = 4;
const tapsARound = 100;
const floorTapsARound = 30;
const seed = 20_261_122;
/** A finger rests on the glass. */
const holdMs = 40;
/** Longer than the rest after a tap: the page's clock is put forward, so that five hundred taps do not take five minutes. */
const restMs = 600;

interface Walked {
  readonly taps: Pick<Measurement, 'measured' | 'floor'>;
  readonly frames: Pick<Measurement, 'measured' | 'floor'>;
  readonly parts: Record<string, readonly number[]>;
}

/** Both benchmarks are about the same walk. */
let walked: Promise<Walked> | null = null;

export const tapWalk = {
  name: 'tap-walk',
  about: 'release → painted in a random walk of 500 taps at a quarter of the speed, ÷ a bare React button',
  run: async (options: BenchmarkOptions): Promise<Measurement> => {
    walked ??= walk(options);
    const { taps, parts } = await walked;
    return { name: 'tap-walk', ...taps, parts };
  },
};

export const walkFrames = {
  name: 'walk-frames',
  about: 'the longest of a hundred frames (p99) of each round of that walk, ÷ that of the bare page',
  run: async (options: BenchmarkOptions): Promise<Measurement> => {
    walked ??= walk(options);
    return { name: 'walk-frames', ...(await walked).frames };
  },
};

async function walk(options: BenchmarkOptions): Promise<Walked> {
  const stack = await startStack();
  const kiosk = await openKioskBrowser(stack.supervisor);
  const browser = await chromium.launch({ ...chromiumOptions, args: [...chromiumOptions.args] });
  try {
    await atAttract(stack);
    await kiosk.page.addInitScript(installWalk);
    await kiosk.page.reload();
    const bare = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
    await bare.addInitScript(installWalk);
    await bare.goto(pathToFileURL(path.join(await stageBareWindow(), 'button.html')).href);
    const finger = await kiosk.page.context().newCDPSession(kiosk.page);
    const bareFinger = await bare.context().newCDPSession(bare);
    const walker = walkerOn(kiosk.page, stack, finger);
    const [taps, bareTaps]: [WalkTap[][], WalkTap[][]] = [[], []];
    const measured = await interleave(
      options,
      async () => kept(taps, await slowed(finger, () => walker(tapsARound))),
      async () => kept(bareTaps, await slowed(bareFinger, () => tapBare(bare, bareFinger))),
    );
    // The first round of each warms up.
    const [counted, countedBare] = [taps.slice(1), bareTaps.slice(1)];
    tellLeftOut(counted.flat(), options.tell);
    const moved = Math.max(...counted.flat().map(({ longestMotion }) => longestMotion));
    if (moved > 0) throw new Error(`something moved for ${moved} ms`);
    const p99 = (round: readonly WalkTap[]): number =>
      percentile(
        round.flatMap(({ frames }) => frames),
        0.99,
      );
    return {
      taps: measured,
      frames: { measured: counted.map(p99), floor: countedBare.map(p99) },
      parts: {
        'press to painted': counted.flat().map(({ pressedPainted }) => pressedPainted),
        'bare press to painted': countedBare.flat().map(({ pressedPainted }) => pressedPainted),
      },
    };
  } finally {
    await browser.close();
    await kiosk.close();
    await stack.close();
  }
}

const kept = (all: WalkTap[][], round: readonly WalkTap[]): readonly number[] => {
  all.push([...round]);
  return answerTimes(round);
};

/** What comes late or never counts as long as was waited; left out is only what nothing was to come of. */
export const answerTimes = (taps: readonly WalkTap[]): readonly number[] =>
  taps.flatMap(({ painted, answer }) => (answer === 'none' ? [] : [painted]));

/** A walk mostly over keys that do nothing says nothing. */
const mostWithoutAnswer = 0.2;

function tellLeftOut(taps: readonly WalkTap[], tell: BenchmarkOptions['tell']): void {
  const count = (answer: WalkTap['answer']): number => taps.filter((tap) => tap.answer === answer).length;
  tell(
    `${taps.length} taps, ${count('none')} of them left out: chosen already, or refused; ${count('missing')} answered by nothing in 3 s`,
  );
  if (count('none') > mostWithoutAnswer * taps.length) throw new Error(`${count('none')} of ${taps.length} taps led nowhere`);
}

/** Only while it is its turn: Chromium slows a page down by keeping a processor busy, also while that page rests. */
async function slowed<T>(finger: CDPSession, work: () => Promise<T>): Promise<T> {
  await finger.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  try {
    return await work();
  } finally {
    await finger.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  }
}

type Walker = (taps: number) => Promise<readonly WalkTap[]>;

/** Goes wherever the keys lead; a card or a code is shown now and then where one is asked for, and taken away afterwards. */
function walkerOn(page: Page, stack: Stack, finger: CDPSession): Walker {
  const random = randomFrom(seed);
  return async (wanted) => {
    const taps: WalkTap[] = [];
    while (answerTimes(taps).length < wanted && taps.length < 2 * wanted) {
      try {
        const place = await page.evaluate(placeToTap, [random(), random()] as const);
        if (place?.screen === 'identify' && random() < 0.6) await showSomething(stack, random());
        else if (place?.screen === 'takeYourThings') await takeCard(stack);
        else if (place) taps.push(await tap(page, finger, place));
        else await pause(200);
      } catch (error) {
        // A visit has ended, and its page with it: the next one has no finger on it yet.
        if (!isGone(error)) throw error;
        await page.waitForFunction(() => window.tapWalk !== undefined && document.querySelector('.kiosk') !== null);
      }
    }
    return taps;
  };
}

async function showSomething(stack: Stack, chance: number): Promise<void> {
  await (chance < 0.5 ? layCard(stack) : showVoucher(stack));
  await pause(800);
}

const isGone = (error: unknown): boolean =>
  error instanceof Error && /context was destroyed|navigat|reading 'watch'|reading 'result'|nobody watched/i.test(error.message);

export async function tap(page: Page, finger: CDPSession, { x, y }: { readonly x: number; readonly y: number }): Promise<WalkTap> {
  await page.evaluate((rest) => {
    window.tapWalk?.putClockForward(rest);
    window.tapWalk?.watch();
  }, restMs);
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await pause(holdMs);
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  const result = await page.evaluate(() => window.tapWalk?.result());
  if (!result) throw new Error('nobody watched');
  return result;
}

async function tapBare(page: Page, finger: CDPSession): Promise<readonly WalkTap[]> {
  const taps: WalkTap[] = [];
  for (let count = 0; count < floorTapsARound; count += 1) taps.push(await tap(page, finger, { x: 200, y: 150 }));
  return taps;
}
