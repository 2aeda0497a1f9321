// The lock-down as a hostile page meets it: privileges, bridge and code, inside the genuine Electron, unprivileged and sandboxed.

import { readFileSync } from 'node:fs';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { prepareStage, type Stage, view } from './lockdown-stage.ts';

let stage: Stage;
let kiosk: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  stage = prepareStage();
  kiosk = await stage.launch();
  page = await kiosk.firstWindow();
  await page.waitForFunction(() => window.probe.views.length > 0);
});
test.afterAll(async () => {
  await kiosk.close();
  stage.close();
});

test('the page runs without privileges, in a seccomp sandbox, and sees no Node', async () => {
  expect(await kiosk.evaluate(() => process.getuid?.())).not.toBe(0);
  const pid = await kiosk.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getOSProcessId() ?? 0);
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  expect(status).toMatch(/^Seccomp:\t2$/m);
  expect(status).toMatch(/^NoNewPrivs:\t1$/m);
  const types = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].map((name) => typeof Reflect.get(window, name)),
  );
  expect(new Set(types)).toEqual(new Set(['undefined']));
});

test('the preload adds one name to the window, frozen, with four functions', async () => {
  const withPreload = await page.evaluate(() => Object.getOwnPropertyNames(window));
  const without = await kiosk.evaluate(async ({ BrowserWindow }): Promise<string[]> => {
    const bare = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
    await bare.loadURL('app://kiosk/index.html');
    const names: string[] = await bare.webContents.executeJavaScript('Object.getOwnPropertyNames(window)');
    bare.destroy();
    return names;
  });
  // Playwright itself leaves names in the pages that it looks into.
  expect(withPreload.filter((name) => !without.includes(name) && !name.startsWith('__p'))).toEqual(['kiosk']);
  const bridge = await page.evaluate(() => {
    const offered: object = Reflect.get(window, 'kiosk') ?? {};
    const replaced =
      Reflect.set(window, 'kiosk', {}) || Reflect.deleteProperty(window, 'kiosk') || Reflect.set(offered, 'sendIntent', null);
    return { keys: Object.keys(offered), frozen: Object.isFrozen(offered), replaced };
  });
  expect(bridge).toEqual({ keys: ['sendIntent', 'sendFact', 'onView', 'onBeat'], frozen: true, replaced: false });
});

test('what the page says reaches the supervisor, and a View comes back', async () => {
  await page.evaluate(() => Reflect.get(window, 'kiosk')?.sendIntent({ kind: 'back', epoch: 'e1', turn: 0 }));
  await expect.poll(() => stage.supervisor.heard).toContainEqual({ kind: 'intent', intent: { kind: 'back', epoch: 'e1', turn: 0 } });
  stage.supervisor.show({ ...view, sequence: 2 });
  await page.waitForFunction(() => window.probe.views.at(-1)?.sequence === 2);
});

test('another page with the same preload is not heard', async () => {
  await kiosk.evaluate(async ({ BrowserWindow }, preload) => {
    const stranger = new BrowserWindow({ show: false, webPreferences: { sandbox: true, preload } });
    await stranger.loadURL('data:text/html,stranger');
    await stranger.webContents.executeJavaScript("kiosk.sendIntent('from a stranger')");
    stranger.destroy();
  }, `${stage.folder}/out/preload/preload.cjs`);
  await page.evaluate(() => Reflect.get(window, 'kiosk')?.sendIntent('from the page'));
  await expect.poll(() => stage.supervisor.heard).toContainEqual({ kind: 'intent', intent: 'from the page' });
  expect(stage.supervisor.heard).not.toContainEqual({ kind: 'intent', intent: 'from a stranger' });
});

for (const [attempt, error] of [
  ['eval', 'EvalError'],
  ['function', 'EvalError'],
  ['html', 'TypeError'],
  ['script', 'TypeError'],
  ['timer', 'TypeError'],
  ['worker', 'TypeError'],
]) {
  test(`code from text does not run: ${attempt}`, async () => {
    const before = await page.evaluate(() => window.probe.violations.length);
    expect(await page.evaluate((name) => window.probe.fromPage(name ?? ''), attempt)).toBe(error);
    await page.waitForFunction((count) => window.probe.violations.length > count, before);
  });
}

test('a frame stays empty', async () => {
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = 'app://kiosk/index.html';
    document.body.append(frame);
  });
  await page.waitForFunction(() => window.probe.violations.includes('frame-src'));
  // Empty or not, it would take the keys of a later test.
  await page.evaluate(() => document.querySelector('iframe')?.remove());
});

test('a script in the document itself does not run', async () => {
  // Past Trusted Types too, by a policy that the page makes for itself.
  const ran = await kiosk.evaluate(({ webContents }): unknown => {
    const contents = webContents.getAllWebContents()[0];
    return contents?.executeJavaScript(`
      const policy = trustedTypes.createPolicy('any', { createHTML: (html) => html, createScript: (script) => script });
      document.body.insertAdjacentHTML('beforeend', policy.createHTML('<img src="x.png" onerror="window.inlineRan = true">'));
      const script = document.createElement('script');
      script.text = policy.createScript('window.inlineRan = true');
      document.body.append(script);
      window.inlineRan ?? 'did not run';
    `);
  });
  expect(ran).toBe('did not run');
  await page.waitForFunction(() => window.probe.violations.includes('script-src-elem'));
});
