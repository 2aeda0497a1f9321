// The first filing in the genuine Electron: filed with the voucher, printed, cancelled with the card; the platform has each once.

import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { openKioskWindow } from '../support/electron.ts';
import { filingRoad, type Stop, walk } from '../support/road.ts';
import { type Stack, startStack } from '../support/stack.ts';

const ledger = z.object({ cases: z.array(z.object({ operation: z.string(), execCnt: z.number() })) });

const cases = (stack: Stack): unknown[] => stack.journal('SELECT service, state, standing, told FROM filing_case ORDER BY id');

test('a filing is done, printed and cancelled', async () => {
  test.setTimeout(180_000);
  const stack = await startStack({ serial: true, paperSpeed: 300 });
  try {
    const window = await openKioskWindow(stack.supervisor);
    await walk(window, filingRoad(stack));

    expect(window.complaints).toEqual([]);
    expect(cases(stack)).toEqual([
      { service: 'remote-treatment', state: 'confirmed', standing: 'finished', told: 'done' },
      { service: 'remote-treatment-cancel', state: 'confirmed', standing: 'finished', told: 'done' },
    ]);
    const { cases: executed } = ledger.parse(await stack.simulators.get('platform/ledger'));
    expect(executed.map(({ execCnt }) => execCnt)).toEqual([1, 1]);

    const [number] = stack.journal<{ number: string; link: string }>('SELECT number, link FROM filing_case ORDER BY id');
    const [receipt] = await stack.simulators.receipts();
    expect(receipt).toMatchObject({ complete: true, qrCodes: [`YBK1:${number?.number}:${number?.link}`] });
    for (const words of ['已备案', '杭州市', String(number?.number), '测**', '660***********0010']) expect(receipt?.text).toContain(words);
    expect(receipt?.text).not.toContain('13800000000');
    await window.close();
  } finally {
    expect((await stack.close()).orphans).toEqual([]);
  }
});

test('what the platform does not answer is told as unknown, and whoever waits no longer gets the number', async () => {
  test.setTimeout(180_000);
  const stack = await startStack({ serial: true, paperSpeed: 300 });
  try {
    const window = await openKioskWindow(stack.supervisor);
    const road = filingRoad(stack);
    const beforeSubmitting = road.slice(
      0,
      road.findIndex(({ name }) => name === 'filing-done'),
    );
    const submitting: Stop = {
      name: 'filing-unknown',
      go: async (citizen) => {
        await stack.simulators.post('platform/fault', { fault: 'silent', only: 'region' });
        await citizen.presses('提交');
        await citizen.reads(/正在提交/);
        await expect(window.page.getByText('没有提交')).toHaveCount(0);
        await citizen.presses('不再等候');
        await citizen.reads(/还不知道.?办成没有/u);
      },
    };
    await walk(window, [...beforeSubmitting, submitting]);
    const [row] = stack.journal<{ number: string; told: string }>('SELECT number, told FROM filing_case');
    const screen = stack.screen();
    expect(screen).toMatchObject({ kind: 'filed', number: row?.number, outcome: { kind: 'unknown' } });
    expect(row?.told).toBe('unknown');
    await window.close();
  } finally {
    expect((await stack.close()).orphans).toEqual([]);
  }
});
