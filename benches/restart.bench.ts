// How long a terminal that was killed takes to be back, beside a start after a clean end, both with a journal of some thousand cases.

import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openAnchor } from '../main/terminal/store/anchor.ts';
import { auditWriter } from '../main/terminal/store/audit.ts';
import { type Journal, type JournalOptions, openJournal } from '../main/terminal/store/journal.ts';
import { journalFiles } from '../main/terminal/store/opening.ts';
import { content } from '../main/terminal/store/testing/content.ts';
import { forgetfulAnchor } from '../main/terminal/store/testing/forgetful-anchor.ts';
import { ended } from '../tests/support/simulators.ts';
import { programs } from '../tests/support/stack.ts';
import { type Benchmark, type BenchmarkOptions, interleave, type Measurement } from './measure.ts';

const cases = 3000;
/** What stands in the log (WAL) and in nobody's file yet when the power of the process ends. */
const lastCases = 12;
const startsPerRound = 4;
const withinMs = 20_000;

export const restart: Benchmark = {
  name: 'restart',
  about: 'a start of the terminal after kill -9 to one after a clean end',
  run: measure,
};

async function measure(options: BenchmarkOptions): Promise<Measurement> {
  const home = mkdtempSync(path.join(tmpdir(), 'bench-restart-'));
  try {
    options.tell(`a journal of ${cases} cases`);
    const left = leaveBehind(home);
    const configuration = path.join(home, 'kiosk.jsonc');
    // Nobody answers there: no figure is the platform's.
    writeFileSync(configuration, JSON.stringify({ version: 1, platform: { baseUrl: 'http://127.0.0.1:9' } }));
    // One by one in turn: a start is short, and whatever else the machine does is not to hit one side only.
    return {
      name: 'restart',
      ...(await interleave(
        { ...options, rounds: options.rounds * startsPerRound },
        async () => [await startOn(left.killed, configuration)],
        async () => [await startOn(left.closed, configuration)],
      )),
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** From the start of the process to its first View, on files of its own. */
async function startOn(from: string, configuration: string): Promise<number> {
  const data = `${from}-used`;
  cpSync(from, data, { recursive: true });
  const startedAt = performance.now();
  const terminal = spawn(process.execPath, [path.join(programs, 'terminal.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { PATH: process.env.PATH ?? '', KIOSK_CONFIGURATION: configuration, KIOSK_DATA: data },
  });
  try {
    return (await firstView(terminal)) - startedAt;
  } finally {
    await ended(terminal, () => terminal.kill('SIGKILL'));
    rmSync(data, { recursive: true });
  }
}

function firstView(terminal: ChildProcess): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const deadline = setTimeout(() => reject(new Error(`no View within ${withinMs / 1000} s`)), withinMs);
  terminal.on('message', (message) => {
    const text = JSON.stringify(message);
    if (text.includes('"outOfService"')) reject(new Error(`the terminal is out of service: ${text}`));
    if (text.includes('"view"')) resolve(performance.now());
  });
  terminal.once('exit', (code) => reject(new Error(`the terminal ended with ${code}`)));
  return promise.finally(() => clearTimeout(deadline));
}

/** The same cases twice: as a killed terminal leaves them, and as one that could close its journal. */
function leaveBehind(home: string): { readonly killed: string; readonly closed: string } {
  const [working, killed, closed] = ['working', 'killed', 'closed'].map((name) => path.join(home, name));
  if (!working || !killed || !closed) throw new Error('there are three folders');
  mkdirSync(working);
  fill(working);
  const opened = openJournal({ ...optionsIn(working), epoch: 'the killed life' });
  if (!opened.ok) throw new Error(opened.fault.code);
  const journal = opened.value;
  fileCases(journal, lastCases);
  const visit = journal.startVisit();
  journal.signIn(visit, 'eVoucher');
  // A copy of files in use, as they lie on the disk, is what a killed process leaves.
  cpSync(working, killed, { recursive: true, filter: (file) => !file.endsWith('-shm') });
  journal.close();
  cpSync(working, closed, { recursive: true });
  return { killed, closed };
}

const optionsIn = (folder: string): JournalOptions => ({
  file: path.join(folder, 'journal.db'),
  epoch: 'the long life',
  terminalId: 'KIOSK-01',
  now: Date.now,
});

/** Not durable while it grows: nobody waits for three thousand syncs. */
function fill(folder: string): void {
  const opened = openJournal({ ...optionsIn(folder), anchor: forgetfulAnchor });
  if (!opened.ok) throw new Error(opened.fault.code);
  const journal = opened.value;
  const { database, key } = journal.upkeep;
  database.pragma('synchronous = OFF');
  fileCases(journal, cases);
  openAnchor(journalFiles(path.join(folder, 'journal.db')).anchor, key).rewrite(auditWriter(database, key, Date.now).head());
  journal.close();
}

function fileCases(journal: Journal, count: number): void {
  for (let n = 0; n < count; n += 1) {
    const visit = journal.startVisit();
    const { id, number } = journal.startCase({ visit, service: 'remote-treatment', operation: 'fileRemoteTreatment' });
    journal.prepareCase(id, content, Date.now() + 60_000);
    journal.startAttempt(id, `message-${number}`);
    journal.moveCase(id, { to: 'confirmed', standing: 'finished' });
    journal.tellCase(id, 'done');
    journal.endVisit(visit, 'left');
  }
}
