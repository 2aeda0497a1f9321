// A recorded clip of the owner's, by the id of the line: only for lines that are the same every time.

import { z } from 'zod';
import type { Speed } from '../../../contract/display.ts';
import { within } from './deadline.ts';
import type { VoiceOutlet } from './voice.ts';

const ownerIndex = z.object({ clips: z.record(z.string(), z.array(z.string())) });

/** A speaker has chosen the pace himself: his own is the middle one. */
const clipRates: Readonly<Record<Speed, number>> = { slow: 0.82, normal: 1, fast: 1.18 };

/** It lies beside the page; whoever waits longer for it would wait with every line. */
const indexMs = 3000;

export interface ClipWorld {
  readonly fetch: (address: string) => Promise<Response>;
  readonly newAudio: (address: string) => HTMLAudioElement;
}

export function clipVoice({ fetch, newAudio }: ClipWorld): VoiceOutlet {
  let known: Promise<ReadonlyMap<string, ReadonlySet<string>>> | null = null;

  const readAnswer = async (): Promise<unknown> => (await fetch('/owner/index.json')).json();

  async function readIndex(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    try {
      const { clips } = ownerIndex.parse(await within(indexMs, readAnswer(), () => null));
      return new Map(Object.entries(clips).map(([language, ids]) => [language, new Set(ids)] as const));
    } catch {
      // No owner's folder here: there are no clips.
      return new Map();
    }
  }

  return {
    by: 'clip',
    async say({ id, fixed }, { language, speed, gain }, signal, started) {
      if (!fixed) return false;
      known ??= readIndex();
      if (!(await known).get(language)?.has(id)) return false;
      if (signal.aborted) return true;
      const audio = newAudio(`/owner/clips/${language}/${id}.ogg`);
      audio.volume = gain;
      audio.playbackRate = clipRates[speed];
      return new Promise<boolean>((done) => {
        const end = (heard: boolean) => (): void => {
          audio.removeAttribute('src');
          done(heard);
        };
        audio.addEventListener('ended', end(true), { once: true });
        audio.addEventListener('error', end(signal.aborted), { once: true });
        signal.addEventListener(
          'abort',
          () => {
            audio.pause();
            end(true)();
          },
          { once: true },
        );
        audio.play().then(started, end(false));
      });
    },
  };
}
