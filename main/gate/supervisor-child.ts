// Standalone: the face brings its own supervisor, in a private folder and with a token nobody else has, and keeps it running.

import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { errorText, ownIdText, stackText, type Log } from '../../contract/log/log.ts';
import { backOffMs } from '../process/back-off.ts';

export interface SupervisorChildOptions {
  /** The Node 24 that runs the machine. */
  readonly node: string;
  /** The supervisor's built file. */
  readonly program: string;
  /** What the child sees of the environment, besides the socket and the token. */
  readonly environment: Readonly<Record<string, string>>;
  readonly log: Log;
}

export interface SupervisorChild {
  readonly socketPath: string;
  readonly token: string;
  /** Ends a supervisor that hangs; another starts as after any other end. */
  readonly kill: () => void;
  readonly close: () => void;
}

const restart = { firstMs: 200, mostMs: 5000 };
/** A child that lived this long starts its count of failures anew. */
const steadyMs = 30_000;

export function startSupervisorChild({ node, program, environment, log }: SupervisorChildOptions): SupervisorChild {
  const folder = mkdtempSync(path.join(tmpdir(), 'kiosk-'));
  const socketPath = process.platform === 'win32' ? `\\\\.\\pipe\\${path.basename(folder)}` : path.join(folder, 'supervisor.sock');
  const token = randomBytes(32).toString('base64url');
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | null = null;
  let failures = 0;
  let closed = false;

  function start(): void {
    rmSync(socketPath, { force: true });
    const startedAtMs = performance.now();
    const started = spawn(node, [program], {
      // The channel is a lifeline: when it closes, however this process ended, the child ends itself.
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...environment, KIOSK_SUPERVISOR_SOCKET: socketPath, KIOSK_SUPERVISOR_TOKEN: token },
    });
    child = started;
    started.once('error', (error) => {
      log('process.failed', { process: 'supervisor', error: errorText(error), at: stackText(error) });
      // A program that could not be started never exits.
      if (started.pid === undefined) gone(-1, 'none', startedAtMs);
    });
    started.once('exit', (code, signal) => gone(code ?? -1, signal ?? 'none', startedAtMs));
  }

  function gone(code: number, signal: string, startedAtMs: number): void {
    child = null;
    if (closed) return;
    failures = performance.now() - startedAtMs > steadyMs ? 1 : failures + 1;
    const restartInMs = backOffMs(failures, restart);
    log('child.exited', { process: 'supervisor', code, signal: ownIdText(signal), restartInMs, failures });
    timer = setTimeout(start, restartInMs);
  }

  start();

  return {
    socketPath,
    token,
    kill() {
      child?.kill('SIGKILL');
    },
    close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      child?.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
