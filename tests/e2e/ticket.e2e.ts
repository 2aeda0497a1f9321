// Queue tickets in the genuine Electron: from the attract screen to the hand, and what a citizen reads at each fault.

import { expect, type Locator, test } from '@playwright/test';
import { type Citizen, citizenAt, onPage } from '../support/citizen.ts';
import { type KioskWindow, openKioskWindow } from '../support/electron.ts';
import { type Stack, startStack } from '../support/stack.ts';
import { accountFindings, atTickets, dispenser, lastTicket, ticketPapers, ticketRows, whilePrinting } from '../support/tickets.ts';

// One kiosk and one window for all: each test leaves them at the attract screen, everything well again.
test.describe.configure({ mode: 'serial' });

let stack: Stack;
let window: KioskWindow;
let citizen: Citizen;

test.beforeAll(async () => {
  test.setTimeout(90_000);
  stack = await startStack({ serial: true, paperSpeed: 300 });
  await atTickets(stack);
  window = await openKioskWindow(stack.supervisor);
  citizen = citizenAt(window);
});

test.afterEach(async () => {
  await stack.simulators.post('reset');
  expect(await accountFindings(stack)).toEqual([]);
  expect(window.complaints).toEqual([]);
  await atTickets(stack);
  await citizen.reads('您好，请选一种方式');
});

test.afterAll(async () => {
  await window.close();
  expect((await stack.close()).orphans).toEqual([]);
});

// Both on the page that stands: after the visit before, the fresh one may only just be coming.
const stands = (words: string | RegExp): Promise<void> => onPage(window, (page) => expect(page.getByText(words).first()).toBeVisible());
const theTicketKey = (judge: (key: Locator) => Promise<void>): Promise<void> =>
  onPage(window, (page) => judge(page.getByRole('button', { name: /取号/ })));

async function asksForOne(kind = /普通号/): Promise<void> {
  await citizen.presses(/取号/);
  await citizen.reads(/您来窗口\s*办哪一类/);
  await citizen.presses(/参保登记/);
  await citizen.reads('您取哪一种号？');
  await citizen.presses(kind);
}

test('a queue ticket is chosen, printed, shown and taken', async () => {
  await citizen.presses(/取号/);
  await expect(citizen.key(/参保登记/)).toContainText('前面没有人');
  await citizen.presses(/首页/);
  await citizen.reads('您好，请选一种方式');
  await asksForOne(/优先号/);
  await citizen.reads('请取走号票');
  await stands('A001');
  await stands('1–2号窗口');
  await dispenser(stack, 'take');
  await citizen.reads('拿好了，谢谢');
  await citizen.presses(/好，结束/);

  expect(await ticketPapers(stack)).toEqual(['A001']);
  expect(JSON.stringify(await stack.simulators.get('ticketDispenser/tickets'))).toContain('优先');
  expect(ticketRows(stack)).toEqual([{ number: 'A001', state: 'confirmed', detail: 'printed', taken: 'sensor' }]);
});

test('without paper the key says so before anybody asks', async () => {
  await dispenser(stack, 'paper', { state: 'out' });
  await theTicketKey((key) => expect(key).toContainText('号票纸用完了'));
  await theTicketKey((key) => expect(key).toBeDisabled());
  await dispenser(stack, 'paper', { state: 'full' });
  await theTicketKey((key) => expect(key).toBeEnabled());
});

for (const [fault, happens] of [
  ['the paper jams', () => dispenser(stack, 'fault', { fault: 'jam', when: 'read' })],
  ['the roll ends', () => dispenser(stack, 'paper', { state: 'out', afterMm: 20 })],
  ['the cutter fails', () => dispenser(stack, 'fault', { fault: 'cutter', when: 'read' })],
] as const)
  test(`when ${fault} within a ticket its number is told and kept`, async () => {
    await happens();
    await asksForOne();
    await numberIsKept();
  });

for (const [fault, happens] of [
  ['the power goes', () => dispenser(stack, 'power', { on: false })],
  ['the cover is opened', () => dispenser(stack, 'cover', { open: true })],
] as const)
  test(`when ${fault} within a ticket its number is told and kept`, async () => {
    await asksForOne();
    await whilePrinting(stack);
    await happens();
    await numberIsKept();
  });

async function numberIsKept(): Promise<void> {
  await citizen.reads(/不知道号票\s*打好没有/);
  const { number, state } = lastTicket(stack);
  expect(state).toBe('unknown');
  await stands(number);
  await citizen.presses(/记住了/);
}

test('a ticket that nobody took when the drivers begin anew is drawn back and said to be void', async () => {
  await asksForOne();
  await citizen.reads('请取走号票');
  const { number } = lastTicket(stack);
  // The next life of the drivers clears the exit at once; the dispenser's own time of 20 s passes in tests/faults/ticket-exit.test.ts.
  stack.kill('drivers');
  await citizen.reads('号票收回去了');
  await stands(new RegExp(number));
  expect(ticketRows(stack).find((row) => row.number === number)).toMatchObject({ state: 'void', taken: 'retracted' });
  await citizen.presses(/不取了/);
});

test('a ticket that waits while the terminal dies is told with its number', async () => {
  await asksForOne();
  await citizen.reads('请取走号票');
  const { number } = lastTicket(stack);
  stack.kill('terminal');
  await citizen.reads('刚才中断了');
  await stands(number);
  await citizen.presses(/重新开始/);
});
