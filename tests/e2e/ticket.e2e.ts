// A queue ticket in the genuine Electron, from the attract screen to the hand.

import { expect, test } from '@playwright/test';
import { citizenAt } from '../support/citizen.ts';
import { openKioskWindow } from '../support/electron.ts';
import { startStack } from '../support/stack.ts';
import { atTickets, dispenser, ticketPapers, ticketRows } from '../support/tickets.ts';

test('a queue ticket is chosen, printed, shown and taken', async () => {
  test.setTimeout(120_000);
  const stack = await startStack({ serial: true, paperSpeed: 300 });
  try {
    await atTickets(stack);
    const window = await openKioskWindow(stack.supervisor);
    const complaints: string[] = [];
    window.page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    const citizen = citizenAt(window.page);
    await citizen.reads('您好，请选一种方式');
    await citizen.presses(/取号/);
    await citizen.reads(/您来窗口\s*办哪一类/);
    await expect(citizen.key(/参保登记/)).toContainText('前面没有人');
    await citizen.presses(/参保登记/);
    await citizen.reads('您取哪一种号？');
    await citizen.presses(/优先号/);
    await citizen.reads('请取走号票');
    await expect(window.page.getByText('A001')).toBeVisible();
    await expect(window.page.getByText('1–2号窗口')).toBeVisible();
    await dispenser(stack, 'take');
    await citizen.reads('拿好了，谢谢');
    await citizen.presses(/好，结束/);
    await citizen.reads('您好，请选一种方式');

    expect(await ticketPapers(stack)).toEqual(['A001']);
    expect(JSON.stringify(await stack.simulators.get('ticketDispenser/tickets'))).toContain('优先');
    expect(ticketRows(stack)).toEqual([{ number: 'A001', state: 'confirmed', detail: 'printed', taken: 'sensor' }]);
    expect(stack.journal('SELECT sign_in, how FROM visit')).toEqual([{ sign_in: null, how: 'left' }]);
    expect(complaints).toEqual([]);
    await window.close();
  } finally {
    expect((await stack.close()).orphans).toEqual([]);
  }
});
