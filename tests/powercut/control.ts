// Shows that the cut is one: a writer that does not sync must lose what it called safe, or the whole test proves nothing.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import type { Disk } from './disk.ts';

export interface ControlResult {
  readonly cuts: number;
  /** Rows that were called safe and are gone; 0: the control failed to fail. */
  readonly lost: number;
}

const mostCuts = 15;

/** Cuts until the careless writer has lost something. */
export async function careless(disk: Disk, random: () => number): Promise<ControlResult> {
  const file = path.join(disk.folder, 'careless.db');
  let believed = 0;
  for (let cuts = 1; cuts <= mostCuts; cuts += 1) {
    believed = Math.max(believed, await writeUntilCut(disk, file, 150 + random() * 500));
    const last = lastRow(file);
    if (last < believed) return { cuts, lost: believed - last };
  }
  return { cuts: mostCuts, lost: 0 };
}

function lastRow(file: string): number {
  const database = new Database(file, { readonly: true });
  try {
    return Number(database.prepare('SELECT coalesce(max(id), 0) FROM row').pluck().get());
  } finally {
    database.close();
  }
}

/** @returns the last row that the writer called safe */
async function writeUntilCut(disk: Disk, file: string, ms: number): Promise<number> {
  const writer = spawn(process.execPath, [path.join(import.meta.dirname, 'careless-writer.mjs'), file], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let last = 0;
  const lines = createInterface({ input: writer.stdout });
  lines.on('line', (line) => {
    last = Number(line);
  });
  await new Promise((resolve) => lines.once('line', resolve));
  await new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
  disk.cut();
  const gone = new Promise((resolve) => writer.once('exit', resolve));
  writer.kill('SIGKILL');
  await gone;
  disk.mountAgain();
  return last;
}
