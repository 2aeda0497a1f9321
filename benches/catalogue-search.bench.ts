// How long a search of 200 000 items takes beside nothing but the look-ups that it makes in the same index.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { createPlatformPages } from '../main/terminal/catalogue/platform-pages.ts';
import { download } from '../main/terminal/catalogue/download.ts';
import { createCodeTables } from '../main/terminal/platform/messages/code-tables.ts';
import { fail, succeed } from '../contract/result.ts';
import { startBuild } from '../main/terminal/store/catalogue/build.ts';
import { openCatalogue } from '../main/terminal/store/catalogue/catalogue.ts';
import { fileName } from '../main/terminal/store/catalogue/schema.ts';
import { catalogueTransactions } from '../simulators/platform/catalogue/index.ts';
import { type Benchmark, type BenchmarkOptions, interleave, type Measurement, p95 } from './measure.ts';

const questionsARound = 300;
const rowsAPage = 20;

/** What is cut out of a name or of its initials, at any place. */
type Cut = (row: { readonly name: string; readonly initials: string }, random: number) => string | null;

const benchmarkOf = (name: string, what: string, cut: Cut): Benchmark => ({
  name,
  about: `search of 200 000 items by ${what}, p95 beside the p95 of the bare look-ups in the same index`,
  run: (options) => run(name, cut, options),
});

export const catalogueSearches: readonly Benchmark[] = [
  benchmarkOf('catalogue-initials', 'one to three initials', ({ initials }, random) => part(initials, 1 + (random % 3), random)),
  benchmarkOf('catalogue-one-character', 'one character', ({ name }, random) => part(name, 1, random)),
  benchmarkOf('catalogue-two-characters', 'two characters', ({ name }, random) => part(name, 2, random)),
];

async function run(name: string, cut: Cut, { rounds, tell }: BenchmarkOptions): Promise<Measurement> {
  const folder = await builtFolder(tell);
  const opened = openCatalogue(folder);
  if (!opened.ok) throw new Error(`the catalogue is ${opened.fault}`);
  const database = new Database(path.join(folder, fileName), { readonly: true });
  const bare = database.prepare(`
    SELECT item.* FROM item_piece CROSS JOIN item ON item.id = item_piece.rowid
    WHERE item_piece MATCH ? AND item_piece.rowid > 0 ORDER BY item_piece.rowid LIMIT ?`);
  const questions = questionsFrom(database, cut);

  const search = (text: string): number => opened.value.items({ text, limit: rowsAPage }).rows.length;
  /** What begins with the question, and what else contains it when that does not fill the page. */
  const lookUps = (text: string): number => {
    const heads = bare.all(`"^${text}"`, rowsAPage + 1).length;
    return heads > rowsAPage ? rowsAPage : heads + bare.all(`"${text}" NOT "^${text}"`, rowsAPage + 1 - heads).length;
  };
  for (const text of questions) {
    if (search(text) !== Math.min(rowsAPage, lookUps(text))) throw new Error(`${text}: the search and its floor find different things`);
  }
  try {
    return {
      name,
      ...(await interleave(
        { rounds, tell },
        () => timed(questions, search),
        () => timed(questions, lookUps),
      )),
    };
  } finally {
    opened.value.close();
    database.close();
  }
}

function timed(questions: readonly string[], ask: (text: string) => number): Promise<readonly number[]> {
  const times = questions.map((text) => {
    const began = performance.now();
    ask(text);
    return performance.now() - began;
  });
  return Promise.resolve([p95(times)]);
}

/** From all over the catalogue, always the same. */
function questionsFrom(database: Database.Database, cut: Cut): readonly string[] {
  const rows = database.prepare<[], { name: string; initials: string }>('SELECT name, initials FROM item WHERE id % 499 = 7').all();
  const cuts = rows.map((row, index) => cut(row, (index * 7919) % 1009)).filter((text) => text !== null);
  if (cuts.length < questionsARound) throw new Error(`only ${cuts.length} questions could be made`);
  return cuts.slice(0, questionsARound);
}

function part(text: string, length: number, random: number): string | null {
  const from = random % Math.max(1, text.length - length + 1);
  const piece = text.slice(from, from + length);
  return piece.length === length && /^(?:[a-z]+|[\u4e00-\u9fff]+)$/.test(piece) ? piece : null;
}

let folder: Promise<string> | null = null;

/** One catalogue for all searches, straight from the sandbox's pages. */
function builtFolder(tell: (line: string) => void): Promise<string> {
  folder ??= build(tell);
  return folder;
}

async function build(tell: (line: string) => void): Promise<string> {
  tell('building the catalogue');
  const place = mkdtempSync(path.join(tmpdir(), 'catalogue-bench-'));
  process.on('exit', () => rmSync(place, { recursive: true, force: true }));
  const transactions = catalogueTransactions();
  const now = new Date();
  const codes = createCodeTables();
  const pages = createPlatformPages((question) => {
    const output = transactions[question.number]?.(question.input(now), now);
    const read = typeof output === 'object' ? question.read(output, { codes, now }) : null;
    return Promise.resolve(read === null ? fail({ code: 'platform.refused' as const }) : succeed(read));
  });
  const build = startBuild(place);
  const downloaded = await download(pages, build.add, new AbortController().signal);
  const built = downloaded.ok ? build.finish(now.getTime(), 0) : downloaded;
  if (!built.ok) throw new Error('no catalogue could be built');
  build.install();
  return place;
}
