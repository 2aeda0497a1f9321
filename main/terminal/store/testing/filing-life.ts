// A life of the journal that files once and is killed at the nth visit of a fail point: FOLDER POINT NTH. Says each step that returned.

import { subscribe } from 'node:diagnostics_channel';
import { writeSync } from 'node:fs';
import path from 'node:path';
import { failPointChannel } from '../../../process/fail-point.ts';
import { openJournal } from '../journal.ts';
import { content } from './content.ts';

const [folder = '', point = '', nth = ''] = process.argv.slice(2);
let visits = 0;
subscribe(failPointChannel, (message) => {
  if (message !== point) return;
  visits += 1;
  if (visits === Number(nth)) process.kill(process.pid, 'SIGKILL');
});

const acknowledge = (step: string): void => void writeSync(1, `${step}\n`);
const opened = openJournal({ file: path.join(folder, 'journal.db'), epoch: 'killed', terminalId: 'KIOSK-01', now: Date.now });
if (!opened.ok) throw new Error(opened.fault.code);
const journal = opened.value;
acknowledge('opened');
const { id } = journal.startCase({ visit: journal.startVisit(), service: 'remote-treatment', operation: 'fileRemoteTreatment' });
acknowledge('draft');
journal.prepareCase(id, content, Date.now() + 60_000);
acknowledge('prepared');
journal.startAttempt(id, 'm-1');
acknowledge('sent');
journal.moveCase(id, { to: 'unknown', reason: 'noAnswer' });
acknowledge('unknown');
journal.moveCase(id, { to: 'confirmed', standing: 'finished' });
acknowledge('confirmed');
journal.tellCase(id, 'done');
acknowledge('told');
