// A filing from the code on the telephone to the paper in the hand, on the real processes and wires: what a citizen is told is what is so.

import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { ScreenKind, ScreenOf } from '../../contract/view.ts';
import { createCaller, filingOf, residentOf } from '../../simulators/platform/testing/caller.ts';
import { executionsOf } from '../support/filing-books.ts';
import { atAttract, atMenu, backToAttract } from '../support/journey.ts';
import { type Stack, startStack } from '../support/stack.ts';
import { until } from '../support/until.ts';
import { type Line, layLine } from './line.ts';

vi.setConfig({ testTimeout: 90_000 });

let stack: Stack;
/** The line to the platform. */
let line: Line;

beforeAll(async () => {
  line = await layLine();
  stack = await startStack({
    paperSpeed: 600,
    configuration: (at) => {
      line.leadTo(at.platform);
      return { platform: { baseUrl: line.url } };
    },
  });
  await atAttract(stack);
}, 60_000);
afterEach(async () => {
  await line.mend();
  await stack.simulators.post('platform/reset');
  if (inAFiling.has(stack.screen().kind)) stack.tap({ kind: 'leave' });
  await backToAttract(stack);
}, 60_000);
afterAll(async () => {
  expect((await stack.close()).orphans).toEqual([]);
  line.cut();
}, 20_000);

const inAFiling: ReadonlySet<ScreenKind> = new Set(['notice', 'question', 'commitment', 'review', 'filed']);

const shanghai = '310000';
const platform = (what: object): Promise<unknown> => stack.simulators.post('platform/fault', what);
const executions = async () => executionsOf(await stack.simulators.get('platform/ledger'));
const caseOf = (number: string) =>
  stack.journal<{ state: string; reason: string | null; told: string | null; platform_number: string | null }>(
    `SELECT state, reason, told, platform_number FROM filing_case WHERE number = '${number}'`,
  )[0];
const answer = (field: string, value: string): void => stack.tap({ kind: 'answer', field, value: { private: value } });

async function atNotice(service: string): Promise<ScreenOf<'notice'>> {
  await atMenu(stack);
  stack.tap({ kind: 'chooseService', service });
  return await stack.shows('notice');
}

/** The read-back of a filing for Shanghai that begins today. */
async function atReview(): Promise<ScreenOf<'review'>> {
  await atNotice('remote-treatment');
  stack.tap({ kind: 'proceed' });
  await fillIn();
  return await stack.shows('review');
}

/** From the question for the place on. */
async function fillIn(): Promise<void> {
  await stack.shows('question', ({ field }) => field === 'destination');
  answer('destination', shanghai);
  const { question } = await stack.shows('question', ({ field }) => field === 'begin');
  answer('begin', (question.kind === 'day' && question.days[0]) || '');
  await stack.shows('question', ({ field }) => field === 'telephone');
  answer('telephone', '13866660001');
  await stack.shows('commitment');
  stack.tap({ kind: 'consent' });
}

async function submitted(deadlineMs = 15_000): Promise<ScreenOf<'filed'>> {
  stack.tap({ kind: 'submit' });
  return await stack.shows('filed', () => true, deadlineMs);
}

it('somebody with two insurances in force is asked which, and reads it back before submitting', async () => {
  await atMenu(stack, 'eVoucher', 'two-places');
  stack.tap({ kind: 'chooseService', service: 'remote-treatment' });
  await stack.shows('notice');
  stack.tap({ kind: 'proceed' });
  const { question, step } = await stack.shows('question', ({ field }) => field === 'insurance');
  if (question.kind !== 'insurance') throw new Error('another question');
  expect(question.rows.map(({ type, place }) => [type, place?.private])).toEqual([
    ['employeeBasic', '青桥市'],
    ['residentBasic', '柳河市'],
  ]);
  expect(step).toEqual({ at: 1, of: 6 });
  answer('insurance', question.rows[1]?.id ?? '');
  await fillIn();
  const review = await stack.shows('review');
  expect(review.lines).toContainEqual(
    expect.objectContaining({
      field: 'insurance',
      value: expect.objectContaining({ type: 'residentBasic', place: { private: '柳河市' } }),
    }),
  );
  expect((await submitted()).outcome).toMatchObject({ kind: 'done' });
});

it('is done: at the platform once, in the journal before the screen, on paper with its code; and can be cancelled', async () => {
  const review = await atReview();
  expect(JSON.stringify(review.lines)).toContain('138****0001');
  const filed = await submitted();
  expect(filed).toMatchObject({ outcome: { kind: 'done', standing: 'finished' }, number: expect.stringMatching(/^KIOSK-01-B\d{6}$/) });
  const [first, ...more] = await executions();
  expect([first?.times, more]).toEqual([1, []]);
  expect(caseOf(filed.number)).toMatchObject({ state: 'confirmed', told: 'done', platform_number: first?.platformNumber });

  stack.tap({ kind: 'print' });
  await stack.shows('printed', ({ outcome }) => outcome === 'done', 20_000);
  const paper = await until('the receipt', async () => (await stack.simulators.receipts()).find(({ complete }) => complete));
  expect(paper.qrCodes).toEqual([expect.stringMatching(new RegExp(`^YBK1:${filed.number}:[\\w-]{11}$`))]);
  expect(paper.text).toContain('已备案');
  expect(paper.text).toContain('上海市');
  expect(paper.text).not.toMatch(/测试甲|660102198503120010|13866660001/);

  stack.tap({ kind: 'home' });
  await stack.shows('menu');
  stack.tap({ kind: 'chooseService', service: 'remote-treatment-cancel' });
  await stack.shows('notice');
  stack.tap({ kind: 'proceed' });
  const { question } = await stack.shows('question', ({ field }) => field === 'record');
  if (question.kind !== 'record') throw new Error('a filing was to be chosen');
  expect(question.records).toMatchObject([{ destination: { private: shanghai }, cancellable: true }]);
  answer('record', question.records[0]?.id ?? '');
  await stack.shows('review');
  const cancelled = await submitted();
  expect(cancelled.outcome).toMatchObject({ kind: 'done', standing: 'finished' });
  expect(cancelled.number).not.toBe(filed.number);
  expect((await executions()).map(({ times }) => times)).toEqual([1, 1]);
});

