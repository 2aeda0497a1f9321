// The voice of the page: sees every View, says what is new, and falls silent at a touch or a key.

import { privately } from '../../contract/private.ts';
import type { View } from '../../contract/view.ts';
import { type LineKey, sayerFor } from './lines/sayer.ts';
import { spokenOf } from './lines.ts';
import type { VoicedStream } from './newest-voice.ts';
import { createSpeaker, type CaptionSource, type SpeakerSettings } from './speaker.ts';
import { turnLines } from './turn-lines.ts';
import type { Said, Speech, Utterance } from './types.ts';
import type { Voices } from './voices/voice.ts';

export interface PageSpeech {
  readonly speech: Speech;
  readonly captions: CaptionSource;
  /** To be called with every View, in the order in which they are drawn. */
  readonly see: (view: View) => void;
  /** The View could not be drawn: what was said of the one before is over, and nothing stands there to be said. */
  readonly seeNothing: () => void;
  /** To be called when a View comes: who may hear it does not wait for its drawing. */
  readonly heed: () => void;
  /** A finger or a key came down; `onKey`: on something that can be pressed. */
  readonly touched: (onKey: boolean) => void;
  readonly close: () => void;
}

/** What is said first after reading was switched on by a key outlasts that key's own effect. */
const openingMs = 300;

const breakMarks = /[\u200b|]/g;
const spoken = (text: string): string => text.replace(breakMarks, '');
function plain(said: Said): Said {
  if (typeof said === 'string') return spoken(said);
  const own = privately(spoken(said.private));
  return 'inTheRoom' in said ? { ...own, inTheRoom: spoken(said.inTheRoom) } : own;
}

/** What the room hears instead of what is private: where it can be had. A dark screen is no such place before it is lit. */
function standInOf({ voice, senses }: View): LineKey {
  const socket = senses.headphones === 'unplugged';
  if (voice.blank) return socket ? 'speech.private.darkHeadphones' : 'speech.private.dark';
  return socket ? 'speech.private.headphones' : 'speech.private.standIn';
}

const gainOf = ({ voice, terminal }: View): number => terminal.gains[voice.volume - 1] ?? 0;

function settingsOf(view: View): SpeakerSettings {
  const { voice, display } = view;
  return {
    reading: voice.reading,
    language: display.language,
    speed: voice.speed,
    gain: gainOf(view),
    outlet: voice.outlet,
    standIn: sayerFor(view).line(standInOf(view)),
  };
}

export function createPageSpeech(
  voices: Voices,
  { sendFact, newestVoice }: Pick<VoicedStream, 'sendFact' | 'newestVoice'>,
  first: View,
): PageSpeech {
  let seen: View | null = null;
  let failed = false;
  let opening: { readonly lines: readonly Utterance[]; readonly until: number } | null = null;

  const justOpened = (): boolean => opening !== null && performance.now() < opening.until;
  /** What was drawn last, in the voice of now. */
  const current = (): View => {
    const drawn = seen ?? first;
    return { ...drawn, voice: newestVoice() ?? drawn.voice };
  };
  const speaker = createSpeaker({ outlets: voices.outlets, settings: settingsOf(current()), report: sendFact });
  const heed = (): void => speaker.set(settingsOf(current()));
  const tone = (): void => {
    const view = current();
    if (view.voice.reading !== 'off') voices.tone(gainOf(view));
  };

  const speech: Speech = {
    focus: (said) => {
      if (current().voice.reading !== 'everything') return;
      const focus = { id: 'focus', text: plain(said) };
      speaker.say(opening !== null && justOpened() ? [...opening.lines, focus] : [focus]);
    },
    tell: ({ id, text, fixed = false }) => speaker.say([{ id, text: plain(text), fixed }]),
    again: () => speaker.say(failed ? [] : spokenOf(current())),
    hush: () => {
      if (!justOpened()) speaker.hush();
    },
  };

  return {
    speech,
    captions: speaker,
    see(view) {
      const before = seen;
      seen = view;
      failed = false;
      heed();
      if (before !== null && before.epoch === view.epoch && view.keypad.presses > before.keypad.presses) {
        speaker.hush();
        tone();
      }
      const { lines, opening: opens } = turnLines(before, view);
      opening = opens ? { lines, until: performance.now() + openingMs } : null;
      if (lines.length > 0) speaker.say(lines);
      // The lines of another screen would be wrong on this one, even where it has nothing to say by itself.
      else if (before !== null && (before.turn !== view.turn || before.epoch !== view.epoch)) speaker.clear();
    },
    seeNothing() {
      failed = true;
      opening = null;
      speaker.clear();
    },
    heed,
    touched(onKey) {
      speech.hush();
      if (onKey) tone();
    },
    close: speaker.close,
  };
}
