// A whole kiosk without a window: simulators, supervisor, terminal, drivers as real processes, and a face that a test steers.

import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import type { Meaning } from '../../contract/intent.ts';
import type { Screen, ScreenKind, ScreenOf, View } from '../../contract/view.ts';
import { developmentConfiguration } from '../../kiosk-config/development.ts';
import { createSupervisorConnection } from '../../main/gate/supervisor-connection.ts';
import { ended, type Simulators, type SimulatorsReady, startSimulators } from './simulators.ts';
import { until } from './until.ts';

export interface LogLine {
  readonly event: string;
  readonly [field: string]: unknown;
}

export interface StackOptions {
  /** Genuine serialport on pseudo-terminals for all three devices; needs socat. */
  readonly serial?: boolean;
  readonly paperSpeed?: number;
  /** Called with the path of the data folder before anything is in it. */
  readonly prepareData?: (folder: string) => void;
  /** Laid over the development configuration, section by section. */
  readonly configuration?: Readonly<Record<string, unknown>> | ((at: SimulatorsReady) => Readonly<Record<string, unknown>>);
  /** Options of the simulators, as on their command line. */
  readonly simulators?: readonly string[];
  /** Where the terminal keeps its data; a folder of the stack's own when not given. */
  readonly dataFolder?: string;
  /** Laid over the environment of the machine's processes. */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Stack {
  readonly simulators: Simulators;
  readonly folder: string;
  readonly configurationFile: string;
  readonly supervisor: { readonly socketPath: string; readonly token: string };
  readonly log: readonly LogLine[];
  /** Every View that came, oldest first. */
  readonly views: readonly View[];
  readonly view: () => View;
  readonly screen: () => Screen;
  /** Waits until a screen of that kind (and that `also` accepts) is up. */
  readonly shows: <K extends ScreenKind>(kind: K, also?: (screen: ScreenOf<K>) => boolean, deadlineMs?: number) => Promise<ScreenOf<K>>;
  /** Does what a finger does: answers the View that is up. */
  readonly tap: (meaning: Meaning) => void;
  /** Sends anything at all, as a hostile page would. */
  readonly sendRaw: (intent: unknown) => void;
  /** The newest living process of that name. */
  readonly pid: (name: 'supervisor' | 'terminal' | 'drivers') => number;
  readonly kill: (name: 'supervisor' | 'terminal' | 'drivers') => void;
  /** Kills the whole machine at once and leaves it off, as a power cut does. */
  readonly switchOff: () => Promise<void>;
  readonly switchOn: () => void;
  readonly writeConfiguration: (text: string) => void;
  readonly journal: <T>(sql: string) => T[];
  /** Ends everything and says which processes are still there. */
  readonly close: () => Promise<{ readonly orphans: readonly number[] }>;
}

export const programs = path.join(import.meta.dirname, '../../out/main');

export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kiosk-stack-'));
  // A window runs as somebody else, who must reach the socket and nothing more.
  chmodSync(folder, 0o711);
  const ptyFolder = path.join(folder, 'pty');
  mkdirSync(ptyFolder);
  const simulators = await startSimulators({
    ptyFolder: options.serial ? ptyFolder : null,
    ...(options.paperSpeed === undefined ? {} : { paperSpeed: options.paperSpeed }),
    more: options.simulators ?? [],
  });
  const configurationFile = path.join(folder, 'kiosk.jsonc');
  const writeConfiguration = (text: string): void => writeFileSync(configurationFile, text);
  const changes = typeof options.configuration === 'function' ? options.configuration(simulators.at) : options.configuration;
  writeConfiguration(JSON.stringify({ ...developmentConfiguration(simulators.at), ...changes }, null, 2));
  const data = options.dataFolder ?? path.join(folder, 'data');
  options.prepareData?.(data);
  const supervisor = { socketPath: path.join(folder, 's.sock'), token: randomBytes(24).toString('base64url') };
  const log: LogLine[] = [];
  const views: View[] = [];
  let closed = false;
  let on = true;

  function launch(): ChildProcess {
    const child = spawn(process.execPath, [path.join(programs, 'supervisor.mjs')], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: {
        PATH: process.env.PATH ?? '',
        KIOSK_CONFIGURATION: configurationFile,
        KIOSK_DATA: data,
        KIOSK_SUPERVISOR_SOCKET: supervisor.socketPath,
        KIOSK_SUPERVISOR_TOKEN: supervisor.token,
        ...options.environment,
      },
    });
    if (child.stdout) createInterface({ input: child.stdout }).on('line', (text) => log.push(JSON.parse(text) as LogLine));
    // What systemd does in the hall.
    child.once('exit', () => {
      if (!closed && on) running = launch();
    });
    return child;
  }
  let running = launch();

  const face = createSupervisorConnection({
    face: 'shell',
    ...supervisor,
    onView: (view) => views.push(view),
    onWedge: () => undefined,
    onLost: () => undefined,
  });

  const view = (): View => {
    const last = views.at(-1);
    if (!last) throw new Error('No View has come yet');
    return last;
  };
  const pids = (name: string): number[] =>
    log.filter((line) => line.event === 'process.started' && line.process === name).map((line) => Number(line.pid));
  const pid = (name: string): number => {
    const last = pids(name).at(-1);
    if (last === undefined) throw new Error(`${name} has not started`);
    return last;
  };

  function allGone(): Promise<readonly number[]> {
    const all = ['supervisor', 'terminal', 'drivers'].flatMap(pids);
    return until('the processes to end', () => all.every((one) => !isAlive(one)), 3000).then(
      () => [],
      () => all.filter(isAlive),
    );
  }

  return {
    simulators,
    folder,
    configurationFile,
    supervisor,
    log,
    views,
    view,
    pid,
    writeConfiguration,
    screen: () => view().screen,
    shows: (kind, also = () => true, deadlineMs = 15_000) =>
      until(
        () => `the screen ${kind}, now ${JSON.stringify(views.at(-1)?.screen)} after ${JSON.stringify(log.slice(-6))}`,
        () => {
          const screen = views.at(-1)?.screen;
          return screen?.kind === kind && also(screen as never) ? (screen as never) : null;
        },
        deadlineMs,
      ),
    tap: (meaning) => face.send({ kind: 'intent', intent: { ...meaning, epoch: view().epoch, turn: view().turn } }),
    sendRaw: (intent) => face.send({ kind: 'intent', intent }),
    kill: (name) => process.kill(pid(name), 'SIGKILL'),
    async switchOff() {
      on = false;
      for (const one of ['supervisor', 'terminal', 'drivers'].flatMap(pids)) if (isAlive(one)) process.kill(one, 'SIGKILL');
      const left = await allGone();
      if (left.length > 0) throw new Error(`Killed, and still there: ${left.join(', ')}`);
    },
    switchOn() {
      on = true;
      running = launch();
    },
    journal<T>(sql: string): T[] {
      const database = new Database(path.join(data, 'journal.db'), { readonly: true });
      try {
        return database.prepare(sql).all() as T[];
      } finally {
        database.close();
      }
    },
    async close() {
      closed = true;
      face.close();
      await ended(running, () => running.kill('SIGTERM'));
      await simulators.close();
      const orphans = await allGone();
      for (const orphan of orphans) process.kill(orphan, 'SIGKILL');
      rmSync(folder, { recursive: true, force: true });
      return { orphans };
    },
  };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