it('that the platform refuses is not done, and says why', async () => {
  await atReview();
  // Filed at a counter while the finger was above 提交; its clock is behind, so that its messages have other numbers than the terminal's.
  const counter = createCaller(
    () => stack.simulators.at.platform,
    () => new Date(Date.now() - 60_000),
  );
  const { lines } = await stack.shows('review');
  const day = (field: string): string => {
    const value = lines.find((line) => line.field === field)?.value;
    return value?.kind === 'day' ? value.day.private : '';
  };
  const filing = filingOf(residentOf('employee'), 1, { begndate: day('begin'), enddate: day('end') });
  expect(await counter.ask('remote/file', filing)).toMatchObject({ code: 0 });
  const filed = await submitted();
  expect(filed.outcome).toEqual({ kind: 'notDone', fault: 'filing.alreadyFiled' });
  expect(caseOf(filed.number)).toMatchObject({ state: 'rejected', reason: 'refusedByPlatform', told: 'notDone' });
  expect(await executions()).toHaveLength(1);
});

it('that was executed without an answer is found by asking, and done', async () => {
  await atReview();
  await platform({ fault: 'executedNoReply', only: 'remote/file', times: 1 });
  const filed = await submitted(20_000);
  expect(filed.outcome).toMatchObject({ kind: 'done' });
  expect((await executions()).map(({ times }) => times)).toEqual([1]);
});

it('of which the platform says nothing is unknown with its number, is not filed again, and becomes what it is later', async () => {
  await atReview();
  await platform({ fault: 'executedNoReply', only: 'remote/file' });
  await platform({ fault: 'silent', only: 'ask' });
  stack.tap({ kind: 'submit' });
  await stack.shows('working', ({ task, stage }) => task === 'submit' && stage === 'stuck');
  stack.tap({ kind: 'back' });
  const filed = await stack.shows('filed');
  expect(filed.outcome).toEqual({ kind: 'unknown' });
  expect(caseOf(filed.number)).toMatchObject({ told: 'unknown' });

  stack.tap({ kind: 'home' });
  await stack.shows('menu');
  stack.tap({ kind: 'chooseService', service: 'remote-treatment' });
  const notice = await stack.shows('notice');
  expect(notice.openCase).toBe(filed.number);
  expect(notice.checks).toContainEqual({ what: 'openCase', state: 'bad', fault: 'filing.openCase' });

  await stack.simulators.post('platform/fault', { fault: 'none' });
  await until('the case to be found', () => caseOf(filed.number)?.state === 'confirmed', 60_000);
  expect(caseOf(filed.number)?.told).toBe('unknown');
  expect((await executions()).map(({ times }) => times)).toEqual([1]);
});

it('without a way to the platform is not done, and nothing was submitted', async () => {
  await atReview();
  line.cut();
  const filed = await submitted();
  expect(filed.outcome).toEqual({ kind: 'notDone', fault: 'filing.notSent' });
  expect(caseOf(filed.number)).toMatchObject({ state: 'withdrawn', reason: 'notSent', told: 'notDone' });
  expect(await executions()).toEqual([]);
});

it('cannot be begun without a way to the platform: the notice says so, and looks again when asked to', async () => {
  await atMenu(stack);
  line.cut();
  stack.tap({ kind: 'chooseService', service: 'remote-treatment' });
  const { checks } = await stack.shows('notice');
  expect(checks).toContainEqual({ what: 'network', state: 'bad', fault: 'platform.unreachable' });
  await line.mend();
  stack.tap({ kind: 'retry' });
  await stack.shows('notice', (again) => again.checks.every(({ state }) => state === 'good'));
});

it('leaves nobody’s answers in the logs', async () => {
  await atReview();
  await submitted();
  expect(JSON.stringify(stack.log)).not.toMatch(/13866660001|660102198503120010|测试甲/);
});

it('that a dying terminal had submitted is told by the next life with its number', async () => {
  await atReview();
  await platform({ fault: 'silent', only: 'remote/file' });
  stack.tap({ kind: 'submit' });
  await until(
    'the case to be sent',
    () => stack.journal<{ n: number }>(`SELECT count(*) AS n FROM filing_case WHERE state = 'sent'`)[0]?.n === 1,
  );
  stack.kill('terminal');
  const { filing } = await stack.shows('interrupted', () => true, 30_000);
  expect(filing).toMatchObject({ outcome: 'unknown', number: expect.stringMatching(/^KIOSK-01-B\d{6}$/) });
});
