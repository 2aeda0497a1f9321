// `npm run bench`: measures what was promised about speed beside its floor, and ends with 1 when a budget is broken.

import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { build } from '../scripts/build.ts';
import { startVirtualScreen } from '../scripts/test/screen.ts';
import { judge, readBudgets, type Verdict } from './budget.ts';
import { catalogueRebuild } from './catalogue-rebuild.bench.ts';
import { catalogueSearches } from './catalogue-search.bench.ts';
import { coldStart } from './cold-start.bench.ts';
import { anchoredCommit, durableCommit } from './durable-commit.bench.ts';
import { eventLatency } from './event-latency.bench.ts';
import { idCard, idCardDecoder } from './id-card.bench.ts';
import { type Benchmark, type Measurement, median, type Unit } from './measure.ts';
import { printerDecoder, receiptBytes, receiptEncoding } from './receipt.bench.ts';
import { restart } from './restart.bench.ts';
import { scanToView } from './scan-to-view.bench.ts';
import { scannerDecode } from './scanner-decode.bench.ts';
import { tapToPaint } from './tap-to-paint.bench.ts';
import { tapWalk, walkFrames } from './tap-walk.bench.ts';

const benchmarks: readonly Benchmark[] = [
  coldStart,
  tapToPaint,
  tapWalk,
  walkFrames,
  scanToView,
  eventLatency,
  receiptBytes,
  receiptEncoding,
  printerDecoder,
  idCard,
  idCardDecoder,
  scannerDecode,
  durableCommit,
  anchoredCommit,
  restart,
  ...catalogueSearches,
  catalogueRebuild,
];

const help = `Measures the promises about speed, each beside its floor in the same run.

  npm run bench
  npm run bench -- --only NAME   one of them; may be repeated
  npm run bench -- --rounds N    rounds of value and floor in turn (5)
  npm run bench -- --json        everything that was measured, on standard output
  npm run bench -- --help        this text

${benchmarks.map(({ name, about }) => `  ${name.padEnd(24)} ${about}`).join('\n')}

Ends with 1 when a budget of benches/budget.json is broken, with 2 when something could not be measured.`;

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function main(): Promise<number> {
  const { values: wish } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string', default: '5' },
      help: { type: 'boolean', default: false },
    },
  });
  if (wish.help) {
    console.log(help);
    return 0;
  }
  const rounds = Number(wish.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds ${wish.rounds} is not a number from 1`);
  const unknown = wish.only.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0) throw new Error(`there is no benchmark ${unknown.join(', ')}; see --help`);

  build();
  const chosen = benchmarks.filter(({ name }) => wish.only.length === 0 || wish.only.includes(name));
  const budgets = readBudgets();
  const measurements = await measureOnOwnScreen(chosen, rounds);
  const verdicts = measurements.flatMap((measurement) => judge(measurement, budgets));
  if (wish.json)
    console.log(JSON.stringify({ processors: availableParallelism(), load: loadavg(), rounds, verdicts, measurements }, null, 2));
  else console.log([table(verdicts), ...measurements.flatMap(partsLine), machineLine()].join('\n'));
  return verdicts.every(({ ok }) => ok) ? 0 : 1;
}

/** A screen of its own, so that the figures do not depend on the desk they were taken on. */
async function measureOnOwnScreen(chosen: readonly Benchmark[], rounds: number): Promise<readonly Measurement[]> {
  const screen = process.platform === 'linux' ? await startVirtualScreen() : undefined;
  if (screen !== undefined) process.env.DISPLAY = screen.display;
  const measurements: Measurement[] = [];
  try {
    for (const { name, run } of chosen) measurements.push(await run({ rounds, tell: (line) => console.error(`${name}: ${line}`) }));
    return measurements;
  } finally {
    screen?.close();
  }
}

function table(verdicts: readonly Verdict[]): string {
  const head = ['name', 'measured', 'floor', 'ratio', 'budget', 'ok'];
  const rows = verdicts.map(({ name, statistic, unit, measured, floor, ratio, budget, ok }) => [
    `${name} ${statistic}`,
    amount(measured, unit),
    amount(floor, unit),
    ratio.toFixed(ratio < 0.1 ? 3 : 2),
    budgetWords(budget),
    budget === null ? '' : ok ? 'ok' : 'BROKEN',
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return ['', line(head), ...rows.map(line)].join('\n');
}

function amount(value: number, unit: Unit): string {
  if (unit === 'ms') return `${value.toFixed(value < 1 ? 3 : 1)} ms`;
  return unit === 'bytes' ? `${value.toFixed(0)} bytes` : `${(value / 1000).toFixed(1)} kB/s`;
}

function budgetWords(budget: Verdict['budget']): string {
  if (budget === null) return '–';
  if ('least' in budget) return `≥ ${budget.least}`;
  return budget.unit === 'ratio' ? `≤ ${budget.most.toFixed(2)}` : `≤ ${budget.most} ms`;
}

function partsLine({ name, parts = {} }: Measurement): string[] {
  const told = Object.entries(parts).map(([part, values]) => `${part} ${median(values).toFixed(1)} ms`);
  return told.length === 0 ? [] : [`${name}, medians: ${told.join(' · ')}`];
}

function machineLine(): string {
  const load = loadavg().map((value) => value.toFixed(1));
  return `load average ${load.join(' ')} on ${availableParallelism()} processors`;
}
