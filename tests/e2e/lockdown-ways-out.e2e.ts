// The ways out that a hostile page may try: windows, navigation, requests, devices, downloads; in the genuine Electron.

import { createServer } from 'node:net';
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

const outside = createServer((socket) => {
  outsideVisits += 1;
  socket.destroy();
}).listen(0, '127.0.0.1');
let outsideVisits = 0;
test.afterAll(() => outside.close());

const outsideHost = (): string => {
  const address = outside.address();
  if (address === null || typeof address === 'string') throw new Error('the outside server has no port');
  return `127.0.0.1:${address.port}`;
};

test('no window opens, no dialog stops the page, nothing is printed', async () => {
  const answers = await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'app://kiosk/index.html';
    link.target = '_blank';
    document.body.append(link);
    link.click();
    window.print();
    alert('x');
    return [window.open('https://example.com'), window.open('about:blank'), confirm('x')];
  });
  expect(answers).toEqual([null, null, false]);
  expect(await kiosk.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows().length)).toBe(1);
});

for (const address of [
  'file:///etc/passwd',
  'https://example.com/',
  'javascript:window.probe.keys.push("ran")',
  'app://kiosk/page.js',
  'app://other/',
  'data:text/html,x',
  'mailto:a@b',
  'ms-settings:',
]) {
  test(`the page stays where it is: ${address}`, async () => {
    await page.evaluate((there) => {
      Reflect.set(window, 'stayed', true);
      const link = document.createElement('a');
      link.href = there;
      document.body.append(link);
      link.click();
      try {
        location.href = there;
      } catch {
        // Refused at once is refused too.
      }
    }, address);
    // A round trip through the browser process, which is where a navigation would have been decided by now.
    await kiosk.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.executeJavaScript('fetch("/index.html").then(() => 1)'));
    expect(await page.evaluate(() => [location.href, Reflect.get(window, 'stayed'), window.probe.keys])).toEqual([
      'app://kiosk/index.html',
      true,
      [],
    ]);
  });
}

test('nothing of a form leaves the page', async () => {
  await page.evaluate((host) => {
    const form = document.createElement('form');
    form.action = `http://${host}/`;
    document.body.append(form);
    form.submit();
  }, outsideHost());
  await page.waitForFunction(() => window.probe.violations.includes('form-action'));
  expect(outsideVisits).toBe(0);
});

test('no request leaves the machine, nor even the page', async () => {
  const answers = await page.evaluate((host) => {
    const image = new Image();
    const imageFailed = new Promise((resolve) => image.addEventListener('error', () => resolve('refused')));
    image.src = `http://${host}/x.png`;
    const asked = (address: string) =>
      fetch(address).then(
        (answer) => answer.status,
        () => 'refused',
      );
    const socket = (() => {
      try {
        const opened = new WebSocket(`ws://${host}/`);
        return new Promise((resolve) => opened.addEventListener('error', () => resolve('refused')));
      } catch {
        return 'refused';
      }
    })();
    return Promise.all([asked(`http://${host}/`), asked('file:///etc/passwd'), asked('app://other/index.html'), imageFailed, socket]);
  }, outsideHost());
  expect(answers).toEqual(['refused', 'refused', 'refused', 'refused', 'refused']);
  // Not even where no content security policy stands in the way.
  const free = await kiosk.evaluate(async ({ BrowserWindow }, host): Promise<unknown> => {
    const bare = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
    await bare.loadURL('data:text/html,bare');
    const answer: unknown = await bare.webContents.executeJavaScript(`fetch('http://${host}/').then(() => 'answered', () => 'refused')`);
    bare.destroy();
    return answer;
  }, outsideHost());
  expect(free).toBe('refused');
  expect(outsideVisits).toBe(0);
});

test('the scheme gives files of the page and nothing else', async () => {
  const status = (address: string, method = 'GET') =>
    page.evaluate(
      ([there = '', how = '']) =>
        fetch(there, { method: how }).then(
          (answer) => answer.status,
          () => 0,
        ),
      [address, method],
    );
  expect(await status('app://kiosk/page.js')).toBe(200);
  for (const address of [
    '/package.json',
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/%2fetc%2fpasswd',
    '/nothing.js',
  ]) {
    expect(await status(address), address).toBe(404);
  }
  expect(await status('/index.html', 'POST')).toBe(404);
});

