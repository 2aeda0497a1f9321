// The genuine program of the command line, run as a person runs it, with what it needs and what it leaves behind.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { type TcpPeer, tcpPeer } from '../../testing/peer.ts';
import type { SamPeer } from '../../testing/sam-peer.ts';

export interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly complaint: () => string;
  readonly ended: Promise<number | null>;
}

/** Its own for every test. */
export let folder = '';
export const servers: TcpPeer[] = [];
const runs: Run[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'driver-cli-'));
});
afterEach(async () => {
  for (const { child } of runs.splice(0)) child.kill('SIGKILL');
  await Promise.all(servers.splice(0).map((server) => server.close()));
  rmSync(folder, { recursive: true, force: true });
});

export function driver(...words: string[]): Run {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '../../cli.ts'), ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let complaint = '';
  child.stdout.on('data', (text) => {
    output += text;
  });
  child.stderr.on('data', (text) => {
    complaint += text;
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  const run = { child, output: () => output, complaint: () => complaint, ended };
  runs.push(run);
  return run;
}

export async function at(peer: Parameters<typeof tcpPeer>[0]): Promise<string> {
  const server = await tcpPeer(peer);
  servers.push(server);
  return `tcp:127.0.0.1:${server.port}`;
}

export const file = (name: string, text: string): string => {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
};

/** The reader is looked at before, too: only what lies there after `read` has begun is a new card. */
export async function looksForCard(run: Run, sam: SamPeer): Promise<void> {
  await expect.poll(run.complaint, within).toContain('Lay a card');
  const before = sam.asked.length;
  await expect.poll(() => sam.asked.slice(before).includes('2001'), within).toBe(true);
}

export const within = { timeout: 8000 };
/** Several runs of the program, one after the other. */
export const severalRunsMs = 30_000;
