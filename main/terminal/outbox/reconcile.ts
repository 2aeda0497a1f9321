// Compares the platform's ledger of this terminal with the journal. What staff had to settle and the platform has settled is settled; every
// other difference is named and changes nothing.

import { type Log, ownIdText } from '../../../contract/log/log.ts';
import { type Result, succeed } from '../../../contract/result.ts';
import { chinaTime } from '../platform/china-time.ts';
import type { CaseStanding, LedgerLine, RegionAdapter } from '../platform/region/types.ts';
import type { PlatformFault } from '../platform/types.ts';
import type { CaseState } from '../services/case.ts';
import type { CaseRow, Cases, Move } from '../store/cases.ts';
import { type Clock, within } from './clock.ts';

export type Difference =
  /** The platform has it, the journal does not: a journal that was restored, or another terminal under our number. */
  | { readonly kind: 'unknownHere'; readonly key: string; readonly platformNumber: string }
  /** A citizen was told that it is done. */
  | { readonly kind: 'missingThere'; readonly number: string }
  | { readonly kind: 'contradiction'; readonly number: string; readonly here: CaseState; readonly there: CaseStanding }
  | { readonly kind: 'executedTwice'; readonly number: string; readonly times: number }
  /** It stands there as if it had been done, and was not. */
  | { readonly kind: 'notExecuted'; readonly number: string }
  /** What the platform calls it: another number than the citizen has, several, or that of another case. */
  | { readonly kind: 'otherNumber'; readonly number: string; readonly platformNumbers: readonly string[] };

export interface Reconciliation {
  readonly lines: number;
  /** Numbers of the cases that have their end by it. */
  readonly settled: readonly string[];
  readonly differences: readonly Difference[];
}

/** YYYY-MM-DD by China's calendar, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

export interface ReconcilerOptions {
  readonly journal: Pick<Cases, 'casesSince' | 'moveCase'>;
  readonly region: Pick<RegionAdapter, 'ledger' | 'isInLedger'>;
  readonly clock: Clock;
  /** At least 0, below 1. */
  readonly random: () => number;
  readonly log: Log;
}

const dayMs = 86_400_000;
const ledgerMs = 60_000;
const dayOf = (at: number): string => chinaTime(new Date(at)).slice(0, 10);

/** A step for each case that the platform has settled, and every difference. What differs in anything is settled by people. Pure. */
export function compare(lines: readonly LedgerLine[], rows: readonly CaseRow[], days: Days) {
  const there = Map.groupBy(lines, ({ key }) => key);
  const here = new Set(rows.map(({ key }) => key));
  const moves: { readonly row: CaseRow; readonly move: Move }[] = [];
  const differences: Difference[] = [];

  for (const row of rows) {
    const found = there.get(row.key);
    const [line] = found ?? [];
    const differ = found ? differencesOf(row, found, rows) : isMissing(row, days) ? [missing(row)] : [];
    differences.push(...differ);
    if (row.state === 'manual' && line && differ.length === 0) moves.push({ row, move: endOf(line) });
  }
  for (const { key, platformNumber } of lines) if (!here.has(key)) differences.push({ kind: 'unknownHere', key, platformNumber });
  return { moves, differences };
}

const missing = ({ number }: CaseRow): Difference => ({ kind: 'missingThere', number });

/** It was executed somewhere between the two, by a clock that is not ours: only where all of it was asked for it must be there. */
const isMissing = ({ state, createdAt, changedAt }: CaseRow, days: Days): boolean =>
  state === 'confirmed' && dayOf(createdAt - dayMs) >= days.from && dayOf(changedAt + dayMs) <= days.to;

const isDone = (standing: CaseStanding): boolean => standing !== 'refused' && standing !== 'cancelled';

function differencesOf(row: CaseRow, lines: readonly LedgerLine[], rows: readonly CaseRow[]): readonly Difference[] {
  const { number } = row;
  const differences: Difference[] = [];
  const times = lines.reduce((sum, { executions }) => sum + executions, 0);
  if (times > 1) differences.push({ kind: 'executedTwice', number, times });
  if (lines.some(({ executions, standing }) => executions < 1 && isDone(standing))) differences.push({ kind: 'notExecuted', number });
  const platformNumbers = [...new Set(lines.map(({ platformNumber }) => platformNumber))];
  if (platformNumbers.length > 1 || platformNumbers.some((one) => isNotIts(one, row, rows)))
    differences.push({ kind: 'otherNumber', number, platformNumbers });
  for (const standing of new Set(lines.map((line) => line.standing)))
    if (contradicts(row, standing)) differences.push({ kind: 'contradiction', number, here: row.state, there: standing });
  return differences;
}