test('every permission is denied but the camera', async () => {
  const states = await page.evaluate(() => {
    const names = [
      'geolocation',
      'notifications',
      'microphone',
      'midi',
      'clipboard-read',
      'clipboard-write',
      'persistent-storage',
      'screen-wake-lock',
      'local-fonts',
      'window-management',
      'storage-access',
      'idle-detection',
      'background-sync',
      'accelerometer',
      'display-capture',
    ];
    const state = (name: string) => navigator.permissions.query({ name: name as PermissionName }).then((answer) => answer.state);
    return Promise.all(names.map(state));
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
  expect(await page.evaluate(() => navigator.permissions.query({ name: 'camera' as PermissionName }).then(({ state }) => state))).toBe(
    'granted',
  );
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
});

test('no microphone, no device and no picture of the screen is given', async () => {
  const given = await page.evaluate(() => {
    const request = (owner: string, method: string, options: object): Promise<unknown> => {
      const api: unknown = Reflect.get(navigator, owner);
      if (typeof api !== 'object' || api === null) return Promise.resolve('refused');
      return Promise.resolve(Reflect.get(api, method).call(api, options)).then(
        (answer) => (Array.isArray(answer) ? answer.length : 'given'),
        () => 'refused',
      );
    };
    return Promise.all([
      request('mediaDevices', 'getUserMedia', { audio: true }),
      request('mediaDevices', 'getUserMedia', { audio: true, video: true }),
      request('mediaDevices', 'getDisplayMedia', { video: true }),
      request('hid', 'requestDevice', { filters: [] }),
      request('usb', 'requestDevice', { filters: [] }),
      request('serial', 'requestPort', {}),
      request('bluetooth', 'requestDevice', { acceptAllDevices: true }),
    ]);
  });
  expect(given).toEqual(Array(7).fill('refused'));
});

test('the camera is asked for by our page only; here it fails because there is none', async () => {
  const failure = (who: Page | null): Promise<unknown> => {
    const ask = "navigator.mediaDevices?.getUserMedia({ video: true }).then(() => 'given', (error) => error.name) ?? 'not offered'";
    if (who !== null) return who.evaluate(ask);
    return kiosk.evaluate(async ({ BrowserWindow }, asked): Promise<unknown> => {
      const bare = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
      await bare.loadURL('data:text/html,bare');
      const said: unknown = await bare.webContents.executeJavaScript(asked);
      bare.destroy();
      return said;
    }, ask);
  };
  expect(await failure(page)).toBe('NotFoundError');
  expect(['NotAllowedError', 'not offered']).toContain(await failure(null));
});

test('speech is for our page only, as JSON', async () => {
  const line = { text: '您好', language: 'zh-Hans', speed: 'normal' };
  const asked = (type: string) =>
    page.evaluate(
      ([body, contentType]) =>
        fetch('/speech', { method: 'POST', headers: { 'content-type': contentType ?? '' }, body: body ?? '' }).then(async (answer) => [
          answer.status,
          String.fromCharCode(...new Uint8Array(await answer.arrayBuffer()).slice(0, 4)),
        ]),
      [JSON.stringify(line), type],
    );
  expect(await asked('application/json')).toEqual([200, 'RIFF']);
  expect(await asked('text/plain')).toEqual([415, '']);
  const stranger = await kiosk.evaluate(async ({ BrowserWindow }): Promise<unknown> => {
    const bare = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
    await bare.loadURL('data:text/html,bare');
    const said: unknown = await bare.webContents.executeJavaScript(
      "fetch('app://kiosk/speech', { method: 'POST', mode: 'no-cors', body: '{}' }).then((answer) => answer.status, () => 'refused')",
    );
    bare.destroy();
    return said;
  });
  expect(stranger).toBe('refused');
});

test('nothing is downloaded', async () => {
  const started = await kiosk.evaluate(
    ({ webContents, session }) =>
      new Promise<unknown>((resolve) => {
        session.defaultSession.once('will-download', (event) => resolve({ prevented: event.defaultPrevented }));
        webContents.getAllWebContents()[0]?.downloadURL('app://kiosk/page.js');
      }),
  );
  expect(started).toEqual({ prevented: true });
});
