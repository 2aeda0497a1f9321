// `npm run journal -- verify`: every page, the whole audit chain against its anchor, every case against the chain, and every backup.

import path from 'node:path';
import { openAnchor } from '../anchor.ts';
import { journalFiles } from '../opening.ts';
import { listBackups } from '../safety/backup.ts';
import { isDistrusted } from '../safety/distrust.ts';
import { faultFinder, faultsOfFile } from '../safety/trust.ts';
import { type Answer, type Asked, journalIn, keyOf, reading } from './answer.ts';

export function verify(asked: Asked): Answer {
  const { folder } = asked;
  const file = journalIn(folder);
  const key = keyOf(asked);
  const anchor = openAnchor(journalFiles(file).anchor, key);
  const faults = [...(isDistrusted(folder) ? ['distrusted'] : []), ...reading(asked, () => faultsOfFile(file, faultFinder(key, anchor)))];
  const backups = listBackups(folder).map((backup) => ({ file: backup.file, faults: faultsOfFile(backup.file, faultFinder(key)) }));
  const line = (name: string, found: readonly string[]): string => `${name}: ${found.length === 0 ? 'good' : found.join(', ')}\n`;
  const text = [line(file, faults), ...backups.map((backup) => line(path.relative(folder, backup.file), backup.faults))].join('');
  return { good: faults.length === 0, text, data: { file, faults, backups } };
}
