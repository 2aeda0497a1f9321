// The longest that the terminal's thread stands still while a catalogue of 200 000 items is downloaded and built beside it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { z } from 'zod';
import { rebuild } from '../main/terminal/catalogue/rebuild.ts';
import { testOptions } from '../main/terminal/platform/testing.ts';
import type { BenchmarkOptions, Measurement } from './measure.ts';

const about =
  'longest pause of the event loop while a catalogue of 200 000 items is fetched over HTTP and built, beside 20 ms or what an idle process saw';
/** What nobody who touches the screen notices, and the promise. */
const unnoticedMs = 20;
/** A rebuild takes 20 s, and one has a thousand pages: more of them say nothing new. */
const mostRounds = 2;

export const catalogueRebuild = { name: 'catalogue-rebuild', about, run };

async function run({ rounds, tell }: BenchmarkOptions): Promise<Measurement> {
  const sandbox = await startSandbox();
  const folder = mkdtempSync(path.join(tmpdir(), 'catalogue-bench-'));
  const measured: number[] = [];
  const floor: number[] = [];
  const busy: number[] = [];
  const took: number[] = [];
  try {
    // Modules are loaded and compiled by the first pages: a terminal that runs since the morning has done that.
    for (let round = 0; round <= Math.min(rounds, mostRounds); round += 1) {
      const idle = await watchIdle();
      const { busyMs, pauseMs, ms } = await rebuildOnce(folder, sandbox.url);
      const idleMs = await idle.longest();
      const told = `${pauseMs.toFixed(1)} ms, an idle process ${idleMs.toFixed(1)} ms; ${busyMs.toFixed(1)} ms of a processor in one turn, built in ${(ms / 1000).toFixed(1)} s`;
      tell(`${round === 0 ? 'warm-up' : `round ${round}`}: ${told}`);
      if (round === 0) continue;
      measured.push(pauseMs);
      // Where other programs keep everybody waiting longer than that, the pause is theirs.
      floor.push(Math.max(unnoticedMs, idleMs));
      busy.push(busyMs);
      took.push(ms);
    }
  } finally {
    sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    name: 'catalogue-rebuild',
    measured,
    floor,
    parts: { 'most processor time in one turn': busy, 'whole rebuild': took },
  };
}

interface Rebuilt {
  readonly busyMs: number;
  readonly pauseMs: number;
  readonly ms: number;
}

async function rebuildOnce(folder: string, url: string): Promise<Rebuilt> {
  const pauses = monitorEventLoopDelay({ resolution: 1 });
  const turns = watchTurns();
  const began = performance.now();
  pauses.enable();
  const built = await rebuild({
    folder,
    platform: testOptions({ baseUrl: url, now: () => new Date() }),
    now: Date.now,
    before: 0,
    beforeInstall: () => undefined,
    signal: new AbortController().signal,
  });
  pauses.disable();
  const busyMs = turns.stop();
  if (!built.ok || built.value.items !== 200_000)
    throw new Error(`no catalogue was built: ${built.ok ? built.value.items : built.fault.code}`);
  return { busyMs, pauseMs: pauses.max / 1e6, ms: performance.now() - began };
}

async function watchIdle(): Promise<{ longest(): Promise<number> }> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'bare', 'idle-thread.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return {
    async longest() {
      const said = once(child.stdout, 'data');
      child.stdin.end();
      return Number(String((await said)[0]));
    },
  };
}

/** The processor time that this thread took from one millisecond's timer to the next: what others do on this machine is not in it. */
function watchTurns(): { stop(): number } {
  let longest = 0;
  let last = process.threadCpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(last);
    longest = Math.max(longest, (user + system) / 1000);
    last = process.threadCpuUsage();
  }, 1);
  return {
    stop() {
      clearInterval(timer);
      return longest;
    },
  };
}

/** The whole sandbox as a program: its pages cost this process nothing. */
async function startSandbox(): Promise<{ readonly url: string; close(): void }> {
  const program = path.join(import.meta.dirname, '..', 'simulators', 'platform', 'cli.ts');
  const options = ['--port', '0', '--control-port', '0', '--ledger', ':memory:', '--people', '10', '--until-stdin-closes'];
  const child = spawn(process.execPath, [program, ...options], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  return { url: z.object({ platform: z.url() }).parse(JSON.parse(String(line))).platform, close: () => void child.kill() };
}
