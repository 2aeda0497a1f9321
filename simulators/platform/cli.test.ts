// `npm run platform` as others start it: its ledger survives kill -9 at every fail point, its control API does as it is told.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCaller, filingOf, keyOf, post, residentOf, signedHeaders } from './testing/caller.ts';

interface Program {
  readonly child: ChildProcess;
  readonly platform: string;
  readonly control: string;
  readonly ended: Promise<number | string | null>;
}

let folder: string;
let programs: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sandbox-'));
});
afterEach(() => {
  for (const child of programs) child.kill('SIGKILL');
  programs = [];
  rmSync(folder, { recursive: true });
});

interface Options {
  readonly options?: readonly string[];
  /** Of Node itself. */
  readonly node?: readonly string[];
  readonly ledger?: string;
}

async function start({ options = [], node = [], ledger = path.join(folder, 'ledger.db') }: Options = {}): Promise<Program> {
  const places = ['--port', '0', '--control-port', '0', '--ledger', ledger];
  const child = spawn(process.execPath, [...node, path.join(import.meta.dirname, 'cli.ts'), ...places, ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  programs.push(child);
  const ended = new Promise<number | string | null>((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
  let said = '';
  child.stdout.on('data', (text) => {
    said += text;
  });
  await Promise.race([expect.poll(() => said, { timeout: 8000 }).toMatch(/\n$/), ended]);
  const { platform, control } = JSON.parse(said);
  return { child, platform, control, ended };
}

const tell = async (program: Program, route: string, body: unknown = {}): Promise<unknown> =>
  (await fetch(`${program.control}api/platform/${route}`, { method: 'POST', body: JSON.stringify(body) })).json();
const get = async (program: Program, route: string): Promise<unknown> => (await fetch(`${program.control}api/platform/${route}`)).json();

const person = residentOf('employee');
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const filing = () => filingOf(person, 1, { begndate: today(), enddate: `${Number(today().slice(0, 4)) + 1}-12-31` });
const callerOf = (program: Program) =>
  createCaller(
    () => program.platform,
    () => new Date(),
  );

/** Ends the program with SIGKILL when it comes past the point, as a power cut would, without a chance to finish anything. */
function killAt(point: string): readonly string[] {
  const file = path.join(folder, 'kill.mjs');
  writeFileSync(
    file,
    `import { subscribe } from 'node:diagnostics_channel';
     subscribe('yibao-kiosk.fail-point', (point) => { if (point === ${JSON.stringify(point)}) process.kill(process.pid, 'SIGKILL'); });`,
  );
  return ['--import', file];
}

describe('the program', () => {
  it('says in one line that it is ready, and ends with standard input', async () => {
    const program = await start({ options: ['--until-stdin-closes'] });
    expect([program.platform, program.control]).toEqual([
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/),
    ]);
    program.child.stdin?.end();
    expect(await program.ended).toBe(0);
  });

  it.each([
    ['whose folder cannot be made', '/proc/nowhere/ledger.db', 'ENOENT'],
    ['that is a folder', tmpdir(), 'unable to open'],
    ['that is another file', import.meta.filename, 'not a database'],
  ])('says of a ledger %s that it cannot be opened, and ends', (_, ledger, why) => {
    const words = [path.join(import.meta.dirname, 'cli.ts'), '--port', '0', '--control-port', '0', '--ledger', ledger];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', timeout: 8000 });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^platform: the ledger ${ledger} cannot be opened: .*${why}.*\n$`));
  });

  /** What the next start knows of a filing in which the program was killed. */
  async function afterKill(point: string, ledger: string): Promise<unknown> {
    const first = await start({ ledger, node: killAt(point) });
    await expect(callerOf(first).region('remote/file', filing())).rejects.toThrow();
    expect(await first.ended).toBe('SIGKILL');
    const second = await start({ ledger });
    const { cases } = (await get(second, 'ledger')) as { cases: readonly { key: string; execCnt: number }[] };
    const { data } = (await callerOf(second).ask('progress/find', { appy_no: keyOf(1) })) as { data: { found: string } };
    return { found: data.found, cases: cases.map(({ key, execCnt }) => [key, execCnt]) };
  }

  it('killed before it executes knows nothing of the filing afterwards', async () => {
    expect(await afterKill('sandbox.beforeExecute', path.join(folder, 'ledger.db'))).toEqual({ found: '0', cases: [] });
  });

  it('killed after it executed has it once; one that keeps no file has forgotten it', async () => {
    expect(await afterKill('sandbox.executed', path.join(folder, 'ledger.db'))).toEqual({ found: '1', cases: [[keyOf(1), 1]] });
    expect(await afterKill('sandbox.executed', ':memory:')).toEqual({ found: '0', cases: [] });
  });

  it('killed after it has answered has forgotten nothing, and takes no message twice', async () => {
    const first = await start({ node: killAt('sandbox.answered') });
    const body = JSON.stringify(callerOf(first).regionBody(filing()));
    const send = async ({ platform }: Program): Promise<unknown> => {
      const { body: heard } = await post(`${platform}/pss/api/remote/file`, signedHeaders('remote/file', new Date()), body);
      return JSON.parse(heard.toString('utf8'));
    };
    const answer = (await send(first)) as { data: object };
    expect(answer).toMatchObject({ code: 0 });
    expect(await first.ended).toBe('SIGKILL');
    const second = await start();
    expect(await send(second)).toMatchObject({ code: 3003 });
    expect(await callerOf(second).ask('remote/file', filing())).toMatchObject({ code: 0, data: answer.data });
    expect(await get(second, 'ledger')).toMatchObject({ cases: [{ key: keyOf(1), execCnt: 1 }] });
  });
});

describe('the control API', () => {
  it('sets faults, scripts and rules, tells people and counts, issues vouchers, and resets', async () => {
    const program = await start({ options: ['--people', '3', '--seed', 'another', '--fault', '{"fault":"slow","ms":1,"only":"query"}'] });
    const caller = callerOf(program);
    expect(await tell(program, 'fault', { fault: 'serverError', only: 'submit', times: 1, after: 1 })).toEqual({ done: true });
    expect(await tell(program, 'script', { only: 'ask', faults: [{ fault: 'html' }, { fault: 'slow', ms: 5 }] })).toEqual({ done: true });
    expect(await tell(program, 'rules', { repetition: 'executed' })).toEqual({ done: true });
    expect(await get(program, 'faults')).toEqual({
      scripted: 2,
      switches: [
        { fault: 'slow', ms: 1, only: 'query' },
        { fault: 'serverError', only: 'submit', times: 1, after: 1 },
      ],
      rules: { repetition: 'executed', requireSignIn: false, clockSkewMs: 0 },
    });
    expect(await caller.ask('remote/file', filing())).toMatchObject({ code: 0 });
    expect((await caller.region('remote/file', filing())).status).toBe(500);
    expect(await caller.ask('remote/file', filing())).toMatchObject({ code: 0 });
    expect(await get(program, 'ledger')).toMatchObject({ cases: [{ execCnt: 2 }], ratings: [] });
    expect(await get(program, 'counts')).toMatchObject({ requests: { 'remote/file': 3 }, repeatedMessages: [] });
    expect(await get(program, 'people?from=14&count=9')).toMatchObject({
      size: 17,
      people: [{ id: 'person-00000', personNumber: '660000000000001001' }, {}, {}],
    });
    expect(await tell(program, 'voucher', { person: 'person-00002' })).toEqual({ code: expect.stringMatching(/^424\d{19}660000$/) });
    expect(await tell(program, 'voucher', { person: 'person-00003' })).toEqual({ error: 'Nobody is called person-00003' });
    expect(await tell(program, 'settle', { key: keyOf(1), standing: '5' })).toEqual({ done: true });
    expect(await tell(program, 'reset')).toEqual({ done: true });
    expect(await get(program, 'ledger')).toEqual({ cases: [], ratings: [], filings: [] });
    expect(await get(program, 'faults')).toMatchObject({ scripted: 0, switches: [], rules: { repetition: 'sameAnswer' } });
  });

  it('refuses what it does not know, with a sentence', async () => {
    const program = await start();
    expect(await tell(program, 'fault', { fault: 'flood' })).toEqual({ error: expect.stringContaining('fault') });
    expect(await tell(program, 'nothing')).toEqual({ error: 'There is no platform/nothing' });
    expect(await get(program, '../../secrets')).toEqual({ error: 'There is no /secrets' });
  });
});
