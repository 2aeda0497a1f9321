// The speaker: one queue of lines, cut short by whatever is newer; the one place where private text is kept off the loudspeaker.

import type { Language, Reading, Speed, Voice } from '../../contract/display.ts';
import type { PageFact } from '../../contract/page-fact.ts';
import { secondsOf } from './duration.ts';
import type { PublicUtterance, Utterance } from './types.ts';
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
  readonly close: () => void;
}

export interface SpeakerOptions {
  readonly outlets: readonly VoiceOutlet[];
  readonly settings: SpeakerSettings;
  readonly report: (fact: Extract<PageFact, { kind: 'spoken' | 'busy' }>) => void;
}

/** The idle clock waits so long for the next word of one who is busy, twice. */
const busyMs = 5000;

/** Private text is heard in headphones, or not at all. */
const mayBeHeard = ({ text }: Utterance, outlet: Voice['outlet']): boolean => typeof text === 'string' || outlet === 'headphones';

interface Round {
  readonly stop: AbortController;
  /** Somebody's own text is being said, or fetched. */
  private: boolean;
}

export function createSpeaker({ outlets, settings: first, report }: SpeakerOptions): Speaker {
  let settings = first;
  let round: Round | null = null;
  let caption: Caption | null = null;
  const listeners = new Set<() => void>();

  function show(next: Caption | null): void {
    caption = next;
    for (const listener of listeners) listener();
  }

  function tellEnd(line: string, by: VoiceOutlet['by'] | 'none', end: 'whole' | 'cut' | 'refused' | 'silent'): void {
    report({ kind: 'spoken', line, by, outlet: settings.outlet, end });
  }

  /** What is heard instead of an utterance: itself, or nothing. */
  function lineOf(utterance: Utterance): Line | null {
    if (!mayBeHeard(utterance, settings.outlet)) return null;
    const { id, text, fixed = false } = utterance;
    return { id, text: typeof text === 'string' ? text : text.private, fixed };
  }

  async function sayOne(line: Line, next: () => Line | null, { signal }: AbortController): Promise<void> {
    const { language, speed } = settings;
    const seconds = secondsOf(line.text, language, speed);
    show({ text: line.text, state: 'saying', seconds });
    for (const outlet of outlets) {
      const started = (): void => {
        const following = next();
        if (following !== null) outlet.prepare?.(following, settings);
      };
      const heard = await outlet.say(line, settings, signal, started).catch(() => false);
      if (heard || signal.aborted) {
        if (!signal.aborted) show({ text: line.text, state: 'said', seconds });
        return tellEnd(line.id, outlet.by, signal.aborted ? 'cut' : 'whole');
      }
    }
    tellEnd(line.id, 'none', 'silent');
    show({ text: line.text, state: 'silent', seconds });
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
        await sayOne({ ...settings.standIn, fixed: settings.standIn.fixed ?? false }, next, own.stop);
        continue;
      }
      own.private = typeof utterance.text !== 'string';
      await sayOne(line, next, own.stop);
      own.private = false;
    }
  }

  function hush(): void {
    if (round === null) return;
    round.stop.abort();
    round = null;
    if (caption?.state === 'saying') show({ ...caption, state: 'said' });
    report({ kind: 'busy', with: 'speech', on: false });
  }

  function say(utterances: readonly Utterance[]): void {
    hush();
    if (settings.reading === 'off' || utterances.length === 0) return;
    const own: Round = { stop: new AbortController(), private: false };
    round = own;
    const busy = (): void => report({ kind: 'busy', with: 'speech', on: true });
    busy();
    const again = setInterval(busy, busyMs);
    own.stop.signal.addEventListener('abort', () => clearInterval(again), { once: true });
    void sayAll(utterances, own).then(() => {
      clearInterval(again);
      if (round !== own) return;
      round = null;
      report({ kind: 'busy', with: 'speech', on: false });
    });
  }

  return {
    set(next) {
      settings = next;
      if (next.reading === 'off') {
        hush();
        show(null);
      } else if (next.outlet === 'loudspeaker' && round?.private) hush();
    },
    say,
    hush,
    close() {
      hush();
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
