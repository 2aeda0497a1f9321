// Electron's own process hangs: its pages draw nothing any more, so whoever watches it ends it, and the session starts another.

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { until } from '../support/until.ts';
import { startWindowProcess } from '../support/window-process.ts';
import { startStandInSupervisor } from './lockdown-stage.ts';

test('an Electron that hangs is ended', async () => {
  const folder = mkdtempSync('/tmp/kiosk-hang-');
  chmodSync(folder, 0o711);
  const supervisor = startStandInSupervisor(folder);
  const { KIOSK_SUPERVISOR_SOCKET: socketPath = '', KIOSK_SUPERVISOR_TOKEN: token = '' } = supervisor.environment;
  const window = await startWindowProcess({ socketPath, token });
  try {
    await expect.poll(window.heading).toMatch(/机器正在/);
    window.hang();
    await until('the hung Electron to be gone', window.isGone, 8000);
  } finally {
    await window.kill();
    supervisor.close();
    rmSync(folder, { recursive: true });
  }
});
