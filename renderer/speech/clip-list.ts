// Every line that a voice actor can record: it has the same words each time, and an id that stays.

import type { Language } from '../../contract/display.ts';
import { catalogues } from '../../resources/index.ts';
import { secondsOf } from './duration.ts';
import { voicedText } from './numbers.ts';

export interface ClipLine {
  readonly id: string;
  readonly text: string;
  readonly seconds: number;
  /** Where it is heard, for whoever records it. */
  readonly note: string;
}

/** Drawn, or only a part of a sentence. */
const notSaid = [/^speech\.(?:settings|caption)\./, /^speech\.help\.days\./];

/** What the screens say in the very same words. */
const alsoSaid = [
  /^faults\./,
  /^screens\.commitment\.(?:clauses\.|refusal$)/,
  /^screens\.question\.bad\./,
  /^screens\.notice\.services\./,
  /^screens\.notice\.checks\.(?:network|disk|paper)\./,
  /^parts\.asked\./,
  /^screens\.filed\.done\.[^.]+\.[123]$/,
];

function leaves(node: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, inner]: [string, unknown]) => leaves(inner, `${path}.${key}`));
}

export function clipLines(language: Language): readonly ClipLine[] {
  const { speech, faults, parts, screens } = catalogues[language];
  const known = [...leaves(speech, 'speech'), ...leaves(faults, 'faults'), ...leaves(parts, 'parts'), ...leaves(screens, 'screens')];
  return known
    .filter(
      ([key, text]) =>
        !text.includes('{{') && (key.startsWith('speech.') ? !notSaid.some((no) => no.test(key)) : alsoSaid.some((yes) => yes.test(key))),
    )
    .map(([key, text]) => {
      const id = key.replace(/^speech\./, '');
      const said = voicedText(text.replaceAll('|', ''), language);
      return { id, text: said, seconds: secondsOf(said, language), note: noteOf(id) };
    });
}

function noteOf(id: string): string {
  const [family = '', name = ''] = id.split('.');
  if (family === 'faults') return 'error: calm, no blame';
  if (family === 'parts') return 'screen: question';
  if (family === 'screens') return `screen: ${name}`;
  return `screen: ${family}`;
}
