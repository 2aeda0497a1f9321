// A filing in a region that says `hold`: kept while its platform cannot be reached, handed over without anybody, and never after its time.

import path from 'node:path';
import { tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { ScreenOf } from '../../contract/view.ts';
import { executionsOf } from '../support/filing-books.ts';
import { fileAsCitizen, type LastWord } from '../support/filing-citizen.ts';
import { atAttract, showVoucher } from '../support/journey.ts';
import { openOutside } from '../support/outside.ts';
import { type Stack, startStack } from '../support/stack.ts';
import { until } from '../support/until.ts';
import { type Line, layLine } from './line.ts';

vi.setConfig({ testTimeout: 90_000 });

const hour = 3_600_000;
/** As kiosk-config/regions/sandbox-hold.json has it. */
const holdMs = 2 * hour;

const folder = mkdtempSync(path.join(tmpdir(), 'hold-'));
const outside = openOutside(folder);
let stack: Stack;
/** The line to the platform. */
let line: Line;

beforeAll(async () => {
  line = await layLine();
  stack = await startStack({
    environment: outside.environment,
    configuration: (at) => {
      line.leadTo(at.platform);
      return { region: 'sandbox-hold', platform: { baseUrl: line.url } };
    },
  });
  await atAttract(stack);
}, 60_000);
afterEach(async () => {
  outside.setClock(0);
  await line.mend();
  await stack.simulators.post('platform/reset');
}, 60_000);
afterAll(async () => {
  expect((await stack.close()).orphans).toEqual([]);
  line.cut();
  rmSync(folder, { recursive: true, force: true });
}, 20_000);

const timesExecuted = async () => executionsOf(await stack.simulators.get('platform/ledger')).map(({ times }) => times);
const caseOf = ({ number }: LastWord) =>
  stack.journal<{ state: string; reason: string | null; told: string | null; attempts: number; send_by: number }>(
    `SELECT state, reason, told, attempts, send_by FROM filing_case WHERE number = '${number}'`,
  )[0];
const becomes = (word: LastWord, state: string, deadlineMs = 40_000) =>
  until(
    () => `the case to be ${state}, now ${JSON.stringify(caseOf(word))}`,
    () => caseOf(word)?.state === state,
    deadlineMs,
  );

function file(person: string, beforeSubmit: () => void): Promise<LastWord> {
  return fileAsCitizen(stack, {
    service: 'remote-treatment',
    showCode: async () => void (await showVoucher(stack, person)),
    destination: '310000',
    telephone: '13866660001',
    impatient: false,
    prints: false,
    beforeSubmit,
  });
}
/** The line is cut with the finger above 提交. */
const fileWithoutLine = (person: string): Promise<LastWord> => file(person, () => line.cut());

const lastFiled = (): ScreenOf<'filed'> | undefined =>
  stack.views.map(({ screen }) => screen).findLast((screen): screen is ScreenOf<'filed'> => screen.kind === 'filed');

it('is told as kept here until a time under its number, and handed over when the platform is back', async () => {
  const word = await fileWithoutLine('employee');
  expect(word).toEqual({ kind: 'held', number: expect.stringMatching(/^KIOSK-01-B\d{6}$/) });
  const kept = caseOf(word);
  expect(kept).toMatchObject({ state: 'prepared', reason: 'notSent', told: 'held' });
  expect(lastFiled()?.outcome).toEqual({ kind: 'held', until: kept?.send_by });
  expect(Math.abs((kept?.send_by ?? 0) - Date.now() - holdMs)).toBeLessThan(60_000);
  expect(await timesExecuted()).toEqual([]);
  await line.mend();
  await becomes(word, 'confirmed');
  expect(await timesExecuted()).toEqual([1]);
});

it('goes to staff when its time has passed, and is not sent any more', async () => {
  const word = await fileWithoutLine('rare-character');
  expect(word.kind).toBe('held');
  outside.setClock(holdMs + hour);
  await becomes(word, 'manual');
  const { attempts } = caseOf(word) ?? {};
  expect(caseOf(word)).toMatchObject({ reason: 'tooLate', told: 'held' });
  await line.mend();
  // The control: the way is open again, and the next citizen's filing takes it, as soon as the platform believes the clock.
  outside.setClock(0);
  await until('the next to be done', async () => (await file('compound-name', () => undefined)).kind === 'done', 60_000);
  expect(await timesExecuted()).toEqual([1]);
  expect(caseOf(word)).toMatchObject({ state: 'manual', attempts });
});

it('is sent once all the same when the terminal dies as it hands it over', async () => {
  const word = await fileWithoutLine('over-eighty');
  expect(word.kind).toBe('held');
  outside.killAt('case.sent');
  await until('the terminal to die', () => outside.deaths().includes('case.sent'), 40_000);
  await line.mend();
  await becomes(word, 'confirmed');
  expect(caseOf(word)?.attempts).toBeGreaterThan(2);
  expect(await timesExecuted()).toEqual([1]);
});
