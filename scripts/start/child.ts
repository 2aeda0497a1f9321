// Starts the programs that `npm start` consists of, keeps them running, and leaves none behind.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

export interface Program {
  readonly name: string;
  readonly command: string;
  readonly options: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The program ends itself when this channel closes, however this process went; Electron has no such channel, its wrapper sees to it. */
  readonly lifeline: 'ipc' | 'stdin' | 'wrapper';
  readonly logFile: string;
  readonly onLine?: (line: string) => void;
}

const endWithinMs = 3000;
const restart = { firstMs: 250, mostMs: 5000, steadyMs: 30_000 };

const running = new Set<ChildProcess>();
let ending = false;

/** Everything it prints goes to its log file; `onLine` sees the lines of its standard output as well. */
export function startChild(program: Program): ChildProcess {
  const child = spawn(program.command, program.options, {
    stdio: [program.lifeline === 'stdin' ? 'pipe' : 'ignore', 'pipe', 'pipe', ...(program.lifeline === 'ipc' ? (['ipc'] as const) : [])],
    env: { ...process.env, ...program.env },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  mkdirSync(path.dirname(program.logFile), { recursive: true });
  const log = createWriteStream(program.logFile, { flags: 'a' });
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  if (child.stdout !== null && program.onLine !== undefined) createInterface(child.stdout).on('line', program.onLine);
  child.once('error', (error) => {
    running.delete(child);
    console.error(`${program.name} cannot be started: ${error.message}`);
  });
  return child;
}

/** Starts it again with back-off until everything ends, or until it ends by itself with code 0. */
export function keepRunning(program: Program, endedOnPurpose: () => void): void {
  let failures = 0;
  const start = (): void => {
    const startedAt = performance.now();
    startChild(program).once('exit', (code, signal) => {
      if (ending) return;
      if (code === 0) return endedOnPurpose();
      failures = performance.now() - startedAt > restart.steadyMs ? 1 : failures + 1;
      const waitMs = Math.min(restart.mostMs, restart.firstMs * 2 ** (failures - 1));
      console.log(`${program.name} ended (${signal ?? `code ${code}`}) and starts again in ${waitMs} ms; see ${program.logFile}`);
      setTimeout(start, waitMs);
    });
  };
  start();
}

/** Ends all of them, the obstinate ones by force. */
export async function endAll(): Promise<void> {
  ending = true;
  const children = [...running];
  const ended = Promise.all(children.map((child) => once(child, 'exit')));
  for (const child of children) {
    child.stdin?.end();
    child.kill('SIGTERM');
  }
  const force = setTimeout(() => {
    for (const child of running) child.kill('SIGKILL');
  }, endWithinMs);
  await ended;
  clearTimeout(force);
}
