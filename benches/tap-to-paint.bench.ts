// From a finger's release to the next screen painted, by way of the terminal and its journal, beside one bare React button.

import { setTimeout as pause } from 'node:timers/promises';
import { type CDPSession, _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronCommand } from '../scripts/electron-launcher.ts';
import { openKioskWindow } from '../tests/support/electron.ts';
import { atAttract } from '../tests/support/journey.ts';
import { startStack } from '../tests/support/stack.ts';
import { stageBareWindow } from './bare/stage.ts';
import { type BenchmarkOptions, interleave, type Measurement } from './measure.ts';
import { type TapTimes, tapTimes, watchTap } from './tap-watch.ts';

const about = 'release → next screen painted, by way of the terminal and back, ÷ a bare React button';
const walksARound = 3;
/** The page ignores a second tap within half a second; people are slower as well. */
const betweenTapsMs = 560;

interface Step {
  /** What is pressed. */
  readonly key: string;
  /** What then stands in `data-screen`. */
  readonly shows: string;
}

const barKey = (place: number): string => `nav.bar button:nth-of-type(${place})`;

/** Two of these four leave a durable row: the beginning of a visit and its end. */
const kioskWalk: readonly Step[] = [
  { key: '.key.begin:not(.off)', shows: 'identify' },
  { key: barKey(1), shows: 'attract' },
  { key: barKey(5), shows: 'help' },
  { key: barKey(1), shows: 'attract' },
];
const bareWalk: readonly Step[] = ['on', 'off', 'on', 'off'].map((shows) => ({ key: 'button', shows }));

export const tapToPaint = { name: 'tap-to-paint', about, run };

async function run(options: BenchmarkOptions): Promise<Measurement> {
  const stack = await startStack();
  // Each walk ends at the attract screen: the fingers stay on one page.
  const kiosk = await openKioskWindow(stack.supervisor, { KIOSK_KEEP_PAGE: '1', KIOSK_DEVELOPMENT: '1' });
  const bare = await openBareWindow();
  try {
    await atAttract(stack);
    const taps: TapTimes[] = [];
    const floorTaps: TapTimes[] = [];
    const [kioskFinger, bareFinger] = [await fingerOn(kiosk.page), await fingerOn(bare.page)];
    const taken = await interleave(
      options,
      async () => kept(taps, await walk(kioskFinger, kioskWalk)),
      async () => kept(floorTaps, await walk(bareFinger, bareWalk)),
    );
    return { name: 'tap-to-paint', ...taken, parts: partsOf(taps, floorTaps) };
  } finally {
    await bare.application.close();
    await kiosk.close();
    await stack.close();
  }
}

const kept = (all: TapTimes[], taps: readonly TapTimes[]): readonly number[] => {
  all.push(...taps);
  return taps.map(({ released, painted }) => painted - released);
};

function partsOf(taps: readonly TapTimes[], floor: readonly TapTimes[]): Record<string, readonly number[]> {
  const viewed = taps.map(({ viewed, ...rest }) => ({ viewed: viewed ?? rest.drawn, ...rest }));
  return {
    'release to View': viewed.map(({ released, viewed }) => viewed - released),
    'View to document': viewed.map(({ viewed, drawn }) => drawn - viewed),
    'document to paint': viewed.map(({ drawn, painted }) => painted - drawn),
    'bare release to document': floor.map(({ released, drawn }) => drawn - released),
    'bare document to paint': floor.map(({ drawn, painted }) => painted - drawn),
  };
}

interface Finger {
  readonly page: Page;
  readonly touch: CDPSession;
}

const fingerOn = async (page: Page): Promise<Finger> => ({ page, touch: await page.context().newCDPSession(page) });

async function walk(finger: Finger, steps: readonly Step[]): Promise<readonly TapTimes[]> {
  const taps: TapTimes[] = [];
  for (let round = 0; round < walksARound; round += 1) {
    for (const step of steps) {
      await pause(betweenTapsMs);
      taps.push(await tap(finger, step));
    }
  }
  return taps;
}

/** A touch of the browser's own input pipeline, not an event made in the page. */
async function tap({ page, touch }: Finger, { key, shows }: Step): Promise<TapTimes> {
  const box = await page.locator(key).first().boundingBox();
  if (box === null) throw new Error(`there is no key ${key}`);
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await page.evaluate(watchTap, shows);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  return page.evaluate(tapTimes);
}

/** The same program, user and sandbox as the kiosk's window; React as the kiosk ships it, and no process but its own to ask. */
async function openBareWindow(): Promise<{ readonly application: ElectronApplication; readonly page: Page }> {
  const electron = electronCommand();
  const inherited = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const application = await _electron.launch({
    executablePath: electron.executablePath,
    args: [await stageBareWindow()],
    chromiumSandbox: true,
    env: { ...inherited, ...electron.env, BARE_PAGE: 'button.html' },
  });
  return { application, page: await application.firstWindow() };
}
