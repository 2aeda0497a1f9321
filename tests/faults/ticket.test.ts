// Queue tickets on the real processes and wires, with every fault: no number on two papers, and no gap that nobody can explain.

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { backToAttract } from '../support/journey.ts';
import { type Stack, startStack } from '../support/stack.ts';
import {
  accountFindings,
  atPriority,
  atTickets,
  dispenser,
  lastTicket,
  orderTicket,
  ticketRows,
  whilePrinting,
} from '../support/tickets.ts';
import { until } from '../support/until.ts';

// Each test waits for its own conditions with deadlines of their own; this one only ends what hangs.
vi.setConfig({ testTimeout: 60_000 });

let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ serial: true, paperSpeed: 300 });
  await atTickets(stack);
}, 60_000);

afterEach(async () => {
  expect(await accountFindings(stack)).toEqual([]);
  await backToAttract(stack);
  await atTickets(stack);
}, 60_000);

afterAll(async () => {
  expect((await stack.close()).orphans).toEqual([]);
}, 20_000);

it('the attract screen says why there are none, before anybody asks, and no number is lost', async () => {
  for (const [route, body, tickets] of [
    ['paper', { state: 'out' }, 'paperOut'],
    ['paper', { state: 'low' }, 'paperLow'],
    ['cover', { open: true }, 'unavailable'],
    ['cover', { open: false }, 'paperLow'],
    ['fault', { fault: 'cutter' }, 'unavailable'],
  ] as const) {
    await dispenser(stack, route, body);
    await stack.shows('attract', (screen) => screen.tickets === tickets);
  }
  stack.tap({ kind: 'queueTicket' });
  stack.tap({ kind: 'setLanguage', language: 'en' });
  await stack.shows('attract', () => stack.view().display.language === 'en');
  expect(ticketRows(stack)).toEqual([]);
});

it('a dispenser that says nothing any more gives no ticket: the number is void, and a second try has another', async () => {
  await atPriority(stack);
  await dispenser(stack, 'wire', { silent: true });
  stack.tap({ kind: 'choosePriority', priority: false });
  const { number, fault } = await stack.shows('ticket', ({ outcome }) => outcome === 'notDone', 20_000);
  expect(fault).toBe('ticket.unavailable');
  expect(lastTicket(stack)).toEqual({ number, state: 'void', detail: 'linkLost', taken: null });
  await until('the dispenser to be given up', () => stack.view().devices.ticketDispenser === 'offline');
  stack.tap({ kind: 'retry' });
  await stack.shows('chooseCounter', ({ tickets }) => tickets === 'unavailable');
  await dispenser(stack, 'heal');
  await stack.shows('chooseCounter', ({ tickets }) => tickets === 'ready', 20_000);
  stack.tap({ kind: 'chooseCounter', counter: 'insurance' });
  await stack.shows('choosePriority');
  stack.tap({ kind: 'choosePriority', priority: true });
  const second = await stack.shows('ticket', ({ outcome }) => outcome === 'done', 20_000);
  expect(second.number).not.toBe(number);
});

describe('a fault while the ticket is printed leaves its number unknown, told and kept', () => {
  it.each([
    ['the roll ends', 'paper', { state: 'out', afterMm: 20 }, 'paperOut'],
    ['paper jams', 'fault', { fault: 'jam', when: 'read' }, 'paperJammed'],
    ['the cutter fails', 'fault', { fault: 'cutter', when: 'read' }, 'cutter'],
    ['the presenter jams', 'fault', { fault: 'presenterJam', when: 'read' }, 'presenterJammed'],
  ] as const)('%s', async (_, route, body, detail) => {
    await dispenser(stack, route, body);
    await orderTicket(stack);
    const { number, fault } = await stack.shows('ticket', ({ outcome }) => outcome === 'unknown', 40_000);
    expect(fault).toBe('ticket.unknown');
    expect(lastTicket(stack)).toEqual({ number, state: 'unknown', detail, taken: null });
  });

  it.each([
    ['the cover is opened', 'cover', { open: true }],
    ['the power goes', 'power', { on: false }],
  ] as const)('%s', async (_, route, body) => {
    await orderTicket(stack);
    await whilePrinting(stack);
    await dispenser(stack, route, body);
    const { number } = await stack.shows('ticket', ({ outcome }) => outcome === 'unknown', 40_000);
    expect(lastTicket(stack)).toMatchObject({ number, state: 'unknown', taken: null });
  });
});

describe('when a process dies while the ticket is printed', () => {
  it('the drivers leave its number unknown, told and never printed again', async () => {
    await orderTicket(stack);
    await whilePrinting(stack);
    stack.kill('drivers');
    const { number } = await stack.shows('ticket', ({ outcome }) => outcome === 'unknown');
    expect(lastTicket(stack)).toEqual({ number, state: 'unknown', detail: 'linkLost', taken: null });
    await nextIsNot(number);
  });

  it('the terminal tells the number in its next life, and gives it to nobody else', async () => {
    await orderTicket(stack);
    await whilePrinting(stack);
    stack.kill('terminal');
    const { ticket } = await stack.shows('interrupted', (screen) => screen.ticket !== null, 20_000);
    expect(lastTicket(stack)).toEqual({ number: ticket, state: 'unknown', detail: 'interrupted', taken: null });
    await nextIsNot(ticket);
  });

  async function nextIsNot(number: string | null): Promise<void> {
    stack.tap({ kind: 'acknowledge' });
    await atTickets(stack);
    await orderTicket(stack);
    const next = await stack.shows('ticket', (screen) => screen.outcome === 'done', 40_000);
    expect(next.number).not.toBe(number);
  }
});
