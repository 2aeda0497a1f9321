// What hands can do to the window: keys, wheel, pinch, right click, drag, close; in the genuine Electron.

import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { prepareStage, type Stage } from './lockdown-stage.ts';

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

const zoom = async (): Promise<readonly (number | undefined)[]> => [
  await kiosk.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getZoomFactor()),
  await page.evaluate(() => visualViewport?.scale),
];

test('keys that type reach the page, the others do not', async () => {
  // Sent to the window itself: keys that come in through the debugger's protocol pass no filter.
  await kiosk.evaluate(({ webContents }) => {
    const contents = webContents.getAllWebContents()[0];
    contents?.focus();
    const press = (keyCode: string, ...modifiers: ('control' | 'shift' | 'alt' | 'meta')[]) => {
      contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
      contents?.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
    };
    for (const key of ['F1', 'F5', 'F11', 'F12', 'PrintScreen']) press(key);
    for (const key of ['r', 'p', 'f', 'w', 'n', 'q', '=', '-', '0']) press(key, 'control');
    for (const key of ['i', 'j', 'c']) press(key, 'control', 'shift');
    for (const key of ['Left', 'F4', 'Home']) press(key, 'alt');
    press('d', 'meta');
    for (const key of ['7', 'X', 'Tab', 'Enter', 'Escape', 'Right', 'Backspace']) press(key);
  });
  await page.waitForFunction(() => window.probe.keys.includes('Backspace'));
  const keys = await page.evaluate(() => window.probe.keys);
  expect(keys.map((key) => key.toUpperCase())).toEqual(['7', 'X', 'TAB', 'ENTER', 'ESCAPE', 'ARROWRIGHT', 'BACKSPACE']);
  expect(await zoom()).toEqual([1, 1]);
});

test('the developer tools do not open', async () => {
  const opened = await kiosk.evaluate(({ webContents }) => {
    const contents = webContents.getAllWebContents()[0];
    contents?.openDevTools();
    return contents?.isDevToolsOpened();
  });
  expect(opened).toBe(false);
});

test('the wheel with Ctrl and a pinch leave the size as it is', async () => {
  const wheels = page.evaluate(
    () => new Promise((resolve) => addEventListener('wheel', (event) => resolve(event.defaultPrevented), { once: true })),
  );
  await page.mouse.move(300, 300);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -600);
  await page.keyboard.up('Control');
  expect(await wheels).toBe(true);
  const debug = await page.context().newCDPSession(page);
  await debug.send('Input.synthesizePinchGesture', { x: 300, y: 300, scaleFactor: 3 });
  expect(await zoom()).toEqual([1, 1]);
});

test('there is no context menu', async () => {
  await page.mouse.click(400, 400, { button: 'right' });
  await page.waitForFunction(() => window.probe.menus.length > 0);
  expect(await page.evaluate(() => window.probe.menus)).not.toContain(false);
});

test('nothing can be dragged out or dropped in', async () => {
  const prevented = await page.evaluate(() =>
    ['dragstart', 'dragover', 'drop'].map((type) => !document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true }))),
  );
  expect(prevented).toEqual([true, true, true]);
});

test('the window covers the screen and does not close for whoever asks', async () => {
  const window = await kiosk.evaluate(({ BaseWindow, screen }) => {
    const [only] = BaseWindow.getAllWindows();
    only?.close();
    return {
      there: only?.isDestroyed() === false,
      kiosk: only?.isKiosk(),
      bounds: only?.getBounds(),
      screen: screen.getPrimaryDisplay().bounds,
    };
  });
  expect(window).toMatchObject({ there: true, kiosk: true });
  expect(window.bounds).toEqual(window.screen);
});
