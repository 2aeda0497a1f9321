// Writes docs/log-events.md from the catalogue of log events; `--check` only says whether it is up to date.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { logEvents } from '../contract/log/events.ts';

export const manualFile = path.join(import.meta.dirname, '../docs/log-events.md');

export function logManual(): string {
  const rows = Object.entries(logEvents)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([event, { level, meaning, action }]) => `| \`${event}\` | ${level} | ${meaning} | ${action} |`);
  return [
    '# Log events',
    '',
    'Generated from `contract/log/events.ts` by `npm run log-manual`. Every process writes JSON lines; `event` is one of these, and no',
    'line can hold personal data: the fields are numbers, closed words and identifiers that the terminal made up itself.',
    '',
    '| event | level | what it means | what to do |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  if (!process.argv.includes('--check')) writeFileSync(manualFile, logManual());
  else if (readFileSync(manualFile, 'utf8') !== logManual()) {
    process.stderr.write('docs/log-events.md is out of date: npm run log-manual\n');
    process.exitCode = 1;
  }
}
