// What it costs that a step of a case is durable, chained and anchored, beside a bare insert that puts the same bytes into the log.

import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { content } from '../main/terminal/store/testing/content.ts';
import { forgetfulAnchor } from '../main/terminal/store/testing/forgetful-anchor.ts';
import { type Journal, openJournal } from '../main/terminal/store/journal.ts';
import { type Benchmark, type BenchmarkOptions, type Measurement, median } from './measure.ts';

const turnsPerRound = 25;
/** Half of them attempts. */
const stepsPerTurn = 20;
/** Of one frame of the log (WAL): a page and its header. */
const frameBytes = 4096 + 24;
/** Of a row that goes on over further pages, each of them holds so much. */
const overflowBytes = 4092;
/** A line of the anchor. */
const line = `${'1 100000 '.padEnd(110, '0')}\n`;

export const durableCommit: Benchmark = {
  name: 'durable-commit',
  about: 'a step of a case, durable and chained, to a bare insert of as many bytes in the log',
  run: (options) => Promise.resolve(compare('durable-commit', options, false)),
};

export const anchoredCommit: Benchmark = {
  name: 'anchored-commit',
  about: 'the same, anchored before it returns, to a bare insert, an append and a fdatasync',
  run: (options) => Promise.resolve(compare('anchored-commit', options, true)),
};

function compare(name: string, options: BenchmarkOptions, anchored: boolean): Measurement {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-commit-'));
  const journal = filing(folder, anchored);
  const frames = framesPerStep(journal);
  // The page of the row itself, and the file's first page, which says how long the file is.
  const bare = bareInserts(folder, anchored, Math.max(600, Math.floor((frames - 2) * overflowBytes)));
  options.tell(`pages in the log for a step: ${frames.toFixed(1)}, for a bare insert: ${framesPerStep(bare).toFixed(1)}`);
  if (framesPerStep(bare) > frames + 0.5) throw new Error('the floor writes more than what it is the floor of');
  try {
    return { name, ...inTurn(options, journal, bare) };
  } finally {
    journal.close();
    bare.close();
    rmSync(folder, { recursive: true });
  }
}

/** In turns of a few steps: what else the disk is asked for hits both. The first turn only warms up. */
function inTurn({ rounds, tell }: BenchmarkOptions, value: Side, least: Side): Pick<Measurement, 'measured' | 'floor'> {
  const measured: number[] = [];
  const floor: number[] = [];
  timed(value, measured);
  timed(least, floor);
  measured.length = 0;
  floor.length = 0;
  for (let turn = 0; turn < rounds * turnsPerRound; turn += 1) {
    timed(value, measured);
    timed(least, floor);
  }
  tell(`${median(measured).toFixed(3)} ms, floor ${median(floor).toFixed(3)} ms`);
  return { measured, floor };
}

function timed({ step }: Side, times: number[]): void {
  for (let n = 0; n < stepsPerTurn; n += 1) {
    const before = performance.now();
    step(n);
    times.push(performance.now() - before);
  }
}

interface Side {
  readonly database: Database.Database;
  readonly step: (n: number) => void;
  readonly close: () => void;
}

/** One case that is sent and not answered, again and again: every step is one that filings take. */
function filing(folder: string, anchored: boolean): Side {
  const opened = openJournal({
    file: path.join(folder, 'journal.db'),
    epoch: 'bench',
    terminalId: 'KIOSK-01',
    now: Date.now,
    ...(anchored ? {} : { anchor: forgetfulAnchor }),
  });
  if (!opened.ok) throw new Error(opened.fault.code);
  const journal: Journal = opened.value;
  const { id } = journal.startCase({ visit: journal.startVisit(), service: 'remote-treatment', operation: 'fileRemoteTreatment' });
  journal.prepareCase(id, content, Date.now());
  let messages = 0;
  return {
    step(n) {
      if (n % 2 === 1) return void journal.moveCase(id, { to: 'unknown', reason: 'noAnswer' });
      messages += 1;
      journal.startAttempt(id, `H66010000001${String(messages).padStart(18, '0')}`);
    },
    database: journal.upkeep.database,
    close: journal.close,
  };
}

function framesPerStep({ database, step }: Side): number {
  database.pragma('wal_checkpoint(TRUNCATE)');
  const measured = 60;
  for (let n = 0; n < measured; n += 1) step(n);
  return statSync(`${database.name}-wal`).size / frameBytes / measured;
}

function bareInserts(folder: string, anchored: boolean, rowBytes: number): Side {
  const database = new Database(path.join(folder, 'bare.db'));
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON', 'wal_autocheckpoint = 400'])
    database.pragma(pragma);
  database.exec('CREATE TABLE step (id INTEGER PRIMARY KEY, bytes BLOB) STRICT');
  const insert = database.prepare('INSERT INTO step (bytes) VALUES (?)');
  const bytes = Buffer.alloc(rowBytes, 7);
  const log = openSync(path.join(folder, 'bare.anchor'), 'a', 0o600);
  return {
    database,
    step() {
      insert.run(bytes);
      if (!anchored) return;
      writeSync(log, line);
      fdatasyncSync(log);
    },
    close() {
      closeSync(log);
      database.close();
    },
  };
}
