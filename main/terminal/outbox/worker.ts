// The outbox: hands over what is prepared, asks about what is unknown, and never waits on the screen's time. Crash-only: the journal is
// its only memory, what is kept here is the pace.

import { type Log, ownIdText } from '../../../contract/log/log.ts';
import type { FilingOutcome } from '../../../contract/filing.ts';
import { backOffMs } from '../../process/back-off.ts';
import { failPoint } from '../../process/fail-point.ts';
import type { AskAnswer, RegionAdapter, SubmitAnswer } from '../platform/region/types.ts';
import { finalStates, type RefusalFault } from '../services/case.ts';
import type { CaseContent, CaseRow, Cases, Move } from '../store/cases.ts';
import { type Clock, within } from './clock.ts';
import { type Decision, outcomeOf, takeOver, whenAsked, whenPrepared, whenSent } from './decide.ts';

export interface WorkerOptions {
  readonly journal: Pick<Cases, 'caseOf' | 'casesSince' | 'contentOf' | 'openCases' | 'startAttempt' | 'moveCase' | 'postponeCase'>;
  readonly region: Pick<RegionAdapter, 'submit' | 'ask' | 'repetitionOf' | 'settleMs'>;
  readonly clock: Clock;
  /** At least 0, below 1; spreads the back-off of terminals that lost the same platform. */
  readonly random: () => number;
  readonly nextMessageId: () => string;
  /** Of a case somebody waits for, once: what may be said is durable by then. */
  readonly onOutcome: (id: number, outcome: FilingOutcome) => void;
  readonly log: Log;
}

export interface Worker {
  /** A case that was prepared a moment ago; its citizen waits. */
  readonly begin: (row: CaseRow, held: boolean) => void;
  /** Nobody waits for it any more. */
  readonly release: (id: number) => void;
}

const submitMs = 12_000;
const askMs = 8_000;
/** While a citizen waits it is asked about 2, 5 and 10 s after the answer was lost. */
const quickMs = [2_000, 3_000, 5_000] as const;
const pace = { firstMs: 5_000, mostMs: 300_000 } as const;
/** So long it is noticed that the platform gives a number again. */
const numbersMs = 30 * 86_400_000;

/** What this life knows of an open case; times are monotonic. */
interface Open {
  readonly id: number;
  readonly sendUntil: number;
  /** Kept here when the platform cannot be reached. */
  readonly held: boolean;
  waited: boolean;
  rests: number;
  attemptEnded: number;
  unknownSince: number | null;
  refusal: RefusalFault | null;
}

