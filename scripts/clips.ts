// `npm run clips`: the recording list for a voice actor, every fixed line in every language, as out/clips.csv. See docs/voice-clips.md.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { languages } from '../contract/display.ts';
import { clipLines } from '../renderer/speech/clip-list.ts';
import { csv } from './clips/csv.ts';

const target = path.resolve(import.meta.dirname, '../out/clips.csv');
const rows = languages.flatMap((language) =>
  clipLines(language).map(({ id, text, seconds, note }) => [id, language, text, seconds.toFixed(1), note]),
);
const minutes = rows.reduce((sum, [, , , seconds]) => sum + Number(seconds), 0) / 60;

await mkdir(path.dirname(target), { recursive: true });
await writeFile(target, csv([['id', 'language', 'text', 'seconds', 'note'], ...rows]));
console.log(`${rows.length} lines, about ${Math.round(minutes)} minutes of speech: ${target}`);
