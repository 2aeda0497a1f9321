// What the tests of the journal's safety have in common beside ../testing/journals.ts.

import { readFileSync, writeFileSync } from 'node:fs';
import type { Log } from '../../../../contract/log/log.ts';
import { kioskConfiguration } from '../../../../kiosk-config/schema.ts';
import type { Journal } from '../journal.ts';
import { caseIn, type Place } from '../testing/journals.ts';
import { type BackupResult, makeBackup } from './backup.ts';
import { faultFinder } from './trust.ts';

export const silentLog: Log = () => undefined;
export const { hall } = kioskConfiguration.parse({ version: 1 });

/** A case that the platform has accepted and that the citizen was told of. @returns its number */
export function fileCase(journal: Journal): string {
  const { id, number } = caseIn(journal, 'confirmed');
  journal.tellCase(id, 'done');
  return number;
}

export const backUp = (journal: Journal, { folder, now }: Place): Promise<BackupResult> =>
  makeBackup(journal.upkeep.database, folder, now, faultFinder(journal.upkeep.key));

/** Pages with rows, not the first ones: the file still opens. */
export function damage({ file }: Place): void {
  const bytes = readFileSync(file);
  for (let at = 4096 * 6; at < bytes.length; at += 4096) bytes.fill(0xff, at, at + 40);
  writeFileSync(file, bytes);
}
