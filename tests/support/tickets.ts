// Queue tickets in a test: how somebody takes one, what the journal holds of it, and which papers the dispenser gave.

import { z } from 'zod';
import type { ScreenOf } from '../../contract/view.ts';
import type { Stack } from './stack.ts';
import { until } from './until.ts';

const papers = z.array(z.object({ text: z.string(), complete: z.boolean(), place: z.string() }));
const state = z.object({ ticketDispenser: z.object({ printing: z.boolean(), outMm: z.number() }) });

export interface TicketRow {
  /** As on the paper. */
  readonly number: string;
  readonly state: 'printing' | 'confirmed' | 'void' | 'unknown';
  readonly detail: string | null;
  readonly taken: 'sensor' | 'assumed' | 'retracted' | null;
}

export const dispenser = (stack: Stack, route: string, body?: unknown): Promise<unknown> =>
  stack.simulators.post(`ticketDispenser/${route}`, body);

export async function atTickets(stack: Stack): Promise<void> {
  await stack.shows('attract', (screen) => screen.tickets === 'ready', 40_000);
}

export async function atPriority(stack: Stack, counter = 'insurance'): Promise<void> {
  stack.tap({ kind: 'queueTicket' });
  await stack.shows('chooseCounter');
  stack.tap({ kind: 'chooseCounter', counter });
  await stack.shows('choosePriority');
}

/** From the attract screen to the paper, as an ordinary person. */
export async function orderTicket(stack: Stack): Promise<void> {
  await atPriority(stack);
  stack.tap({ kind: 'choosePriority', priority: false });
}

/** The first lines stand out of the head, the rest is still to come. */
export async function whilePrinting(stack: Stack): Promise<void> {
  await until('the ticket to be printed', async () => {
    const { ticketDispenser } = state.parse(await stack.simulators.get('state'));
    return ticketDispenser.printing && ticketDispenser.outMm > 0;
  });
}

export const ticketShown = (
  stack: Stack,
  outcome: ScreenOf<'ticket'>['outcome'],
  paper: ScreenOf<'ticket'>['paper'],
): Promise<ScreenOf<'ticket'>> => stack.shows('ticket', (screen) => screen.outcome === outcome && screen.paper === paper, 40_000);

export const ticketRows = (stack: Stack): TicketRow[] =>
  stack.journal(`SELECT letter || printf('%03d', number) AS number, state, detail, taken FROM queue_ticket ORDER BY id`);

export function lastTicket(stack: Stack): TicketRow {
  const row = ticketRows(stack).at(-1);
  if (!row) throw new Error('No ticket was given');
  return row;
}

interface Paper {
  readonly number: string;
  readonly place: string;
}

/** All papers with a number that ever came off, whole or torn, and where they are. */
async function placedPapers(stack: Stack): Promise<Paper[]> {
  const found = papers.parse(await stack.simulators.get('ticketDispenser/tickets'));
  return found.flatMap(({ text, place }) => {
    const number = /\b[A-Z]\d{3,4}\b/.exec(text)?.[0];
    return number === undefined ? [] : [{ number, place }];
  });
}

/** Their numbers. */
export const ticketPapers = async (stack: Stack): Promise<string[]> => (await placedPapers(stack)).map(({ number }) => number);

/** What the journal says of a paper that is somewhere else. */
function untruthOf({ state, taken }: TicketRow, place: string): string | null {
  if (place === 'taken' && state === 'void') return 'is void in a hand';
  if (place === 'taken' && taken === 'retracted') return 'is in a hand and said to be drawn back';
  if (place === 'retracted' && taken === 'sensor') return 'is in the bin and said to be taken';
  if (place === 'retracted' && state === 'confirmed') return 'is in the bin and said to be given';
  return null;
}

/** All papers against the journal; what does not agree, in words. */
export async function accountFindings(stack: Stack): Promise<string[]> {
  const rows = await until('every number to have its end', () => {
    const now = ticketRows(stack);
    return now.every(({ state }) => state !== 'printing') ? now : null;
  });
  const placed = await placedPapers(stack);
  const found = placed.map(({ number }) => number);
  const numbers = rows.map(({ number }) => number);
  const twice = found.filter((paper, index) => found.indexOf(paper) !== index);
  const unheardOf = found.filter((paper) => !numbers.includes(paper));
  const inHand = rows.filter(({ number, state, taken }) => state === 'void' && taken !== 'retracted' && found.includes(number));
  const gaps = numbers.filter((number, index) => Number(number.slice(1)) !== index + 1);
  const untrue = rows.flatMap((row) =>
    placed.filter((paper) => paper.number === row.number).map(({ place }) => ({ number: row.number, why: untruthOf(row, place) })),
  );
  const unexplained = rows.filter(({ detail }) => detail === null);
  return [
    ...twice.map((paper) => `${paper} is on two papers`),
    ...unheardOf.map((paper) => `${paper} is on a paper and not in the journal`),
    ...inHand.map(({ number }) => `${number} is void and on a paper`),
    ...gaps.map((number) => `before ${number} there is a gap`),
    ...untrue.flatMap(({ number, why }) => (why === null ? [] : [`${number} ${why}`])),
    ...unexplained.map(({ number }) => `${number} has no reason`),
  ];
}
