// Decodes e-vouchers by a program of the region around its vendor's library: a child that speaks JSON lines and is trusted with nothing else.

import { type ChildProcess, spawn } from 'node:child_process';
import { z } from 'zod';
import { type Log, ownIdText } from '../../../../contract/log/log.ts';
import type { Private } from '../../../../contract/private.ts';
import type { Result } from '../../../../contract/result.ts';
import { backOffMs } from '../../../process/back-off.ts';
import { unlessAborted } from '../deadline.ts';
import { readVoucherAnswer, voucherRequest } from '../messages/ec-query.ts';
import type { PlatformOptions } from '../options.ts';
import { type PlatformFault, platformFault, type VoucherHolder } from '../types.ts';
import { createLineReader } from './lines.ts';
import type { EVoucherDecoder } from './types.ts';

export interface ProgramOptions {
  readonly command: string;
  readonly arguments: readonly string[];
  /** ms after which a child that has not answered is ended. */
  readonly deadlineMs: number;
  /** What the child sees of the environment; nothing that the kiosk's own processes tell each other belongs in it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly terminal: Pick<PlatformOptions, 'institution' | 'terminal' | 'businessType'>;
  readonly log: Log;
}

export interface ProgramDecoder extends EVoucherDecoder {
  /** Ends the child for good. */
  readonly close: () => void;
}

type Answer = Result<VoucherHolder, PlatformFault>;
type Why = 'ended' | 'hung' | 'lied' | 'notStarted';
interface Asked {
  readonly id: number;
  readonly settle: (answer: Answer) => void;
  readonly timer: NodeJS.Timeout;
}

const longestLine = 64 * 1024;
const restart = { firstMs: 200, mostMs: 60_000 };
const faults = {
  ended: 'decoder.unavailable',
  notStarted: 'decoder.unavailable',
  hung: 'platform.tooSlow',
  lied: 'platform.notUnderstood',
} as const;
const reply = z.object({ id: z.int(), answer: z.unknown() });

export function createProgramDecoder(options: ProgramOptions): ProgramDecoder {
  let child: ChildProcess | null = null;
  let asked: Asked | null = null;
  let lastId = 0;
  let failures = 0;
  let restarting: NodeJS.Timeout | undefined;
  /** The library is asked one thing at a time; whoever gave up does not cut in on what it still works at. */
  let queue: Promise<unknown> = Promise.resolve();

  function start(): void {
    const program = spawn(options.command, options.arguments, {
      // What it says on its error channel may quote a person, so nobody reads it.
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...options.environment },
    });
    child = program;
    const lines = createLineReader(longestLine);
    program.stdout.on('data', (bytes: Buffer) => {
      if (program !== child) return;
      const values = lines.push(bytes);
      if (values === null) return drop('lied');
      for (const value of values) take(value);
    });
    // A child that is gone is told of by its own events; what we write to it meanwhile goes nowhere.
    program.stdin.on('error', () => undefined);
    program.stdout.on('error', () => undefined);
    program.on('error', (error: NodeJS.ErrnoException) => program === child && drop('notStarted', error.code ?? error.name));
    program.on('exit', () => program === child && drop('ended'));
  }

  function take(value: unknown): void {
    const parsed = reply.safeParse(value);
    // An answer to another question, a second one, or one that nobody asked for: from here on no answer of this child is believed.
    if (!parsed.success || parsed.data.id !== asked?.id) return drop('lied');
    const answer = readVoucherAnswer(parsed.data.answer);
    if (!answer.ok && answer.fault.code === 'platform.notUnderstood') return drop('lied');
    failures = 0;
    settle(answer);
  }

  function settle(answer: Answer): void {
    const waiting = asked;
    asked = null;
    if (!waiting) return;
    clearTimeout(waiting.timer);
    waiting.settle(answer);
  }

  function drop(why: Why, error = 'none'): void {
    const ending = child;
    if (!ending) return;
    child = null;
    ending.kill('SIGKILL');
    ending.stdout?.destroy();
    failures += 1;
    const restartInMs = backOffMs(failures, restart);
    options.log('decoder.ended', { why, error: ownIdText(error), restartInMs, failures });
    restarting = setTimeout(start, restartInMs);
    settle(platformFault(faults[why]));
  }

  function ask(code: Private): Promise<Answer> {
    const stdin = child?.stdin;
    if (!stdin) return Promise.resolve(platformFault('decoder.unavailable'));
    return new Promise((resolve) => {
      lastId += 1;
      asked = { id: lastId, settle: resolve, timer: setTimeout(() => drop('hung'), options.deadlineMs) };
      stdin.write(`${JSON.stringify({ id: lastId, request: voucherRequest(options.terminal, code) })}\n`);
    });
  }

  start();
  return {
    decode(code, signal) {
      const tooSlow = platformFault('platform.tooSlow');
      // Whoever gave up while he waited for his turn is not asked for any more.
      const turn = queue.then((): Answer | Promise<Answer> => (signal.aborted ? tooSlow : ask(code)));
      queue = turn;
      return unlessAborted<Answer>(turn, signal, tooSlow);
    },
    close() {
      const ending = child;
      child = null;
      clearTimeout(restarting);
      ending?.kill('SIGKILL');
      settle(platformFault('decoder.unavailable'));
    },
  };
}
