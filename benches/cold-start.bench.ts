// From the start of supervisor and window to an attract screen one can use, beside a bare Electron window.

import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { developmentConfiguration } from '../kiosk-config/development.ts';
import { type ElectronCommand, electronCommand, stageShell } from '../scripts/electron-launcher.ts';
import { ended, type SimulatorsReady, startSimulators } from '../tests/support/simulators.ts';
import { stageBareWindow } from './bare/stage.ts';
import { type BenchmarkOptions, interleave, type Measurement } from './measure.ts';
import { prepareMachine } from './supervisor.ts';

const about = 'supervisor and window started together → attract screen painted, ÷ bare Electron window painted';
const withinMs = 30_000;

export const coldStart = { name: 'cold-start', about, run };

async function run(options: BenchmarkOptions): Promise<Measurement> {
  const simulators = await startSimulators({ ptyFolder: null });
  try {
    // One wrapper for both: the same program, user, sandbox and home, whose caches the warm-up fills as the first day of a kiosk does.
    const electron = electronCommand();
    const kiosk = { electron, application: stageShell(), simulators: simulators.at };
    const bare = await stageBareWindow();
    return {
      name: 'cold-start',
      ...(await interleave(
        options,
        async () => [await startKiosk(kiosk)],
        async () => [await startBare(electron, bare)],
      )),
    };
  } finally {
    await simulators.close();
  }
}

interface Kiosk {
  readonly electron: ElectronCommand;
  readonly application: string;
  readonly simulators: SimulatorsReady;
}

/** As `npm start` does once it has built and the simulators are up; data, socket and journal are new every time. */
async function startKiosk({ electron, application, simulators }: Kiosk): Promise<number> {
  const machine = prepareMachine(developmentConfiguration(simulators));
  const startedAt = performance.now();
  const window = startElectron(electron, application, machine.meeting);
  const supervisor = machine.start();
  try {
    // The session shows attract only when at least one way to sign in is ready: painted is usable.
    return (await said(supervisor.stdout, (line) => line.includes('"page.painted"') && line.includes('"attract"'))) - startedAt;
  } finally {
    await endElectron(window);
    await machine.close();
  }
}

/** No preload, no bundle, no second process of ours: what Electron and Chromium themselves take to show anything in this sandbox. */
async function startBare(electron: ElectronCommand, application: string): Promise<number> {
  const startedAt = performance.now();
  const window = startElectron(electron, application, { BARE_PAGE: 'still.html' });
  try {
    return (await said(window.stdout, (line) => line === 'painted')) - startedAt;
  } finally {
    await endElectron(window);
  }
}

function startElectron({ executablePath, env }: ElectronCommand, application: string, more: Readonly<Record<string, string>>) {
  return spawn(executablePath, [application], { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ...env, ...more } });
}

/** When the line came. */
function said(output: Readable | null, isIt: (line: string) => boolean): Promise<number> {
  const at = Promise.withResolvers<number>();
  if (output === null) throw new Error('the process has no output to wait for');
  const lines = createInterface(output);
  const deadline = setTimeout(() => at.reject(new Error(`nothing was painted within ${withinMs / 1000} s`)), withinMs);
  lines.on('line', (line) => isIt(line) && at.resolve(performance.now()));
  lines.once('close', () => at.reject(new Error('the process ended before anything was painted')));
  return at.promise.finally(() => clearTimeout(deadline));
}

const endElectron = (window: ChildProcess): Promise<void> => ended(window, () => window.kill('SIGTERM'));
