// The whole road of a filing under random weather, crashes and clock steps: what a citizen was told is true, and nothing exists twice.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilingOutcome } from '../../../contract/filing.ts';
import { privately } from '../../../contract/private.ts';
import type { Repetition } from '../platform/region/types.ts';
import { finalStates } from '../services/case.ts';
import type { CaseRow } from '../store/cases.ts';
import { createFilingDesk } from './desk.ts';
import { type MemoryCases, memoryCases } from './testing/memory-cases.ts';
import { type ModelPlatform, modelPlatform, type Weather, weathers } from './testing/model-platform.ts';
import { type VirtualClock, virtualClock } from './testing/virtual-clock.ts';
import type { FilingDesk, FilingOrder } from './types.ts';

type Step =
  | ({ readonly kind: 'submit' } & Pick<FilingOrder, 'offline' | 'operation'>)
  | { readonly kind: 'abandon' }
  | { readonly kind: 'wait'; readonly ms: number }
  /** The life ends after so many more writes of its journal, in the middle of whatever it does then; 0: at once. */
  | { readonly kind: 'crash'; readonly afterWrites: number }
  | { readonly kind: 'clock'; readonly stepMs: number };

const order = (of: Pick<FilingOrder, 'offline' | 'operation'>): FilingOrder => ({
  ...{ visit: 1, service: 'remote-treatment', ...of },
  applicant: {
    ...{ name: privately('测试甲'), number: privately('660102198503120010'), personNumber: privately('660000000000000001') },
    ...{ insuredPlace: '660100', insuranceType: 'employeeBasic' },
  },
  answers: { destination: '310100' },
});

type Control = 'none' | 'asksNobody' | 'trustsInKeys';

/** Lives of one terminal on one journal; `control` breaks a rule, so that the rules are seen to matter. */
class Terminal {
  readonly told = new Map<number, FilingOutcome['kind'][]>();
  readonly flaws: string[] = [];
  private readonly interrupted = new Set<number>();
  readonly clock: VirtualClock;
  readonly platform: ModelPlatform;
  cases: MemoryCases;
  private readonly control: Control;
  private desk: FilingDesk;
  private line: { cut: () => void };
  private life = 0;
  private livedBy = 0;
  private messages = 0;
  private crashAfter: number | null = null;
  private readonly windows = new Map<string, number>();
  private readonly inFlight = new Map<string, string>();

  constructor(repetition: Repetition, weather: () => Weather, control: Control = 'none') {
    this.clock = virtualClock();
    this.platform = modelPlatform(this.clock, {
      // By its national number, a thing is done again when it is sent again, whatever the region promises of its own operations.
      repetitionOf: (operation) => (operation === 'fileChronicDisease' ? 'unkeyed' : repetition),
      weather,
    });
    this.cases = memoryCases(
      () => this.clock.wall(),
      undefined,
      () => this.countWrite(),
    );
    this.control = control;
    [this.desk, this.line] = this.start();
  }

  private start(): [FilingDesk, { cut: () => void }] {
    const cases = this.cases;
    const life = this.life;
    const line = this.platform.line(({ key, messageId }) => this.firstByte(life, cases, key, messageId));
    const deaf = (): ReturnType<typeof line.ask> => Promise.resolve({ kind: 'notFound' });
    const region = {
      ...line,
      ask: this.control === 'asksNobody' ? deaf : line.ask,
      repetitionOf: this.control === 'trustsInKeys' ? (): Repetition => 'keyed' : line.repetitionOf,
      submit: async (...[submission, signal]: Parameters<typeof line.submit>) => {
        const answer = await line.submit(submission, signal);
        if (answer.kind === 'notSent') this.inFlight.delete(submission.key);
        return answer;
      },
    };
    let jitter = 0;
    const desk = createFilingDesk({
      journal: cases,
      region,
      clock: this.clock,
      random: () => {
        jitter = (jitter + 0.37) % 1;
        return jitter;
      },
      nextMessageId: () => {
        this.messages += 1;
        return `M${this.messages}`;
      },
      log: () => undefined,
    });
    return [desk, line];
  }

  /** The moment before a byte leaves: everything that was promised about it must be durable by now. */
  private firstByte(life: number, cases: MemoryCases, key: string, messageId: string): void {
    if (life !== this.life) return;
    const row = cases.all().find((one) => one.key === key);
    if (row?.state !== 'sent') this.flaws.push(`a byte left in state ${row?.state}`);
    if (row?.sendBy == null || this.clock.wall() >= row.sendBy) this.flaws.push('sent after sendBy');
    const window = this.windows.get(key);
    if (window !== undefined && this.clock.monotonic() >= window) this.flaws.push('sent after its window of this life');
    const before = this.inFlight.get(key);
    if (before !== undefined && !this.platform.toldNotFound(key)) this.flaws.push(`${messageId} left while ${before} may be in flight`);
    this.inFlight.set(key, messageId);
  }

  private countWrite(): void {
    if (this.crashAfter === null) return;
    if (this.crashAfter === 0) this.crash();
    else this.crashAfter -= 1;
  }

  /** What was written until now survives; whatever this life still does goes to nobody. */
  private crash(): void {
    this.crashAfter = null;
    this.life += 1;
    this.line.cut();
    this.cases = this.cases.copy();
  }

