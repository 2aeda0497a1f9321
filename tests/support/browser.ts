// The web face in Debian's Chromium, joined to a supervisor that a test has started.

import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from '@playwright/test';
import { listen, type SupervisorMeeting } from './electron.ts';
import { ended } from './simulators.ts';
import { programs } from './stack.ts';
import { until } from './until.ts';

export const chromiumOptions = {
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
} as const;

export interface KioskBrowser {
  readonly page: Page;
  /** What the page complained of: errors of the console by their text, of scripts by their name. */
  readonly complaints: readonly string[];
  readonly web: ChildProcess;
  readonly close: () => Promise<void>;
}

/** @param environment laid over that of the web face */
export async function openKioskBrowser(
  { socketPath, token }: SupervisorMeeting,
  environment: Readonly<Record<string, string>> = {},
): Promise<KioskBrowser> {
  const web = spawn(process.execPath, [path.join(programs, 'web.mjs'), '--until-stdin-closes'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH ?? '', KIOSK_SUPERVISOR_SOCKET: socketPath, KIOSK_SUPERVISOR_TOKEN: token, ...environment },
  });
  let url = '';
  createInterface({ input: web.stdout }).on('line', (line) => {
    const said = JSON.parse(line) as { ready?: boolean; url?: string };
    if (said.ready && said.url && url === '') url = said.url;
  });
  await until('the address of the web face', () => url !== '');
  const browser: Browser = await chromium.launch({ ...chromiumOptions, args: [...chromiumOptions.args] });
  const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
  const complaints: string[] = [];
  listen(page, complaints);
  await page.goto(url);
  return {
    page,
    complaints,
    web,
    async close() {
      await browser.close();
      await ended(web, () => web.stdin?.end());
    },
  };
}
