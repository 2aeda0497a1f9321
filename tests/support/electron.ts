// The built shell in a genuine, sandboxed Electron, joined to a supervisor that a test has started.

import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronCommand, sandboxProblem, stageShell } from '../../scripts/electron-launcher.ts';

export interface KioskWindow {
  readonly application: ElectronApplication;
  readonly page: Page;
  /** Which Electron it is and as whom it runs: tests say it, because another one may be at hand elsewhere. */
  readonly describe: string;
  readonly close: () => Promise<void>;
}

export interface SupervisorMeeting {
  readonly socketPath: string;
  readonly token: string;
}

export async function openKioskWindow({ socketPath, token }: SupervisorMeeting): Promise<KioskWindow> {
  const problem = sandboxProblem();
  if (problem !== undefined) throw new Error(`Electron runs only in its sandbox, and ${problem}`);
  const electron = electronCommand();
  const application = await _electron.launch({
    executablePath: electron.executablePath,
    args: [stageShell()],
    // Playwright adds --no-sandbox of its own accord unless told otherwise.
    chromiumSandbox: true,
    env: {
      ...inherited(),
      ...electron.env,
      KIOSK_SUPERVISOR_SOCKET: socketPath,
      KIOSK_SUPERVISOR_TOKEN: token,
      KIOSK_ALLOW_DEBUGGING: '1',
    },
  });
  return { application, page: await application.firstWindow(), describe: electron.describe, close: () => application.close() };
}

const inherited = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
