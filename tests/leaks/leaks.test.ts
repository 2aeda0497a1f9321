// After a whole day of a kiosk no file of its holds a value of anybody; without encryption, and without masking, the scanner finds them.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { divisionName, divisions } from '../../resources/divisions.ts';
import { inventedPeople } from '../../simulators/people.ts';
import { fileAsCitizen, type FilingPlan, readInterrupted } from '../support/filing-citizen.ts';
import { type Leak, type Secrets, scanFolder } from '../support/leaks.ts';
import { openOutside } from '../support/outside.ts';
import { type Simulators, startSimulators } from '../support/simulators.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { until } from '../support/until.ts';

const root = path.join(import.meta.dirname, '../..');
const telephone = '13966001234';
const destination = divisions[37]?.code ?? '';

function secretsOf(ids: readonly string[], more: Secrets): Secrets {
  const people = ids.flatMap((id) => inventedPeople.filter((person) => person.id === id));
  expect(people).toHaveLength(ids.length);
  return Object.fromEntries([
    ...people.flatMap(({ id, name, number, address }) => [
      [`${id}: name`, name],
      [`${id}: number`, number],
      [`${id}: address`, address],
      // 人员编号, what the platform calls a person by.
      [`${id}: person number`, `66${String(inventedPeople.findIndex((person) => person.id === id) + 1).padStart(16, '0')}`],
    ]),
    ...Object.entries(more),
  ]);
}

const visitors = ['employee', 'two-insurances', 'over-eighty'] as const;
const secrets = secretsOf(visitors, { telephone, 'city of the filing': divisionName(destination, 'zh-Hans') ?? '' });

const file = (stack: Stack, person: string, service: FilingPlan['service'] = 'remote-treatment') =>
  fileAsCitizen(stack, {
    service,
    showCode: async () => void (await stack.simulators.post('scanner/scan', { person })),
    destination,
    telephone,
    impatient: false,
    prints: false,
  });

/** Every kind of trace that a day leaves: filings done, lost and interrupted, papers, tickets, a backup, an export, the log, device traces. */
async function aDay(environment: Readonly<Record<string, string>>): Promise<readonly Leak[]> {
  const day = mkdtempSync(path.join(tmpdir(), 'kiosk-day-'));
  const data = path.join(day, 'data');
  const outside = openOutside(path.join(day, 'outside'));
  const stack = await startStack({
    dataFolder: data,
    environment: {
      ...outside.environment,
      ...environment,
      NODE_OPTIONS: `${outside.environment.NODE_OPTIONS} ${environment.NODE_OPTIONS ?? ''}`,
    },
  });
  try {
    expect(await file(stack, 'employee')).toMatchObject({ kind: 'done' });
    expect(await file(stack, 'employee', 'remote-treatment-cancel')).toMatchObject({ kind: 'done' });
    await printBalance(stack, 'over-eighty');
    await takeTicket(stack);
    outside.killAt('request.written');
    await file(stack, 'two-insurances');
    await readInterrupted(stack);
    command('main/terminal/store/cli.ts', 'backup', '--data', data);
    writeFileSync(path.join(day, 'export.jsonl'), command('main/terminal/store/cli.ts', 'export', '--redacted', '--data', data));
    writeFileSync(path.join(day, 'log.jsonl'), stack.log.map((line) => JSON.stringify(line)).join('\n'));
    // What is in the write-ahead log now would be folded into the database by a clean end: both are looked at.
    const leaks = [...scanFolder(day, secrets)];
    await stack.switchOff();
    await readCard(stack.simulators, day, false);
    return [...leaks, ...scanFolder(day, secrets)];
  } finally {
    await stack.close();
    rmSync(day, { recursive: true, force: true });
  }
}

