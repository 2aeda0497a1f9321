// The built shell in a genuine, sandboxed Electron, joined to a supervisor that a test has started.

import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronCommand, sandboxProblem, stageShell } from '../../scripts/electron-launcher.ts';

export interface KioskWindow {
  readonly application: ElectronApplication;
  /** The page that is on the screen now: another one after each visit. */
  readonly page: Page;
  /** What any of its pages complained of: errors of the console by their text, of scripts by their name. */
  readonly complaints: readonly string[];
  /** Which Electron it is and as whom it runs: tests say it, because another one may be at hand elsewhere. */
  readonly describe: string;
  readonly close: () => Promise<void>;
}

export interface SupervisorMeeting {
  readonly socketPath: string;
  readonly token: string;
}

/** @param environment laid over that of the window */
export async function openKioskWindow(
  { socketPath, token }: SupervisorMeeting,
  environment: Readonly<Record<string, string>> = {},
): Promise<KioskWindow> {
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
      ...environment,
    },
  });
  const complaints: string[] = [];
  application.on('window', (page) => listen(page, complaints));
  await application.firstWindow();
  for (const page of application.windows()) listen(page, complaints);
  return {
    application,
    get page() {
      // The oldest: a fresh one lies behind it until it has painted.
      const shown = application.windows().find((page) => !page.isClosed());
      if (!shown) throw new Error('the window shows no page');
      return shown;
    },
    complaints,
    describe: electron.describe,
    close: () => application.close(),
  };
}

const listened = new WeakSet<Page>();

/** Once a page, whoever tells of it first. */
export function listen(page: Page, complaints: string[]): void {
  if (listened.has(page)) return;
  listened.add(page);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.name));
}

const inherited = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