export function createWorker(options: WorkerOptions): Worker {
  const { journal, region, clock, log } = options;
  const open = new Map<number, Open>();
  /** Cases that nobody waits for go one after the other. */
  let queue: Promise<void> = Promise.resolve();

  const rowOf = (id: number): CaseRow => {
    const row = journal.caseOf(id);
    if (row === null) throw new Error('A case has left the journal while it was open');
    return row;
  };

  const maySend = (entry: Open, { sendBy }: CaseRow): boolean =>
    sendBy !== null && clock.monotonic() < entry.sendUntil && clock.wall() < sendBy;

  /** A number is one case's. Only a change or a cancel may be answered with the number of what it is about. */
  function isAnothers(answer: SubmitAnswer | AskAnswer, { id, operation }: CaseRow, { answers }: CaseContent): boolean {
    const number = 'platformNumber' in answer ? answer.platformNumber : null;
    if (number === null || number === answers.record) return false;
    const latest = journal.casesSince(clock.wall() - numbersMs);
    return latest.some((one) => one.id !== id && one.operation === operation && one.platformNumber === number);
  }

  function move(entry: Open, next: Move): CaseRow {
    const row = journal.moveCase(entry.id, next);
    if (row.state === 'unknown') {
      entry.unknownSince ??= clock.monotonic();
      logUnknown(row);
    }
    failPoint('case.settled');
    return row;
  }

  async function send(entry: Open, row: CaseRow, content: CaseContent): Promise<CaseRow> {
    const untouched = row.state === 'prepared';
    const messageId = options.nextMessageId();
    journal.startAttempt(entry.id, messageId);
    failPoint('case.sent');
    const answer = await handOver(entry, row, content, messageId);
    entry.attemptEnded = clock.monotonic();
    if (answer.kind === 'refused') entry.refusal = answer.fault;
    return move(entry, whenSent(answer, { untouched, held: entry.held, isAnothers: isAnothers(answer, row, content) }));
  }

  function handOver(entry: Open, row: CaseRow, content: CaseContent, messageId: string): Promise<SubmitAnswer> | SubmitAnswer {
    // A disk may have taken its time: nothing leaves after the time that was promised.
    if (!maySend(entry, row)) return { kind: 'notSent', fault: 'platform.tooSlow' };
    const { operation, key, number } = row;
    const ms = Math.min(submitMs, entry.sendUntil - clock.monotonic());
    return within(clock, ms, (signal) => region.submit({ operation, key, number, messageId, ...content }, signal));
  }

  async function ask(entry: Open, { operation, key, number, reason }: CaseRow, content: CaseContent): Promise<Decision> {
    // Of the moment of the question: what the platform executes while it answers is not in its answer.
    const settled = clock.monotonic() - entry.attemptEnded >= region.settleMs;
    const answer = await within(clock, askMs, (signal) =>
      region.ask({ operation, key, number, ...content }, options.nextMessageId(), signal),
    );
    const row = rowOf(entry.id);
    return whenAsked(answer, {
      reason,
      repetition: region.repetitionOf(operation),
      maySend: maySend(entry, row),
      settled,
      isAnothers: isAnothers(answer, row, content),
      silentMs: clock.monotonic() - (entry.unknownSince ?? clock.monotonic()),
    });
  }

  async function look(entry: Open): Promise<void> {
    const row = rowOf(entry.id);
    const content = journal.contentOf(entry.id);
    if (content === null) return goOn(entry, move(entry, { to: 'manual', reason: 'unreadable' }));
    const isNew = row.state === 'prepared';
    const decision = isNew ? whenPrepared({ maySend: maySend(entry, row), held: entry.held }) : await ask(entry, row, content);
    if (decision === 'rest') rest(entry, row);
    else goOn(entry, decision === 'send' ? await send(entry, row, content) : move(entry, decision));
  }

  function goOn(entry: Open, row: CaseRow): void {
    if (finalStates.has(row.state)) finish(entry, row);
    else rest(entry, row);
  }

  function finish(entry: Open, row: CaseRow): void {
    open.delete(entry.id);
    logEnd(row);
    tell(entry, row);
  }

  function logEnd({ number, state, reason, attempts, createdAt }: CaseRow): void {
    const seconds = Math.max(0, Math.round((clock.wall() - createdAt) / 1000));
    log('filing.settled', { number: ownIdText(number), state: ownIdText(state), attempts, seconds });
    if (state === 'manual') log('filing.manual', { number: ownIdText(number), reason: ownIdText(reason ?? 'none') });
  }

  function logUnknown({ number, reason, attempts }: CaseRow): void {
    log('filing.unknown', { number: ownIdText(number), reason: ownIdText(reason ?? 'none'), attempts });
  }

  function rest(entry: Open, row: CaseRow): void {
    const quick = entry.waited ? quickMs[entry.rests] : undefined;
    entry.rests += 1;
    // Kept, or asked often enough: whoever waits need not wait for the rest of it.
    if (row.state === 'prepared' || quick === undefined) tell(entry, row);
    const delay = entry.waited && quick !== undefined ? quick : Math.ceil(options.random() * backOffMs(entry.rests, pace));
    journal.postponeCase(entry.id, clock.wall() + delay);
    clock.after(delay, () => start(entry));
  }

  function tell(entry: Open, row: CaseRow): void {
    if (!entry.waited) return;
    entry.waited = false;
    options.onOutcome(entry.id, outcomeOf(row, entry.refusal));
  }

  function start(entry: Open): void {
    // A rejected look is a broken invariant: nobody handles it, so that it ends the process.
    if (entry.waited) void look(entry);
    else queue = queue.then(() => look(entry));
  }

  /** Times of an earlier life are known by the wall only: never earlier than what is written down, never longer than what was promised. */
  function resume(left: CaseRow): void {
    const next = takeOver(left);
    const row = next === null ? left : journal.moveCase(left.id, next);
    if (finalStates.has(row.state)) return logEnd(row);
    if (row.state === 'unknown') logUnknown(row);
    const wall = Math.max(clock.wall(), left.createdAt, left.changedAt);
    const since = clock.monotonic() - (wall - left.changedAt);
    const entry: Open = {
      id: row.id,
      sendUntil: clock.monotonic() + Math.max(0, (row.sendBy ?? 0) - wall),
      held: row.told === 'held',
      waited: false,
      rests: 0,
      // A wall that was set forward must not make the platform's time to execute seem over: it begins again.
      attemptEnded: clock.monotonic(),
      unknownSince: row.state === 'unknown' ? since : null,
      refusal: null,
    };
    open.set(row.id, entry);
    start(entry);
  }

  for (const row of journal.openCases()) resume(row);

  return {
    begin(row, held) {
      const now = clock.monotonic();
      const sendUntil = now + Math.max(0, (row.sendBy ?? 0) - row.changedAt);
      const entry: Open = {
        id: row.id,
        sendUntil,
        held,
        waited: true,
        rests: 0,
        attemptEnded: now,
        unknownSince: null,
        refusal: null,
      };
      open.set(row.id, entry);
      // After the screen that says so: the commit of the attempt is not on its time.
      clock.after(0, () => start(entry));
    },
    release(id) {
      const entry = open.get(id);
      if (entry) entry.waited = false;
    },
  };
}
