// One child process: started, watched by ping and exit, and started again with back-off for as long as the supervisor lives.

import { type ChildProcess, spawn } from 'node:child_process';
import type { z } from 'zod';
import { errorText, type Log, ownIdText, stackText } from '../../contract/log/log.ts';
import { beatMs, silentMs } from '../../contract/silence-watch.ts';
import { backOffMs } from '../process/back-off.ts';

export type ChildName = 'terminal' | 'drivers';

export interface ChildOptions<Up> {
  readonly name: ChildName;
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Shape of what the child may say; anything else is dropped and logged. */
  readonly shape: z.ZodType<Up>;
  readonly onMessage: (message: Up) => void;
  readonly onUp: () => void;
  /** `failures` counts the deaths that followed each other quickly. */
  readonly onDown: (failures: number) => void;
  readonly log: Log;
  readonly patience?: Patience;
}

export interface Patience {
  /** From its start: a cold disk and a machine that is busy starting everything at once are no fault of a child. */
  readonly firstWordMs: number;
  /** A child that has not answered for this long does nothing useful any more. */
  readonly silentMs: number;
}

export interface Child<Down> {
  /** Does nothing while the child is down: what is sent to it then has no meaning for its next life. */
  readonly send: (message: Down) => void;
  readonly close: () => void;
}

const restart = { firstMs: 100, mostMs: 10_000 };
/** A child that lived this long starts its count of failures anew. */
const steadyMs = 30_000;
const pingMs = beatMs;
const usualPatience: Patience = { firstWordMs: 20_000, silentMs };

export function startChild<Down extends { kind: string }, Up extends { kind: string }>(
  options: ChildOptions<Up>,
): Child<Down | { kind: 'ping' }> {
  const { name, log, patience = usualPatience } = options;
  let child: ChildProcess | null = null;
  let failures = 0;
  let closed = false;
  let restartTimer: NodeJS.Timeout | null = null;
  let heardAt = 0;
  let spoken = false;

  function start(): void {
    const startedAt = performance.now();
    heardAt = startedAt;
    spoken = false;
    const started = spawn(process.execPath, [options.program], {
      // The channel is a lifeline: the child ends itself when it closes.
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...options.environment },
    });
    child = started;
    let reported = false;
    const gone = (code: number, signal: string): void => {
      if (reported) return;
      reported = true;
      child = null;
      if (closed) return;
      failures = performance.now() - startedAt > steadyMs ? 1 : failures + 1;
      const restartInMs = backOffMs(failures, restart);
      log('child.exited', { process: name, code, signal: ownIdText(signal), restartInMs, failures });
      options.onDown(failures);
      restartTimer = setTimeout(start, restartInMs);
    };
    started.once('spawn', options.onUp);
    started.on('error', (error) => {
      log('process.failed', { process: name, error: errorText(error), at: stackText(error) });
      // A program that could not be started never exits.
      if (started.pid === undefined) gone(-1, 'none');
    });
    started.once('exit', (code, signal) => gone(code ?? -1, signal ?? 'none'));
    started.on('message', (message) => {
      // What a child said before it was ended is no news any more, and must not overwrite what is shown instead.
      if (closed || child !== started) return;
      heardAt = performance.now();
      spoken = true;
      receive(message);
    });
  }

  function receive(message: unknown): void {
    const read = options.shape.safeParse(message);
    if (read.success) options.onMessage(read.data);
    else log('device.reportRefused', { why: 'shape' });
  }

  function send(message: Down | { kind: 'ping' }): void {
    // A write to a channel that closes just now fails into the callback: the exit event tells the rest.
    child?.send(message, () => undefined);
  }

  let lookedAt = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    // We ourselves stood still: the silence was ours.
    if (now - lookedAt > 2 * pingMs) heardAt = now;
    lookedAt = now;
    const quietMs = performance.now() - heardAt;
    if (child && quietMs > (spoken ? patience.silentMs : patience.firstWordMs)) {
      log('child.silent', { process: name, silentMs: Math.round(quietMs) });
      child.kill('SIGKILL');
    } else send({ kind: 'ping' });
  }, pingMs);

  start();

  return {
    send,
    close() {
      closed = true;
      clearInterval(watch);
      if (restartTimer) clearTimeout(restartTimer);
      child?.kill('SIGKILL');
    },
  };
}
