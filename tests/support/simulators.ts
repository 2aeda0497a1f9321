// The simulated outside world for a test or the demo: its own process, steered over its HTTP API.

import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { z } from 'zod';

const address = z.object({ tcp: z.object({ host: z.string(), port: z.number() }), serial: z.string().nullable() });
const readyLine = z.object({
  ready: z.literal(true),
  panel: z.string(),
  scanner: address,
  idCardReader: address,
  receiptPrinter: address,
  ticketDispenser: address,
  /** Only with `--auxiliaries`. */
  ioBoard: address.optional(),
  platform: z.string(),
});
export type SimulatorsReady = z.infer<typeof readyLine>;

const receipts = z.array(
  z.object({
    id: z.union([z.string(), z.number()]).transform(String),
    text: z.string(),
    complete: z.boolean(),
    qrCodes: z.array(z.string()),
  }),
);
export type SimulatedReceipt = z.infer<typeof receipts>[number];

export interface Simulators {
  readonly at: SimulatorsReady;
  /** POST /api/<route>; throws with the API's sentence when it is refused. */
  readonly post: (route: string, body?: unknown) => Promise<unknown>;
  readonly get: (route: string) => Promise<unknown>;
  readonly receipts: () => Promise<SimulatedReceipt[]>;
  readonly receiptPng: (id: string) => Promise<Buffer>;
  readonly process: ChildProcess;
  readonly close: () => Promise<void>;
}

export interface SimulatorsOptions {
  /** Folder for pseudo-terminals; null: TCP only. */
  readonly ptyFolder: string | null;
  /** mm/s */
  readonly paperSpeed?: number;
  readonly more?: readonly string[];
}

const root = path.join(import.meta.dirname, '../..');

export async function startSimulators({ ptyFolder, paperSpeed, more = [] }: SimulatorsOptions): Promise<Simulators> {
  const ports = ['--panel-port', '--scanner-port', '--reader-port', '--printer-port', '--dispenser-port', '--platform-port'].flatMap(
    (flag) => [flag, '0'],
  );
  const pty = ptyFolder === null ? [] : ['--pty', ptyFolder];
  const speed = paperSpeed === undefined ? [] : ['--paper-speed', String(paperSpeed)];
  const child = spawn(
    process.execPath,
    [path.join(root, 'simulators/index.ts'), '--until-stdin-closes', ...ports, ...pty, ...speed, ...more],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const at = await firstLine(child);

  async function call(method: 'GET' | 'POST', route: string, body?: unknown): Promise<Response> {
    const response = await fetch(new URL(`api/${route}`, at.panel), {
      method,
      ...(method === 'POST' ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${await response.text()}`);
    return response;
  }

  return {
    at,
    process: child,
    post: async (route, body) => (await call('POST', route, body)).json(),
    get: async (route) => (await call('GET', route)).json(),
    receipts: async () => receipts.parse(await (await call('GET', 'receiptPrinter/receipts')).json()),
    receiptPng: async (id) => Buffer.from(await (await call('GET', `receiptPrinter/receipts/${id}.png`)).arrayBuffer()),
    close: () => ended(child, () => child.stdin.end()),
  };
}

async function firstLine(child: ChildProcess): Promise<SimulatorsReady> {
  if (!child.stdout) throw new Error('The simulators have no output');
  const died = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`The simulators ended with ${code} before they were ready`)));
  });
  const line = (async () => {
    for await (const text of createInterface({ input: child.stdout ?? process.stdin })) return readyLine.parse(JSON.parse(text));
    throw new Error('The simulators said nothing');
  })();
  const ready = await Promise.race([line, died]);
  died.catch(() => undefined);
  return ready;
}

/** Ends a child by `ask`, and by force when it has not gone within three seconds. */
export async function ended(child: ChildProcess, ask: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  ask();
  const force = setTimeout(() => child.kill('SIGKILL'), 3000);
  await gone;
  clearTimeout(force);
}
