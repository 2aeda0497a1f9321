// How the screen is shown and heard: what a person chooses, what headphones and keypad say of them, and what it all goes back to.

import { plainDisplay, plainVoice, type Reading, type Voice } from '../../../contract/display.ts';
import type { Senses, SessionContext } from './types.ts';

type Heard = Pick<SessionContext, 'voice' | 'readingBefore'>;

/** How the next person finds the machine; which outlet speaks is not theirs to choose, but the socket's. */
const voiceAtRest = ({ reading, voice }: Pick<SessionContext, 'reading' | 'voice'>): Voice => ({
  ...plainVoice(reading),
  outlet: voice.outlet,
});

export const isAtRest = (context: SessionContext): boolean =>
  !context.keypadUsed && same(context.display, plainDisplay(context.language)) && same(context.voice, voiceAtRest(context));

const same = <T extends object>(a: T, b: T): boolean => (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key]);

export const atRest = (context: SessionContext) => ({
  display: plainDisplay(context.language),
  voice: voiceAtRest(context),
  readingBefore: null,
  ...keypadForgotten(context),
});

/** What was typed last may be part of somebody's number. */
export const keypadForgotten = ({ keypad }: SessionContext) => ({ keypad: { ...keypad, key: null }, keypadUsed: false });

/** Who reads large, listens or sits takes longer for everything. */
export const takesLonger = ({ display, voice }: SessionContext): boolean =>
  display.textSize !== 'standard' || display.layout === 'low' || voice.reading === 'everything' || voice.speed === 'slow';

/** A dark screen that does not say everything would be a dead one. */
export const withReading = (voice: Voice, reading: Reading): Voice => ({
  ...voice,
  reading,
  blank: voice.blank && reading === 'everything',
});

/** Whoever plugs in headphones wants to hear everything; whoever pulls them stands in a room that must not. */
export function sensed({ senses: before, voice, readingBefore }: SessionContext, senses: Senses): Partial<Heard> & { senses: Senses } {
  const plugged = senses.headphones === 'plugged';
  if (plugged === (before.headphones === 'plugged')) return { senses };
  return plugged
    ? { senses, readingBefore: voice.reading, voice: { ...voice, outlet: 'headphones', reading: 'everything' } }
    : {
        senses,
        readingBefore: null,
        voice: { ...withReading(voice, readingBefore ?? voice.reading), outlet: 'loudspeaker', blank: false },
      };
}

/** Whoever uses the keypad listens. Only the first press says so: what is chosen after it holds. */
export const listening = ({ voice, readingBefore, keypadUsed }: SessionContext): Heard =>
  keypadUsed
    ? { voice, readingBefore }
    : { voice: { ...voice, reading: 'everything' }, readingBefore: readingBefore === null ? null : 'everything' };
