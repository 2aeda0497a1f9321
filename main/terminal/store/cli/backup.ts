// `npm run journal -- backup`: a checked backup now, while the kiosk goes on.

import path from 'node:path';
import Database from 'better-sqlite3';
import { holdsErased } from '../safety/erased.ts';
import { makeBackup, pruneBackups } from '../safety/backup.ts';
import { faultFinder } from '../safety/trust.ts';
import { type Answer, type Asked, journalIn, keyOf, reading, refuseToOthers } from './answer.ts';

export async function backup(asked: Asked): Promise<Answer> {
  reading(asked, (database) => database.pragma('user_version'));
  refuseToOthers(asked);
  const findFaults = faultFinder(keyOf(asked));
  const database = new Database(journalIn(asked.folder), { readonly: true, timeout: 5000 });
  try {
    const made = await makeBackup(database, asked.folder, asked.now, findFaults);
    if (made.kind === 'faulty')
      return {
        good: false,
        text: `The journal is damaged, so no copy of it was kept: ${made.faults.join(', ')}. The older backups are as they were.
See npm run journal -- verify, then restore.\n`,
        data: made,
      };
    const deleted = pruneBackups(asked.folder, ({ file }) => holdsErased(file, database));
    const { file } = made.backup;
    const text = `${path.relative(process.cwd(), file)}: ${made.bytes} bytes, checked. Older backups deleted: ${deleted}\n`;
    return { good: true, text, data: { file, bytes: made.bytes, deleted } };
  } finally {
    database.close();
  }
}
