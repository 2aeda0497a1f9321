// The built web face in a genuine browser: the printed address, the stream under the content security policy, and the end.

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, expect, test } from '@playwright/test';
import { root } from '../../scripts/places.ts';
import { type StandInSupervisor, startStandInSupervisor } from './lockdown-stage.ts';

let folder: string;
let supervisor: StandInSupervisor;
let web: ChildProcess;
let browser: Browser;
let addresses: string[];

test.beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'lockdown-web-'));
  supervisor = startStandInSupervisor(folder);
  addresses = [];
  const started = spawn(process.execPath, [path.join(root, 'out/main/web.mjs'), '--until-stdin-closes'], {
    env: { ...process.env, ...supervisor.environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  web = started;
  createInterface(started.stdout).on('line', (line) => {
    const said: { ready?: boolean; url?: string } = JSON.parse(line);
    if (said.ready === true && said.url !== undefined) addresses.push(said.url);
  });
  // As root Chromium runs without its sandbox only; what is tested here is our server and our headers.
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  await expect.poll(() => addresses).toHaveLength(1);
});

test.afterEach(async () => {
  await browser.close();
  web.stdin?.end();
  supervisor.close();
  rmSync(folder, { recursive: true });
});

const address = (): string => addresses.at(-1) ?? '';

test('the printed address opens the kiosk, and nothing in it breaks the content security policy', async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/content security policy|trusted/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto(address());
  expect(page.url()).toBe(`${new URL(address()).origin}/`);
  await expect
    .poll(() => supervisor.heard.filter((message) => message.kind === 'fact'))
    .toContainEqual({
      kind: 'fact',
      fact: { kind: 'painted', epoch: 'e1', sequence: 1 },
    });
  expect(complaints).toEqual([]);
});

test('the page may speak to its own server and to no other', async () => {
  const page = await browser.newPage();
  await page.goto(address());
  let visits = 0;
  const outside = createServer((socket) => {
    visits += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  const place = outside.address();
  const port = typeof place === 'object' && place !== null ? place.port : 0;
  const refused = await page.evaluate(
    (there) =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
        try {
          new WebSocket(`ws://127.0.0.1:${there}/`);
        } catch {
          // Newer browsers throw as well; the violation is what counts.
        }
      }),
    port,
  );
  expect(refused).toBe('connect-src');
  expect(visits).toBe(0);
  outside.close();
});

test('a used address shows where to find another', async () => {
  const used = address();
  await (await browser.newPage()).goto(used);
  const stranger = await (await browser.newContext()).newPage();
  const answer = await stranger.goto(used);
  expect(answer?.status()).toBe(403);
  await expect(stranger.getByText('请使用启动时显示的网址')).toBeVisible();
  await expect.poll(() => addresses).toHaveLength(2);
  expect((await stranger.goto(address()))?.status()).toBe(200);
});

test('the server ends with whoever started it', async () => {
  const ended = new Promise((resolve) => web.once('exit', resolve));
  web.stdin?.end();
  expect(await ended).toBe(0);
});
