// A folder for as long as this process lives; one whose process was killed is removed by the next.

import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './places.ts';

/** Not in /tmp: its name would be anybody's to guess, and root empties it later. The path is short enough for a socket. */
export function freshFolder(): string {
  const all = path.join(cacheFolder(), 'run');
  mkdirSync(all, { recursive: true });
  removeAbandoned(all);
  const folder = mkdtempSync(path.join(all, `${process.pid}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function removeAbandoned(all: string): void {
  for (const name of readdirSync(all)) {
    if (!isAlive(Number(name.split('-')[0]))) rmSync(path.join(all, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
