// The shell as a bare process, as a session starts it: looked into only when asked, so that it may crash like in the hall.

import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { electronCommand, stageShell } from '../../scripts/electron-launcher.ts';
import type { SupervisorMeeting } from './electron.ts';
import { ended } from './simulators.ts';
import { until } from './until.ts';

export interface WindowProcess {
  /** The big words on the screen now; null: no page can be looked into yet. */
  readonly heading: () => Promise<string | null>;
  /** Kills the process that draws the page. */
  readonly killPage: () => void;
  /** Kills Electron itself. */
  readonly kill: () => Promise<void>;
  /** Stops Electron itself, as if it hung. */
  readonly hang: () => void;
  readonly isGone: () => boolean;
}

export async function startWindowProcess({ socketPath, token }: SupervisorMeeting): Promise<WindowProcess> {
  const electron = electronCommand();
  const child = spawn(electron.executablePath, ['--remote-debugging-port=0', stageShell()], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      ...electron.env,
      KIOSK_SUPERVISOR_SOCKET: socketPath,
      KIOSK_SUPERVISOR_TOKEN: token,
      KIOSK_ALLOW_DEBUGGING: '1',
    },
  });
  let address = '';
  createInterface({ input: child.stderr }).on('line', (line) => {
    address ||= /DevTools listening on ws:\/\/([\d.:]+)\//.exec(line)?.[1] ?? '';
  });
  await until('the window to start', () => address !== '');
  return {
    heading: () => headingAt(`http://${address}`),
    killPage() {
      for (const pid of descendants(child)) if (commandOf(pid).includes('--type=renderer')) process.kill(pid, 'SIGKILL');
    },
    kill: () => ended(child, () => child.kill('SIGKILL')),
    hang: () => void child.kill('SIGSTOP'),
    isGone: () => child.exitCode !== null || child.signalCode !== null,
  };
}

/** Connects anew each time: a debugger that holds a crashed page keeps it from coming back. */
async function headingAt(address: string): Promise<string | null> {
  const browser = await chromium.connectOverCDP(address, { timeout: 5000 }).catch(() => null);
  try {
    const page = browser?.contexts()[0]?.pages()[0];
    return (await page?.getByRole('heading').first().textContent({ timeout: 1000 })) ?? null;
  } catch {
    // The page is just being replaced: there is nothing to read yet.
    return null;
  } finally {
    await browser?.close();
  }
}

function descendants(child: ChildProcess): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : '';
    const parent = /\) \S (\d+)/.exec(stat)?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const found = new Set([child.pid ?? -1]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [pid, parent] of parents) {
      if (!found.has(parent) || found.has(pid)) continue;
      found.add(pid);
      grew = true;
    }
  }
  return [...found];
}

const commandOf = (pid: number): string => read(`/proc/${pid}/cmdline`);

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It ended between the listing and the reading.
    return '';
  }
}
