// The speaker: one queue of lines, cut short by whatever is newer; the one place where private text is kept off the loudspeaker.

import type { Language, Reading, Speed, Voice } from '../../contract/display.ts';
import type { PageFact } from '../../contract/page-fact.ts';
import { createBusyTeller } from './busy-teller.ts';
import { secondsOf } from './duration.ts';
import { voicedText } from './numbers.ts';
import type { PublicUtterance, Utterance } from './types.ts';
import { within } from './voices/deadline.ts';
import type { Line, VoiceOutlet } from './voices/voice.ts';

export interface SpeakerSettings {
  readonly reading: Reading;
  readonly language: Language;
  readonly speed: Speed;
  /** 0…1. */
  readonly gain: number;
  readonly outlet: Voice['outlet'];
  /** Said once instead of what the room may not hear. */
  readonly standIn: PublicUtterance;
}

export interface Caption {
  readonly text: string;
  /** `silent`: no voice could be had, the caption is all there is. */
  readonly state: 'saying' | 'said' | 'silent';
  readonly seconds: number;
  /** How many lines had been begun with it: the same text is another line when it is said again. */
  readonly nth: number;
}

export interface CaptionSource {
  readonly caption: () => Caption | null;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface Speaker extends CaptionSource {
  /** Takes effect at once: private text stops when the headphones are pulled out, everything when the voice is switched off. */
  readonly set: (settings: SpeakerSettings) => void;
  /** Cuts short what is being said, and says these. */
  readonly say: (utterances: readonly Utterance[]) => void;
  readonly hush: () => void;
  /** Hushes, and leaves nothing to be read either. */
  readonly clear: () => void;
  readonly close: () => void;
}

export interface SpeakerOptions {
  readonly outlets: readonly VoiceOutlet[];
  readonly settings: SpeakerSettings;
  readonly report: (fact: Extract<PageFact, { kind: 'spoken' | 'busy' }>) => void;
}

/** A voice that has not told its end by so many times the line's own length, and then some, never will. */
const patience = 3;
const graceMs = 10_000;

/** Private text is heard in headphones, or not at all; null: nothing of it may be heard here. */
function heardOf({ text }: Utterance, outlet: Voice['outlet']): string | null {
  if (typeof text === 'string') return text;
  if (outlet === 'headphones') return text.private;
  return 'inTheRoom' in text ? text.inTheRoom : null;
}

interface Round {
  readonly stop: AbortController;
  /** Somebody's own text is being said, or fetched. */
  private: boolean;
  /** Calls off the line that was fetched before its turn. */
  ahead: AbortController | null;
}

export function createSpeaker({ outlets, settings: first, report }: SpeakerOptions): Speaker {
  let settings = first;
  let round: Round | null = null;
  let caption: Caption | null = null;
  let begun = 0;
  const listeners = new Set<() => void>();
  const busy = createBusyTeller((on) => report({ kind: 'busy', with: 'speech', on }));

  function show(next: Caption | null): void {
    caption = next;
    for (const listener of listeners) listener();
  }

  function tellEnd(
    line: string,
    by: VoiceOutlet['by'] | 'none',
    end: 'whole' | 'cut' | 'refused' | 'silent',
    saidIn = settings.outlet,
  ): void {
    report({ kind: 'spoken', line, by, outlet: saidIn, end });
  }

  /** What is heard instead of an utterance: itself, what may stand for it, or nothing. */
  function lineOf(utterance: Utterance): Line | null {
    const text = heardOf(utterance, settings.outlet);
    return text === null ? null : { id: utterance.id, text, fixed: utterance.fixed ?? false };
  }

  /** Long numbers are said figure by figure; the caption has them as they are written. */
  const voiced = (line: Line): Line => ({ ...line, text: voicedText(line.text, settings.language) });

  /** No voice keeps the queue, nor the idle clock, waiting for ever. */
  function sayBy(outlet: VoiceOutlet, line: Line, started: () => void, signal: AbortSignal): Promise<boolean> {
    const late = new AbortController();
    const longest = secondsOf(line.text, settings.language, settings.speed) * patience * 1000 + graceMs;
    const heard = outlet.say(voiced(line), settings, AbortSignal.any([signal, late.signal]), started).catch(() => false);
    return within(longest, heard, () => {
      late.abort();
      return false;
    });
  }

  /** For whoever hears now: with the headphones out, or the round over, it is not fetched any more. */
  function prepare(outlet: VoiceOutlet, following: Line, own: Round): void {
    own.ahead = new AbortController();
    outlet.prepare?.(voiced(following), settings, AbortSignal.any([own.stop.signal, own.ahead.signal]));
  }

  async function sayOne(line: Line, next: () => Line | null, own: Round): Promise<void> {
    const { signal } = own.stop;
    // Where it is said is where it began: whoever pulls the headphones out in the middle cuts it short there.
    const { language, speed, outlet: saidIn } = settings;
    const seconds = secondsOf(line.text, language, speed);
    begun += 1;
    const shown = { text: line.text, seconds, nth: begun };
    show({ ...shown, state: 'saying' });
    for (const outlet of outlets) {
      const started = (): void => {
        const following = next();
        if (following !== null) prepare(outlet, following, own);
      };
      const heard = await sayBy(outlet, line, started, signal);
      if (heard || signal.aborted) {
        if (!signal.aborted) show({ ...shown, state: 'said' });
        return tellEnd(line.id, outlet.by, signal.aborted ? 'cut' : 'whole', saidIn);
      }
    }
    tellEnd(line.id, 'none', 'silent');
    show({ ...shown, state: 'silent' });
    // Long enough to be read; then the next one takes its place.
    await pause(seconds * 1000, signal);
  }

  async function sayAll(utterances: readonly Utterance[], own: Round): Promise<void> {
    const { signal } = own.stop;
    let stoodIn = false;
    for (const [at, utterance] of utterances.entries()) {
      if (signal.aborted) return;
      const line = lineOf(utterance);
      const following = utterances[at + 1];
      const next = (): Line | null => (following === undefined ? null : lineOf(following));
      if (line === null) {
        tellEnd(utterance.id, 'none', 'refused');
        if (stoodIn) continue;
        stoodIn = true;
        await sayOne({ ...settings.standIn, fixed: settings.standIn.fixed ?? false }, next, own);
        continue;
      }
      own.private = typeof utterance.text !== 'string' && settings.outlet === 'headphones';
      await sayOne(line, next, own);
      own.private = false;
    }
  }

  function hush(): void {
    if (round === null) return;
    round.stop.abort();
    round = null;
    if (caption?.state === 'saying') show({ ...caption, state: 'said' });
    busy.pause();
  }

  function clear(): void {
    hush();
    show(null);
  }

  function say(utterances: readonly Utterance[]): void {
    hush();
    if (settings.reading === 'off' || utterances.length === 0) return;
    const own: Round = { stop: new AbortController(), private: false, ahead: null };
    round = own;
    busy.begin();
    void sayAll(utterances, own).then(() => {
      if (round !== own) return;
      round = null;
      busy.pause();
    });
  }

  return {
    set(next) {
      if (next.outlet !== settings.outlet) round?.ahead?.abort();
      settings = next;
      if (next.reading === 'off') {
        clear();
        busy.end();
      } else if (next.outlet === 'loudspeaker' && round?.private) hush();
    },
    say,
    hush,
    clear,
    close() {
      hush();
      busy.end();
      listeners.clear();
    },
    caption: () => caption,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done();
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        done();
      },
      { once: true },
    );
  });
}
