// `npm test`: everything that has to hold, in the order in which it fails fastest; stops at the first step that does not.

import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root, stateFolder } from './places.ts';
import { type Counts, noCounts, playwrightCounts, sum, vitestCounts } from './test/counts.ts';
import { startVirtualScreen } from './test/screen.ts';

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly counts?: () => Counts;
}

interface Outcome {
  readonly name: string;
  readonly seconds: number;
  readonly ok: boolean;
  readonly counts: Counts;
}

const reports = path.join(stateFolder, 'test');
const vitestReport = path.join(reports, 'vitest.json');
const playwrightReport = path.join(reports, 'playwright.json');

const stepWithinMs = 19 * 60_000;

const steps: readonly Step[] = [
  { name: 'build', command: ['node', 'scripts/build.ts'] },
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'styles', command: ['stylelint', 'renderer/**/*.css'] },
  {
    name: 'unit and process tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
    counts: () => vitestCounts(vitestReport),
  },
  { name: 'Electron', command: ['playwright', 'test'], counts: () => playwrightCounts(playwrightReport) },
];

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const outcomes: Outcome[] = [];
const screen = process.platform === 'linux' ? await startVirtualScreen().catch(cannotBegin) : undefined;
if (screen !== undefined) process.env.DISPLAY = screen.display;
for (const step of steps) {
  console.log(`\n── ${step.name}`);
  const outcome = run(step);
  outcomes.push(outcome);
  if (!outcome.ok) break;
}
screen?.close();
summarize();

function run(step: Step): Outcome {
  const startedAt = performance.now();
  const [tool, ...options] = step.command;
  const { status } = spawnSync(tool, options, {
    cwd: root,
    // A test that blocks its own process cannot time out by itself.
    timeout: stepWithinMs,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: `${path.join(root, 'node_modules', '.bin')}${path.delimiter}${process.env.PATH}` },
    shell: process.platform === 'win32',
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const counted = countsOf(step);
  const ok = status === 0 && counted.failed === 0;
  // A step that failed without any test to blame is one failure.
  return { name: step.name, seconds, ok, counts: ok || counted.failed > 0 ? counted : { ...counted, failed: 1 } };
}

function cannotBegin(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  console.log('\n0 passed, 1 failed');
  process.exit(1);
}

function countsOf(step: Step): Counts {
  try {
    return step.counts?.() ?? noCounts;
  } catch (error) {
    console.error(String(error));
    return { ...noCounts, failed: 1 };
  }
}

function summarize(): void {
  console.log('\n── result');
  for (const { name, seconds, ok, counts } of outcomes) {
    const tests = counts.passed > 0 ? `${counts.passed} passed` : '';
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    console.log(`${ok ? ' ok  ' : 'FAILS'}  ${name.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s  ${tests}${skipped}`);
  }
  for (const { name } of steps.slice(outcomes.length)) console.log(`  –    ${name.padEnd(24)} not run`);
  const failing = outcomes.find(({ ok }) => !ok);
  if (failing !== undefined) console.log(`\nThe step "${failing.name}" fails.`);
  const { passed, failed } = sum(outcomes.map(({ counts }) => counts));
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failing === undefined ? 0 : 1;
}