  /** A life may also end between two steps, in a promise of its own. */
  private revive(): void {
    if (this.life === this.livedBy) return;
    this.livedBy = this.life;
    this.clock.forget();
    // How long it was dead is known by the wall only, which may lie: but never for longer than the whole window.
    for (const { key, sendBy, createdAt } of this.cases.all())
      if (sendBy !== null) this.windows.set(key, this.clock.monotonic() + sendBy - createdAt);
    // What the screen of the next life says of a filing that nobody was promised to be kept: nothing was submitted.
    for (const { id, state, told } of this.cases.all())
      if (state === 'draft' || (state === 'prepared' && told !== 'held')) this.interrupted.add(id);
    [this.desk, this.line] = this.start();
  }

  async take(step: Step): Promise<void> {
    this.revive();
    if (step.kind === 'submit') this.submit(step);
    if (step.kind === 'abandon') this.desk.abandon();
    if (step.kind === 'wait') await this.clock.advance(step.ms);
    if (step.kind === 'clock') this.clock.setWall(this.clock.wall() + step.stepMs);
    if (step.kind === 'crash') this.crashAfter = step.afterWrites;
    if (step.kind === 'crash' && step.afterWrites === 0) this.crash();
    this.revive();
  }

  private submit({ offline, operation }: Pick<FilingOrder, 'offline' | 'operation'>): void {
    const life = this.life;
    const { number } = this.desk.submit(order({ offline, operation }), (outcome) => {
      if (life === this.life) this.hear(Number(number.slice(-6)), outcome);
    });
    const row = this.cases.caseByNumber(number);
    const windowMs = offline === 'refuse' ? 60_000 : offline.holdHours * 3_600_000;
    if (row && life === this.life) this.windows.set(row.key, this.clock.monotonic() + windowMs);
  }

  private hear(id: number, outcome: FilingOutcome): void {
    this.told.set(id, [...(this.told.get(id) ?? []), outcome.kind]);
    const row = this.cases.caseOf(id);
    if (row?.told !== outcome.kind) this.flaws.push(`told ${outcome.kind}, written ${row?.told}`);
    if (outcome.kind === 'done' && row?.state !== 'confirmed') this.flaws.push(`told done in state ${row?.state}`);
  }

  /** The weather is good and a week passes. */
  async heal(): Promise<void> {
    this.crashAfter = null;
    this.revive();
    for (let day = 0; day < 7; day += 1) await this.clock.advance(24 * 3_600_000);
  }

  judge(): void {
    for (const row of this.cases.all()) this.judgeCase(row);
  }

  private judgeCase(row: CaseRow): void {
    const executions = this.platform.executions(row.key);
    const told = this.told.get(row.id) ?? [];
    if (executions > 1) this.flaws.push(`executed ${executions} times`);
    if (told.length > 1) this.flaws.push(`told ${told.join(' and ')}`);
    if (!finalStates.has(row.state)) this.flaws.push(`stays ${row.state} for ever`);
    if (row.state === 'manual' && row.reason === null) this.flaws.push('manual without a reason');
    if (row.state === 'confirmed' && executions !== 1) this.flaws.push('confirmed, and the platform does not have it');
    if ((row.state === 'rejected' || row.state === 'withdrawn') && executions !== 0)
      this.flaws.push(`${row.state}, and the platform has it`);
    if (told.includes('done') && executions !== 1) this.flaws.push('told done, and the platform does not have it');
    if ((told.includes('notDone') || this.interrupted.has(row.id)) && executions !== 0)
      this.flaws.push('told that nothing was submitted, and the platform has it');
  }
}

const steps = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('submit' as const),
      offline: fc.constantFrom('refuse' as const, { holdHours: 4 }),
      operation: fc.constantFrom('fileRemoteTreatment' as const, 'fileChronicDisease' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('abandon' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.constantFrom(0, 10, 900, 2_500, 7_000, 13_000, 40_000, 70_000, 900_000),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('crash' as const), afterWrites: fc.nat({ max: 6 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('clock' as const), stepMs: fc.constantFrom(-7_200_000, -30_000, 1_000, 90_000, 7_200_000) }),
  },
);
const scenario = fc.record({
  repetition: fc.constantFrom('keyed' as const, 'unkeyed' as const),
  weather: fc.array(
    fc.oneof(
      fc.constantFrom(...weathers),
      fc.constantFrom<Weather>('good', 'executedLate', 'refusedAndExecutedLate', 'refused', 'unreachable', 'slow'),
    ),
    {
      minLength: 3,
      maxLength: 30,
    },
  ),
  steps: fc.array(steps, { minLength: 1, maxLength: 14 }),
});

async function flawsOf(
  { repetition, weather, steps: script }: { repetition: Repetition; weather: readonly Weather[]; steps: readonly Step[] },
  control: Control = 'none',
): Promise<readonly string[]> {
  const coming = [...weather];
  const terminal = new Terminal(repetition, () => coming.shift() ?? 'good', control);
  for (const step of script) await terminal.take(step);
  coming.length = 0;
  await terminal.heal();
  terminal.judge();
  return terminal.flaws;
}

describe('a filing', () => {
  it('exists at the platform exactly once when its citizen was told so, whatever breaks in between', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (one) => {
        expect(await flawsOf(one)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  const breaks = async (control: Control, isIt: (flaw: string) => boolean): Promise<boolean> => {
    const honest = fc.asyncProperty(scenario, async (one) => !(await flawsOf(one, control)).some(isIt));
    return (await fc.check(honest, { numRuns: 2000 })).failed;
  };

  it('does not when a platform that was not asked is taken to have nothing (control)', async () => {
    expect(await breaks('asksNobody', (flaw) => flaw.endsWith('and the platform has it'))).toBe(true);
  });

  it('exists twice when a platform is believed to know its key and does not (control)', async () => {
    expect(await breaks('trustsInKeys', (flaw) => flaw === 'executed 2 times')).toBe(true);
  });
});
