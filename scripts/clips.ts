// `npm run clips`: the recording list for a voice actor, every fixed line in every language, as out/clips.csv. See docs/voice-clips.md.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { languages } from '../contract/display.ts';
import { clipLines } from '../renderer/speech/clip-list.ts';
import { csv } from './clips/csv.ts';

const help = `Usage: npm run clips

Writes out/clips.csv, the recording list for a voice actor: every line that has the same words each time, in each language.
docs/voice-clips.md says how to record it and where the recordings go.
`;

const asked = parseArgs({ allowPositionals: true, strict: false, options: { help: { type: 'boolean', short: 'h' } } });
if (asked.values.help === true) {
  process.stdout.write(help);
  process.exit();
}
if (asked.positionals.length > 0 || Object.keys(asked.values).length > 0) {
  process.stderr.write(help);
  process.exit(2);
}

const target = path.resolve(import.meta.dirname, '../out/clips.csv');
const rows = languages.flatMap((language) =>
  clipLines(language).map(({ id, text, seconds, note }) => [id, language, text, seconds.toFixed(1), note]),
);
const minutes = rows.reduce((sum, [, , , seconds]) => sum + Number(seconds), 0) / 60;

await mkdir(path.dirname(target), { recursive: true });
await writeFile(target, csv([['id', 'language', 'text', 'seconds', 'note'], ...rows]));
console.log(`${rows.length} lines, about ${Math.round(minutes)} minutes of speech: ${target}`);
