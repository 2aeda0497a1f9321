// Datalogic over a serial line (devices.md §2.1): single letters that it obeys without a word.

import type { ScannerProfileOf } from '../../kiosk-config/profiles/scanner/schema.ts';
import { type Language, sendsOnly } from './language.ts';
import { LineDecoder } from './line.ts';

const letter = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'ascii'));

const triggers = {
  enable: { on: letter('E'), off: letter('D') },
  trigger: { on: letter('T'), off: letter('X') },
} as const;

/** Its answers are lines like its codes, so that it is asked only between Reads. */
export const datalogic = (profile: ScannerProfileOf<'datalogic'>): Language => ({
  ...sendsOnly,
  trigger: { ...triggers[profile.letters], acknowledged: false, everyMs: profile.triggerEveryMs },
  life: profile.health ? { question: letter('h'), answerMs: profile.answerMs, everyMs: profile.idleCheckMs, whileReading: false } : null,
  identify: profile.health ? { question: letter('i'), mustContain: profile.model } : null,
  createDecoder: () => new LineDecoder({ aimIdentifier: profile.aimIdentifier, replies: null, answer: 'line', shortestCode: 2 }),
});
