// The whole road in the genuine Electron and in Debian's Chromium, on the built kiosk and the simulated world.

import { expect, test } from '@playwright/test';
import { type KioskBrowser, openKioskBrowser } from '../support/browser.ts';
import { type KioskWindow, openKioskWindow } from '../support/electron.ts';
import { type Stack, startStack } from '../support/stack.ts';
import { road, walk } from '../support/road.ts';

async function wholeRoad(stack: Stack, face: KioskWindow | KioskBrowser): Promise<void> {
  await walk(face, road(stack));
  expect(face.complaints).toEqual([]);
  expect(stack.journal('SELECT sign_in, how FROM visit ORDER BY id')).toEqual([
    { sign_in: 'eVoucher', how: 'left' },
    { sign_in: 'idCard', how: 'left' },
  ]);
  expect(stack.journal('SELECT service, result FROM service_use ORDER BY id')).toEqual([
    { service: 'personal-account', result: 'answered' },
    { service: 'personal-account', result: 'answered' },
  ]);
  expect(stack.journal('SELECT reference, outcome, detail FROM print_job')).toEqual([
    { reference: 'KIOSK-01-000001', outcome: 'done', detail: 'processed' },
  ]);
  const [receipt] = await stack.simulators.receipts();
  expect(receipt).toMatchObject({ complete: true, qrCodes: ['YBK1:KIOSK-01-000001'] });
  for (const words of ['个人账户与参保状态', '测**', '660***********0010', '3,286.50元', '职工医保', '青桥市', 'KIOSK-01-000001'])
    expect(receipt?.text).toContain(words);
}

test('in Electron', async () => {
  test.setTimeout(120_000);
  const stack = await startStack({ serial: true, paperSpeed: 300 });
  try {
    const window = await openKioskWindow(stack.supervisor);
    console.log(window.describe);
    await wholeRoad(stack, window);
    await window.close();
  } finally {
    expect((await stack.close()).orphans).toEqual([]);
  }
});

test('in Chromium', async () => {
  test.setTimeout(120_000);
  const stack = await startStack({ serial: false, paperSpeed: 300 });
  try {
    const browser = await openKioskBrowser(stack.supervisor);
    await wholeRoad(stack, browser);
    await browser.close();
  } finally {
    expect((await stack.close()).orphans).toEqual([]);
  }
});
