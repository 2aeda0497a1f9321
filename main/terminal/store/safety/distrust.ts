// A mark beside a journal that must not be used: damage was found in it, or a restore is on its way. No next life forgets it.

import { rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { syncFile, syncFolder } from './durable-files.ts';

export const distrustFile = 'journal.distrusted';

/** A disk that cannot say so is no reason to trust: throws. */
export const isDistrusted = (folder: string): boolean => statSync(path.join(folder, distrustFile), { throwIfNoEntry: false }) !== undefined;

export function distrust(folder: string, faults: readonly string[]): void {
  const file = path.join(folder, distrustFile);
  writeFileSync(file, `${faults.join('\n')}\n`, { mode: 0o600 });
  syncFile(file);
  syncFolder(folder);
}

export function trust(folder: string): void {
  rmSync(path.join(folder, distrustFile), { force: true });
  syncFolder(folder);
}
