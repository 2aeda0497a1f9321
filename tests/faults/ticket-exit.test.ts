// What becomes of a ticket between the exit and the hand, with a sensor (VKP80III) and without one (a printer with a cutter).

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { backToAttract } from '../support/journey.ts';
import { type Stack, startStack } from '../support/stack.ts';
import {
  accountFindings,
  atTickets,
  dispenser,
  lastTicket,
  orderTicket,
  ticketPapers,
  ticketRows,
  ticketShown,
  whilePrinting,
} from '../support/tickets.ts';
import { until } from '../support/until.ts';

// Each test waits for its own conditions with deadlines of their own; this one only ends what hangs.
vi.setConfig({ testTimeout: 60_000 });

let watched: Stack;
let unwatched: Stack;

beforeAll(async () => {
  [watched, unwatched] = await Promise.all([
    startStack({ serial: true, paperSpeed: 300 }),
    startStack({
      paperSpeed: 100,
      simulators: ['--dispenser', 'cutter'],
      configuration: ({ ticketDispenser: { tcp } }) => ({
        devices: {
          scanner: null,
          idCardReader: null,
          receiptPrinter: null,
          ticketDispenser: { profile: 'ticket-dispenser-escpos-cutter', wire: { kind: 'tcp', ...tcp } },
        },
      }),
    }),
  ]);
  await Promise.all([atTickets(watched), atTickets(unwatched)]);
}, 60_000);

afterEach(async () => {
  expect([await accountFindings(watched), await accountFindings(unwatched)]).toEqual([[], []]);
  await backToAttract(watched);
  await Promise.all([atTickets(watched), atTickets(unwatched)]);
}, 60_000);

afterAll(async () => {
  const left = await Promise.all([watched.close(), unwatched.close()]);
  expect(left.map(({ orphans }) => orphans)).toEqual([[], []]);
}, 20_000);

it('a ticket is printed, taken and thanked for', async () => {
  await orderTicket(watched);
  const { number } = await ticketShown(watched, 'done', 'waiting');
  await dispenser(watched, 'take');
  await ticketShown(watched, 'done', 'taken');
  expect(lastTicket(watched)).toEqual({ number, state: 'confirmed', detail: 'printed', taken: 'sensor' });
  expect(await ticketPapers(watched)).toContain(number);
  watched.tap({ kind: 'acknowledge' });
});

it('one that nobody takes is drawn back and void where that can be seen, and only assumed to be taken where nothing sees it', async () => {
  await Promise.all([orderTicket(watched), orderTicket(unwatched)]);
  const [seen, unseen] = await Promise.all([ticketShown(watched, 'done', 'waiting'), ticketShown(unwatched, 'done', 'waiting')]);
  await Promise.all([ticketShown(watched, 'done', 'retracted'), ticketShown(unwatched, 'done', 'assumed')]);
  expect(lastTicket(watched)).toEqual({ number: seen.number, state: 'void', detail: 'printed', taken: 'retracted' });
  expect(lastTicket(unwatched)).toMatchObject({ number: unseen.number, state: 'confirmed', taken: 'assumed' });
  watched.tap({ kind: 'retry' });
  const another = await ticketShown(watched, 'done', 'waiting');
  expect(another.number).not.toBe(seen.number);
  unwatched.tap({ kind: 'acknowledge' });
});

it('one that stands in the way of the next is drawn back before that is printed', async () => {
  await orderTicket(watched);
  const first = await ticketShown(watched, 'done', 'waiting');
  watched.tap({ kind: 'acknowledge' });
  await watched.shows('attract');
  await orderTicket(watched);
  const second = await ticketShown(watched, 'done', 'waiting');
  const rows = ticketRows(watched);
  expect(rows.find(({ number }) => number === first.number)).toMatchObject({ state: 'void', taken: 'retracted' });
  expect(rows.find(({ number }) => number === second.number)).toMatchObject({ state: 'confirmed', taken: null });
});

describe('one that waits in the exit', () => {
  let number = '';
  beforeEach(async () => {
    await orderTicket(watched);
    ({ number } = await ticketShown(watched, 'done', 'waiting'));
  });
  const row = () => ticketRows(watched).find((ticket) => ticket.number === number);

  it('while the drivers die is drawn back by their next life, and told and void at once', async () => {
    watched.kill('drivers');
    await ticketShown(watched, 'done', 'retracted');
    expect(row()).toMatchObject({ state: 'void', taken: 'retracted' });
  });

  it('while the drivers die, and is taken before they are back, keeps its number', async () => {
    watched.kill('drivers');
    await dispenser(watched, 'take');
    const shown = await watched.shows('ticket', ({ paper, outcome }) => paper === 'taken' || outcome === 'unknown', 20_000);
    expect(shown.number).toBe(number);
    expect(row()?.state).toBe(shown.outcome === 'unknown' ? 'unknown' : 'confirmed');
  });

  it('while the cable is out for a moment is told as what became of it', async () => {
    await dispenser(watched, 'cable', { state: 'cut' });
    await until('the dispenser to be given up', () => watched.view().devices.ticketDispenser !== 'online', 20_000);
    await dispenser(watched, 'cable', { state: 'whole' });
    await ticketShown(watched, 'done', 'retracted');
    expect(row()).toMatchObject({ state: 'void', taken: 'retracted' });
  });

  it('while the terminal dies before its holder is told with its number, which stays good', async () => {
    watched.kill('terminal');
    const { ticket } = await watched.shows('interrupted', () => true, 20_000);
    expect(ticket).toBe(number);
    watched.tap({ kind: 'acknowledge' });
    await anotherIsPrinted();
    expect(row()).toEqual({ number, state: 'unknown', detail: 'interrupted', taken: 'retracted' });
  });

  it('while the terminal dies after its holder has left is void with its paper', async () => {
    watched.tap({ kind: 'acknowledge' });
    await watched.shows('attract');
    watched.kill('terminal');
    await watched.shows('starting', () => true, 20_000);
    await anotherIsPrinted();
    expect(row()).toMatchObject({ state: 'void', taken: 'retracted' });
  });

  /** Which draws this one back at once. */
  async function anotherIsPrinted(): Promise<void> {
    await atTickets(watched);
    await orderTicket(watched);
    await ticketShown(watched, 'done', 'waiting');
  }
});

it('one that is torn off while it is printed keeps its number, however the printer calls it', async () => {
  await orderTicket(unwatched);
  await whilePrinting(unwatched);
  await dispenser(unwatched, 'pull');
  const { number, outcome } = await unwatched.shows('ticket', () => true, 40_000);
  expect(outcome).not.toBe('notDone');
  expect(lastTicket(unwatched).number).toBe(number);
  unwatched.tap({ kind: 'acknowledge' });
});
