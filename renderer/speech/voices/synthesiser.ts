// The synthesiser beside the page (espeak-ng): the line goes there in the body of a request, never in an address, and comes back as sound.

import { within } from './deadline.ts';
import type { Loudspeaker } from './loudspeaker.ts';
import type { Line, Manner, VoiceOutlet } from './voice.ts';

/** After it could not be had, nobody waits for it again for so long. */
const restMs = 20_000;
/** As much as the desk takes at once. */
const longest = 300;
/** The desk gives itself five seconds. */
const answerMs = 8000;

export interface SynthesiserWorld {
  readonly fetch: (address: string, request: RequestInit) => Promise<Response>;
  readonly loudspeaker: Pick<Loudspeaker, 'decode' | 'play'>;
  readonly now: () => number;
}

interface Ahead {
  readonly key: string;
  readonly sound: Promise<AudioBuffer | null>;
  readonly stop: AbortController;
}

export function synthesiserVoice({ fetch, loudspeaker, now }: SynthesiserWorld): VoiceOutlet {
  let absentUntil = Number.NEGATIVE_INFINITY;
  let ahead: Ahead | null = null;

  function ask(line: Line, manner: Manner, signal: AbortSignal): Promise<AudioBuffer | null> {
    const late = new AbortController();
    return within(answerMs, fetchSound(line, manner, AbortSignal.any([signal, late.signal])), () => {
      late.abort();
      absentUntil = now() + restMs;
      return null;
    });
  }

  async function fetchSound({ text }: Line, { language, speed }: Manner, signal: AbortSignal): Promise<AudioBuffer | null> {
    try {
      const answer = await fetch('/speech', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: text.slice(0, longest), language, speed }),
        signal,
      });
      if (answer.ok) return await loudspeaker.decode(await answer.arrayBuffer());
      if (answer.status === 503 || answer.status === 404) absentUntil = now() + restMs;
      return null;
    } catch {
      if (!signal.aborted) absentUntil = now() + restMs;
      return null;
    }
  }

  const keyOf = ({ text }: Line, { language, speed }: Manner): string => JSON.stringify([language, speed, text]);

  /** What was fetched ahead is used once, and what is not wanted any more is dropped. */
  function take(key: string): Ahead | null {
    const taken = ahead;
    ahead = null;
    if (taken?.key === key) return taken;
    taken?.stop.abort();
    return null;
  }

  return {
    by: 'synthesiser',
    async say(line, manner, signal, started) {
      const prepared = take(keyOf(line, manner));
      if (now() < absentUntil) return false;
      signal.addEventListener('abort', () => prepared?.stop.abort(), { once: true });
      const sound = await (prepared?.sound ?? ask(line, manner, signal));
      if (signal.aborted) return true;
      return sound === null ? false : loudspeaker.play(sound, manner.gain, signal, started);
    },
    prepare(line, manner, signal) {
      const key = keyOf(line, manner);
      if (ahead?.key === key || now() < absentUntil || signal.aborted) return;
      ahead?.stop.abort();
      const stop = new AbortController();
      const fetched = { key, stop, sound: ask(line, manner, stop.signal) };
      ahead = fetched;
      // It may be somebody's: nothing of it is asked for, nor kept, once nobody is to hear it.
      signal.addEventListener(
        'abort',
        () => {
          if (ahead !== fetched) return;
          ahead = null;
          stop.abort();
        },
        { once: true },
      );
    },
  };
}
