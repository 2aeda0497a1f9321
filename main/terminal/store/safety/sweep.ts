// Deletes what restores leave behind: copies that were cut off at once, evidence when nobody will look at it any more.

import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { defaultRetention } from '../retention.ts';
import { quarantineFolder, timeOfName } from './quarantine.ts';
import { buildFile } from './restore.ts';
import { salvageFolder } from './salvage.ts';

/** Evidence holds encrypted fields of persons: as long as their cases do (retention.ts), and not a day longer. */
export const evidenceDays = defaultRetention.eraseAfterDays;
const dayMs = 24 * 60 * 60_000;

export function sweep(folder: string, now: number): void {
  for (const rest of [salvageFolder, ...['', '-wal', '-shm'].map((end) => buildFile + end)])
    rmSync(path.join(folder, rest), { recursive: true, force: true });
  const evidence = path.join(folder, quarantineFolder);
  if (!existsSync(evidence)) return;
  for (const name of readdirSync(evidence)) {
    const at = timeOfName(name);
    if (at !== null && now - at >= evidenceDays * dayMs) rmSync(path.join(evidence, name), { recursive: true });
  }
}
