// The sandbox platform as a process of its own, on one port for the whole campaign, started again whenever something has killed it.

import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { ended } from '../support/simulators.ts';
import { until } from '../support/until.ts';

const ready = z.object({ ready: z.literal(true), platform: z.url(), control: z.url() });

/**
 * `unkeyed`: executes a repetition again, and its pack says so: nothing may ever be sent to it twice. `liar`: its pack says that it knows a
 * repetition by its key, and it does not: the control, in which doubles must be found.
 */
export type PlatformKind = 'keyed' | 'unkeyed' | 'liar';

export interface Sandbox {
  readonly host: string;
  readonly port: number;
  /** GET or, with a body, POST of the control API; waits while the sandbox is being started again. */
  readonly control: (route: string, body?: unknown) => Promise<unknown>;
  /** How often it had to be started again. */
  readonly restarts: () => number;
  readonly close: () => Promise<void>;
}

const program = path.join(import.meta.dirname, '../../simulators/platform/cli.ts');

export async function startSandbox(options: {
  readonly ledger: string;
  readonly seed: number;
  readonly platform: PlatformKind;
  readonly environment: Readonly<Record<string, string>>;
}): Promise<Sandbox> {
  let ports = { platform: 0, control: 0 };
  let restarts = 0;
  let closed = false;

  async function launch(): Promise<ChildProcess> {
    const child = spawn(
      process.execPath,
      [
        ...[program, '--until-stdin-closes', '--ledger', options.ledger, '--seed', String(options.seed)],
        ...['--repetition', options.platform === 'keyed' ? 'sameAnswer' : 'executed'],
        ...['--port', String(ports.platform), '--control-port', String(ports.control)],
      ],
      { stdio: ['pipe', 'pipe', 'inherit'], env: { PATH: process.env.PATH ?? '', ...options.environment } },
    );
    child.once('exit', () => {
      if (closed) return;
      restarts += 1;
      void launch().then((next) => {
        running = next;
      });
    });
    const line = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', resolve);
      child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code} before it was ready`)));
    });
    const { platform, control } = ready.parse(JSON.parse(line));
    ports = { platform: Number(new URL(platform).port), control: Number(new URL(control).port) };
    return child;
  }
  let running = await launch();

  return {
    host: '127.0.0.1',
    port: ports.platform,
    control: (route, body) =>
      until(`the sandbox to take ${route}`, async () => {
        // Nobody answers while it is being started again: it is asked anew until `until` gives up.
        const response = await fetch(`http://127.0.0.1:${ports.control}/api/platform/${route}`, {
          method: body === undefined ? 'GET' : 'POST',
          ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
        }).catch(() => null);
        if (response === null) return null;
        if (!response.ok) throw new Error(`${route}: ${response.status} ${await response.text()}`);
        return response.json() as Promise<unknown>;
      }),
    restarts: () => restarts,
    async close() {
      closed = true;
      await ended(running, () => running.stdin?.end());
    },
  };
}
