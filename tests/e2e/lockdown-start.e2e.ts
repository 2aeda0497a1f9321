// How the shell starts, refuses to start, and comes back: in the genuine Electron, unprivileged and sandboxed.

import { spawn } from 'node:child_process';
import { type ElectronApplication, expect, test } from '@playwright/test';
import { prepareStage, type Stage, view } from './lockdown-stage.ts';

let stage: Stage;

test.beforeAll(() => {
  stage = prepareStage();
});
test.afterAll(() => stage.close());

/** Runs Electron without Playwright; answers the exit code and what it logged. */
function run(
  switches: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; log: string }> {
  const child = spawn(stage.executablePath, [...switches, stage.folder], {
    env: { ...stage.environment, ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let log = '';
  child.stdout.on('data', (bytes) => (log += String(bytes)));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, log })));
}

for (const refused of [
  '--remote-debugging-port=0',
  '--inspect=0',
  '--proxy-server=http://127.0.0.1:1',
  '--disable-web-security',
  '--no-sandbox',
  '--unknown',
]) {
  test(`${refused} on the command line ends the shell with 2`, async () => {
    const { code, log } = await run([refused]);
    expect(code).toBe(2);
    expect(log).toContain('"event":"shell.switchRefused"');
  });
}

test('not even tests may switch the sandbox off', async () => {
  expect((await run(['--no-sandbox'], { KIOSK_ALLOW_DEBUGGING: '1' })).code).toBe(2);
});

test('a second shell leaves the screen to the first', async () => {
  const kiosk = await stage.launch();
  expect((await run([])).code).toBe(0);
  expect(await kiosk.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows().length)).toBe(1);
  await kiosk.close();
});

test.describe('a page that is lost', () => {
  let kiosk: ElectronApplication;
  test.beforeEach(async () => {
    kiosk = await stage.launch();
    await expect.poll(shownSequences).toEqual([view.sequence]);
  });
  test.afterEach(() => kiosk.close());

  /** Asked through Electron: Playwright's own page ends with the process of the page. */
  function shownSequences(): Promise<unknown> {
    return kiosk.evaluate(
      ({ webContents }): Promise<unknown> =>
        webContents.getAllWebContents()[0]?.executeJavaScript('window.probe?.views.map((view) => view.sequence) ?? []') ??
        Promise.resolve([]),
    );
  }

  /** Loses the page and waits for the next one: a question asked of a page that is just going is never answered. */
  const replaced = (how: 'crash' | 'unresponsive') =>
    kiosk.evaluate(
      ({ webContents }, way) =>
        new Promise<void>((resolve) => {
          const contents = webContents.getAllWebContents()[0];
          contents?.once('did-finish-load', () => resolve());
          if (way === 'crash') contents?.forcefullyCrashRenderer();
          else contents?.emit('unresponsive');
        }),
      how,
    );

  test('comes back with the same View after a crash', async () => {
    stage.supervisor.show({ ...view, sequence: 5 });
    await expect.poll(shownSequences).toEqual([1, 5]);
    await replaced('crash');
    await expect.poll(shownSequences).toEqual([5]);
  });

  test('comes back when it no longer answers', async () => {
    stage.supervisor.show({ ...view, sequence: 6 });
    await expect.poll(shownSequences).toEqual([1, 6]);
    await replaced('unresponsive');
    await expect.poll(shownSequences).toEqual([6]);
  });

  test('comes back from about:blank', async () => {
    stage.supervisor.show({ ...view, sequence: 7 });
    await expect.poll(shownSequences).toEqual([1, 7]);
    await kiosk.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.executeJavaScript("location.href = 'about:blank'; 0"));
    await expect.poll(shownSequences).toEqual([7]);
  });

  test('is renewed with the next question when it said that it failed', async () => {
    await kiosk.evaluate(({ webContents }) =>
      webContents.getAllWebContents()[0]?.executeJavaScript("kiosk.sendFact({ kind: 'failed', where: 'render' })"),
    );
    await expect.poll(() => stage.supervisor.heard).toContainEqual({ kind: 'fact', fact: { kind: 'failed', where: 'render' } });
    stage.supervisor.show({ ...view, sequence: 8, turn: 1 });
    await expect.poll(shownSequences).toEqual([8]);
  });

  test('ends the shell with 1 the fourth time within a minute', async () => {
    const ended = new Promise((resolve) => kiosk.process().once('exit', resolve));
    for (let time = 1; time <= 3; time += 1) await replaced('crash');
    await Promise.allSettled([replaced('crash')]);
    expect(await ended).toBe(1);
  });
});