/** What a citizen has no number of may have any that no other case of the kind has. */
function isNotIts(told: string, { id, operation, platformNumber }: CaseRow, rows: readonly CaseRow[]): boolean {
  if (platformNumber !== null) return told !== platformNumber;
  return rows.some((row) => row.id !== id && row.operation === operation && row.platformNumber === told);
}

function endOf({ standing, platformNumber }: LedgerLine): Move {
  if (!isDone(standing)) return { to: 'rejected', reason: 'refusedByPlatform' };
  return { to: 'confirmed', standing: standing === 'finished' ? 'finished' : 'accepted', platformNumber };
}

/** What was only accepted may be refused later, what is done cancelled; what is on its way or unknown is the outbox's to ask about. */
function contradicts({ state, standing }: CaseRow, there: CaseStanding): boolean {
  if (state === 'confirmed') return standing === 'finished' && there === 'refused';
  if (state === 'rejected') return isDone(there);
  return state === 'draft' || state === 'prepared' || state === 'withdrawn';
}

/** More than these are one trouble, and the count of them is in the log. */
const mostNamed = 100;

/** What staff look it up by; without a case of ours, by the key that the platform was sent. Nothing is logged that we cannot have made. */
const numberIn = (difference: Difference): string => {
  if (difference.kind !== 'unknownHere') return difference.number;
  return /^[0-9a-f]{32}$/.test(difference.key) ? difference.key : 'foreign';
};

export async function reconcile(
  { journal, region, clock, log }: ReconcilerOptions,
  days: Days,
): Promise<Result<Reconciliation, PlatformFault>> {
  const ledger = await within(clock, ledgerMs, (signal) => region.ledger(days, signal));
  if (!ledger.ok) return ledger;
  const since = Date.parse(`${days.from}T00:00:00+08:00`) - dayMs;
  const rows = journal.casesSince(since).filter(({ operation }) => region.isInLedger(operation));
  const { moves, differences } = compare(ledger.value, rows, days);
  for (const { row, move } of moves) {
    const { number, state, attempts } = journal.moveCase(row.id, move);
    const seconds = Math.max(0, Math.round((clock.wall() - row.createdAt) / 1000));
    log('filing.settled', { number: ownIdText(number), state: ownIdText(state), attempts, seconds });
  }
  for (const difference of differences.slice(0, mostNamed))
    log('filing.differs', { kind: ownIdText(difference.kind), number: ownIdText(numberIn(difference)) });
  log('filing.reconciled', { lines: ledger.value.length, settled: moves.length, differences: differences.length });
  return succeed({ lines: ledger.value.length, settled: moves.map(({ row }) => row.number), differences });
}

const daysBack = 7;
/** 02:00 to 04:00 at night, spread over all terminals of the region. */
const night = { fromHour: 2, hours: 2 } as const;
const againMs = 3_600_000;

/** Tomorrow is asked for as well: the platform's clock may be ahead. */
export const recentDays = (wall: number): Days => ({ from: dayOf(wall - daysBack * dayMs), to: dayOf(wall + dayMs) });

/** Every night, and at once when an earlier life left a case that is not settled. @returns ends it */
export function reconcileNightly(options: ReconcilerOptions): () => void {
  const { journal, clock, random } = options;
  let disarm = (): void => undefined;

  async function run(): Promise<void> {
    const result = await reconcile(options, recentDays(clock.wall()));
    disarm = clock.after(result.ok ? untilNight(clock.wall(), random()) : againMs, start);
  }
  // A run that breaks an invariant is rejected on purpose: nobody handles it, so that it ends the process.
  function start(): void {
    void run();
  }

  const unsettled = journal.casesSince(clock.wall() - daysBack * dayMs).some(({ state }) => state === 'manual' || state === 'unknown');
  if (unsettled) start();
  else disarm = clock.after(untilNight(clock.wall(), random()), start);
  return () => disarm();
}

/** Milliseconds to a moment of the coming night, at least an hour away. */
export function untilNight(wall: number, share: number): number {
  const midnight = Date.parse(`${dayOf(wall)}T00:00:00+08:00`);
  const at = midnight + (night.fromHour + share * night.hours) * 3_600_000;
  return at - wall >= againMs ? at - wall : at - wall + dayMs;
}
