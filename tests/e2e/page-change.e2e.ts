// Visits end one after the other under a tapping finger: no tap is lost, the window stays as it is, and none of it counts as a lost page.

import { createInterface } from 'node:readline';
import { type ElectronApplication, expect, test } from '@playwright/test';
import type { View } from '../../contract/view.ts';
import { prepareStage, type Stage, view } from './lockdown-stage.ts';

const attract: View = { ...view, screen: { kind: 'outOfService', reason: 'devices', detail: null } };
/** More than the page may be lost in a minute. */
const visits = 6;

let stage: Stage;
let kiosk: ElectronApplication;
const log: { readonly event: string; readonly tookMs?: number }[] = [];
test.beforeAll(async () => {
  stage = prepareStage();
  // Without development this changes nothing: no terminal keeps a page.
  kiosk = await stage.launch({ KIOSK_KEEP_PAGE: '1' });
  const { stdout } = kiosk.process();
  if (stdout)
    createInterface({ input: stdout }).on('line', (line) => {
      if (line.startsWith('{')) log.push(JSON.parse(line));
    });
  const page = await kiosk.firstWindow();
  await page.waitForFunction(() => window.probe.views.length > 0);
  await expect.poll(() => stage.supervisor.heard).toContainEqual({ kind: 'fact', fact: { kind: 'painted', epoch: 'e1', sequence: 1 } });
});
test.afterAll(async () => {
  await kiosk.close();
  stage.close();
});

const pages = () => kiosk.evaluate(({ webContents }) => webContents.getAllWebContents().map((one) => one.getOSProcessId()));
const windows = () =>
  kiosk.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows().map((one) => [one.id, one.isKiosk(), one.isVisible(), one.getBounds()]));
const taps = (): number => stage.supervisor.heard.filter((message) => message.kind === 'intent' && message.intent === 'a tap').length;

/** Taps on the page that is on top as a hand would, until told to stop; answers how often. */
const tapUntilStopped = (): Promise<number> =>
  kiosk.evaluate(async ({ BaseWindow }) => {
    const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    let count = 0;
    while (Reflect.get(globalThis, 'stopTapping') !== true) {
      // The system sends a release where the press went.
      const top = BaseWindow.getAllWindows()[0]?.contentView.children.at(-1);
      const page = top !== undefined && 'webContents' in top ? (top as Electron.WebContentsView).webContents : undefined;
      const at = { x: 300, y: 300, button: 'left', clickCount: 1 } as const;
      page?.sendInputEvent({ type: 'mouseDown', ...at });
      await pause(30 + Math.random() * 80);
      if (page?.isDestroyed() === false) page.sendInputEvent({ type: 'mouseUp', ...at });
      count += 1;
      await pause(150 + Math.random() * 150);
    }
    return count;
  });

test('each visit ends with a page of another process, and every tap counts', async () => {
  test.setTimeout(90_000);
  const before = await windows();
  stage.supervisor.show({ ...attract, sequence: 10 });
  const tapping = tapUntilStopped();
  const processes = new Set(await pages());
  const took: number[] = [];
  for (let visit = 1; visit <= visits; visit += 1) {
    const [old] = await pages();
    const begun = performance.now();
    stage.supervisor.show({ ...attract, sequence: 10 + visit, visit });
    await expect.poll(pages, { intervals: [20] }).not.toContain(old);
    took.push(Math.round(performance.now() - begun));
    for (const one of await pages()) processes.add(one);
    await new Promise((resolve) => setTimeout(resolve, 300 + 50 * visit));
  }
  await kiosk.evaluate(() => Reflect.set(globalThis, 'stopTapping', true));
  const tapped = await tapping;
  console.log(`${tapped} taps; a visit's end to the fresh page, in ms: ${took.join(', ')}`);
  expect(tapped).toBeGreaterThan(visits);
  await expect.poll(taps).toBe(tapped);
  expect(processes.size).toBe(visits + 1);
  expect(await windows()).toEqual(before);
  expect(await pages()).toHaveLength(1);

  const fresh = () => log.filter(({ event }) => event === 'page.fresh');
  await expect.poll(() => fresh().length).toBe(visits);
  for (const { tookMs } of fresh()) expect(tookMs).toBeGreaterThan(0);
});

test('the fresh page shows the latest View, and hears what follows', async () => {
  stage.supervisor.show({ ...attract, sequence: 50, visit: 50 });
  stage.supervisor.show({ ...attract, sequence: 51, visit: 50 });
  const shown = () =>
    kiosk.evaluate(({ webContents }): Promise<unknown> => {
      const all = webContents.getAllWebContents();
      return all.length === 1 ? (all[0]?.executeJavaScript('probe.views.at(-1).sequence') ?? Promise.resolve(null)) : Promise.resolve(null);
    });
  await expect.poll(shown).toBe(51);
  stage.supervisor.show({ ...attract, sequence: 52, visit: 50 });
  await expect.poll(shown).toBe(52);
});

test('a finger on glass is noticed as a mouse is: the page stays under it', async () => {
  await expect.poll(() => kiosk.windows().filter((one) => !one.isClosed()).length).toBe(1);
  const page = kiosk.windows().find((one) => !one.isClosed());
  if (!page) throw new Error('there is no page');
  const touch = await page.context().newCDPSession(page);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 300, y: 300 }] });
  const [old] = await pages();
  stage.supervisor.show({ ...attract, sequence: 60, visit: 60 });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(await pages()).toContain(old);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect.poll(pages).not.toContain(old);
});
