// The names of the lines that the page can speak: the keys of our own catalogue. What is none of them never comes into the log.

import faults from '../../resources/locales/zh-Hans/faults.json' with { type: 'json' };
import insurance from '../../resources/locales/zh-Hans/insurance.json' with { type: 'json' };
import parts from '../../resources/locales/zh-Hans/parts.json' with { type: 'json' };
import screens from '../../resources/locales/zh-Hans/screens.json' with { type: 'json' };
import services from '../../resources/locales/zh-Hans/services.json' with { type: 'json' };
import speech from '../../resources/locales/zh-Hans/speech.json' with { type: 'json' };

/** Words by number have their key once for each form. */
const formOfNumber = /_(?:zero|one|two|few|many|other)$/;

const keysOf = (words: object, under: string): readonly string[] =>
  Object.entries(words).flatMap(([key, word]: [string, unknown]) =>
    typeof word === 'object' && word !== null ? keysOf(word, `${under}${key}.`) : [`${under}${key}`.replace(formOfNumber, '')],
  );

/** Lines of the speech catalogue go without its name, and so do those of the keypad. */
const names: ReadonlySet<string> = new Set([
  // What one stands on with the keypad: its words are the key's own.
  'focus',
  ...keysOf(speech, ''),
  ...keysOf(parts.keypad, 'keypad.'),
  ...Object.entries({ faults, insurance, parts, screens, services }).flatMap(([family, words]) => keysOf(words, `${family}.`)),
]);

export const isLineName = (line: string): boolean => names.has(line);