async function printBalance(stack: Stack, person: string): Promise<void> {
  await stack.shows('attract');
  await stack.simulators.post('scanner/scan', { person });
  await stack.shows('menu');
  stack.tap({ kind: 'chooseService', service: 'personal-account' });
  await stack.shows('result');
  stack.tap({ kind: 'print' });
  await stack.shows('printed');
  stack.tap({ kind: 'acknowledge' });
  await stack.shows('attract');
}

async function takeTicket(stack: Stack): Promise<void> {
  stack.tap({ kind: 'queueTicket' });
  const { kinds } = await stack.shows('chooseCounter');
  stack.tap({ kind: 'chooseCounter', counter: kinds[0]?.id ?? '' });
  await stack.shows('choosePriority');
  stack.tap({ kind: 'choosePriority', priority: false });
  await stack.shows('ticket');
  stack.tap({ kind: 'leave' });
  await stack.shows('attract');
}

/** The technician tries the reader with somebody's card: the trace and what the command said are files as well. */
async function readCard({ at, post }: Simulators, day: string, reveal: boolean): Promise<void> {
  const { host, port } = at.idCardReader.tcp;
  const reader = ['id-card-reader', 'read', '--json', '--wire', `tcp:${host}:${port}`, '--profile', 'id-card-reader-sam-v'];
  const traced = ['--trace', path.join(day, 'reader.trace'), ...(reveal ? ['--reveal'] : [])];
  const child = spawn(process.execPath, [path.join(root, 'drivers/cli.ts'), ...reader, ...traced], { stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  child.stdout.on('data', (text) => {
    said += text;
  });
  const isRead = (ms: number): Promise<boolean> =>
    until('the reader', () => child.exitCode !== null, ms).then(
      () => true,
      () => false,
    );
  // Only a card that is laid down while it looks is read, and one that lies there has to be lifted long enough to be seen missing.
  await until(
    'a card to be read',
    async () => {
      await post('idCardReader/remove');
      if (await isRead(1000)) return true;
      await post('idCardReader/place', { person: 'over-eighty' });
      return isRead(3000);
    },
    40_000,
  );
  expect(child.exitCode).toBe(0);
  writeFileSync(path.join(day, 'read.json'), said);
}

function command(program: string, ...options: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, program), ...options], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect(`${status} ${stderr}`, `${program} ${options.join(' ')}`).toMatch(/^0/);
  return stdout;
}

const described = (leaks: readonly Leak[]): string[] => [
  ...new Set(leaks.map(({ file, dress, value }) => `${value} as ${dress} in ${file}`)),
];

describe('after a day', () => {
  it('no file holds a value of anybody', async () => {
    expect(described(await aDay({}))).toEqual([]);
  }, 90_000);

  it('control: without encryption the journal and its backup hold names, numbers and telephones', async () => {
    const preload = pathToFileURL(path.join(import.meta.dirname, 'no-encryption.mjs')).href;
    const leaks = await aDay({ NODE_OPTIONS: `--import=${preload}` });
    const found = leaks.filter((leak) => leak.file.startsWith('data/'));
    const ofFilers = ['employee', 'two-insurances'].flatMap((id) => [`${id}: name`, `${id}: number`, `${id}: person number`]);
    expect(new Set(found.map(({ value }) => value))).toEqual(new Set([...ofFilers, 'telephone']));
    expect(found.some((leak) => /backup/.test(leak.file))).toBe(true);
  }, 90_000);

  it('control: without masking what the card reader told is found', async () => {
    const day = mkdtempSync(path.join(tmpdir(), 'kiosk-day-'));
    const simulators = await startSimulators({ ptyFolder: null });
    try {
      await readCard(simulators, day, true);
      expect(described(scanFolder(day, secrets))).toEqual(
        expect.arrayContaining(['over-eighty: number as UTF-8 in read.json', 'over-eighty: name as UTF-8 in read.json']),
      );
    } finally {
      await simulators.close();
      rmSync(day, { recursive: true, force: true });
    }
  }, 60_000);
});
