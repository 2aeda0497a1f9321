// `npm run journal -- status | verify | cases | show | settle | export --redacted | backup | restore`: what a technician does with the journal.

import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfiguration, parseConfiguration, problemText } from '../../../kiosk-config/load.ts';
import { type Answer, type Asked, refusalOf } from './cli/answer.ts';
import { backup } from './cli/backup.ts';
import { cases } from './cli/cases.ts';
import { dataFolder } from './cli/data-folder.ts';
import { exportRedacted } from './cli/export.ts';
import { restoreJournal } from './cli/restore.ts';
import { settle } from './cli/settle.ts';
import { show } from './cli/show.ts';
import { status } from './cli/status.ts';
import { verify } from './cli/verify.ts';

const help = `Usage: npm run journal -- <command> [options]

  status               what is in the journal, how old its backups are, how much room the disk has
  verify               check every page, the whole audit chain against its anchor, and every backup
  cases                one line a case: number, service, state, reason, told, times
  show NUMBER          everything of one case but what is personal: its attempts, and what the audit trail tells of it
    --reveal           also who it is, to whoever can read the device key: only to find the citizen whom staff owe an answer
  settle NUMBER confirmed|rejected
                       what staff have found out at the platform about a case that is manual. Only while no terminal runs.
    --platform-number N  the platform's own number of it
  export --redacted    every case, attempt and audit entry as JSON lines, without any field of a person
  backup               write and check a backup now; the kiosk may go on
  restore              put the damaged journal aside and the newest good backup in its place, and begin the next chain;
                       without a good backup a new journal. Only while no terminal uses it.
    --from FILE        this backup instead
    --above N          the highest number on any of its papers, where neither anchor nor journal tell it
    --tickets-above N  the highest queue ticket of today, likewise; without it none is given until tomorrow
    --new-key          make a device key where the old one is lost. The journal begins anew, the old one is put aside; what
                       the old key encrypted stays unreadable. Keep what cases says first, and settle the open ones.

  --data FOLDER            default $KIOSK_DATA, in a checkout the folder of npm start
  --configuration FILE     of the kiosk, for its queue numbers and time zone; default $KIOSK_CONFIGURATION
  --json                   for programs
  --help

status, verify, cases, show, export and backup only read and may run beside the kiosk. Nothing personal is printed but by --reveal.
Exit codes: 0 good, 1 something is wrong or was refused, 2 wrong use.
`;

const commands: ReadonlyMap<string, (asked: Asked) => Answer | Promise<Answer>> = new Map(
  Object.entries({ status, verify, cases, show, settle, export: exportRedacted, backup, restore: restoreJournal }),
);
/** How many words stand behind a command; of any other none. */
const wordsBehind: ReadonlyMap<string, number> = new Map(Object.entries({ show: 1, settle: 2 }));

process.exitCode = await main();

async function main(): Promise<number> {
  const read = readOptions();
  if (read === null) return 2;
  const { values, positionals } = read;
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const [name = '', ...words] = positionals;
  const command = commands.get(name);
  const most = wordsBehind.get(name) ?? 0;
  if (!command || words.length > most) {
    const wrong = command ? words[most] : name;
    process.stderr.write(wrong ? `"${wrong}" is not understood.\n\n${help}` : help);
    return 2;
  }
  const file = values.configuration ?? process.env.KIOSK_CONFIGURATION;
  const configuration = file === undefined ? parseConfiguration('{"version": 1}', 'defaults') : loadConfiguration(file);
  if (!configuration.ok) {
    process.stderr.write(`${configuration.fault.map(problemText).join('\n')}\n`);
    return 1;
  }
  const credentials = process.env.CREDENTIALS_DIRECTORY;
  const folder = path.resolve(values.data);
  try {
    const answer = await command({
      folder,
      credential: credentials === undefined ? null : path.join(credentials, 'device-key'),
      configuration: configuration.value,
      now: Date.now(),
      words,
      options: values,
    });
    process.stdout.write(values.json && answer.data !== undefined ? `${JSON.stringify(answer.data, null, 2)}\n` : answer.text);
    return answer.good ? 0 : 1;
  } catch (error) {
    const { message, exitCode } = refusalOf(error, folder);
    process.stderr.write(`${message}\n`);
    return exitCode;
  }
}

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        json: { type: 'boolean', default: false },
        redacted: { type: 'boolean', default: false },
        reveal: { type: 'boolean', default: false },
        'platform-number': { type: 'string' },
        data: { type: 'string', default: dataFolder(process.env.KIOSK_DATA) },
        configuration: { type: 'string' },
        from: { type: 'string' },
        above: { type: 'string' },
        'tickets-above': { type: 'string' },
        'new-key': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    // Only what was typed can be wrong here.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    return null;
  }
}
