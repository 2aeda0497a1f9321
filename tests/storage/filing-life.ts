// A life that only files, in a process of its own: says what it was sure of, and ends of whatever the disk does, as the terminal does.
// node filing-life.ts FOLDER EPOCH MOST

import { writeSync } from 'node:fs';
import path from 'node:path';
import { errorText } from '../../contract/log/log.ts';
import type { Journal } from '../../main/terminal/store/journal.ts';
import { openForLife } from '../../main/terminal/store/safety/open.ts';
import { content } from '../../main/terminal/store/testing/content.ts';

const [, , folder = '', epoch = '', most = ''] = process.argv;
/** Written at once, as what the screen shows is seen at once. */
const say = (...words: readonly unknown[]): void => void writeSync(1, `${words.join(' ')}\n`);

process.on('uncaughtException', (error) => {
  say('ended', errorText(error));
  process.exit(1);
});

say('ready');
// Whoever steers the faults says when to go on: Node itself has been read by now.
process.stdin.once('data', open);

function open(): void {
  const file = path.join(folder, 'journal.db');
  const opened = openForLife({ file, epoch, terminalId: 'KIOSK-01', now: Date.now }, (event) => say('log', event));
  if (!opened.ok) {
    say('outOfService', opened.fault.reason, JSON.stringify(opened.fault.detail));
    process.exit(1);
  }
  say('opened', opened.value.disk);
  const { journal } = opened.value;
  process.stdin.once('data', () => fileNext(journal, 0));
}

/** One at a time between turns of the event loop, where whoever steers the faults is heard. */
function fileNext(journal: Journal, filed: number): void {
  if (filed === Number(most)) process.exit(0);
  const visit = journal.startVisit();
  const { id, number } = journal.startCase({ visit, service: 'remote-treatment', operation: 'fileRemoteTreatment' });
  journal.prepareCase(id, content, Date.now() + 60_000);
  journal.startAttempt(id, `${epoch}-${filed}`);
  // From here on the platform may have it.
  say('sent', number);
  journal.moveCase(id, { to: 'confirmed', standing: 'finished' });
  journal.tellCase(id, 'done');
  say('done', number);
  journal.endVisit(visit, 'left');
  setImmediate(fileNext, journal, filed + 1);
}
