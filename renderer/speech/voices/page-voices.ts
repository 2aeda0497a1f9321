// The voices that this page has, in the order in which they are tried.

import { afterPainted } from '../../after-painted.ts';
import { clipVoice } from './clip.ts';
import { openLoudspeaker } from './loudspeaker.ts';
import { synthesiserVoice } from './synthesiser.ts';
import { systemVoice } from './system.ts';
import type { Voices } from './voice.ts';

export function pageVoices(page: Window & typeof globalThis): Voices {
  const loudspeaker = openLoudspeaker(() => new page.AudioContext());
  return {
    outlets: [
      clipVoice({ fetch: (address) => page.fetch(address), newAudio: (address) => new page.Audio(address) }),
      ...('speechSynthesis' in page ? [systemVoice(page.speechSynthesis, (text) => new page.SpeechSynthesisUtterance(text))] : []),
      synthesiserVoice({
        // The screen first: what is said about it may come a moment later.
        fetch: async (address, request) => {
          await painted();
          return page.fetch(address, request);
        },
        loudspeaker,
        now: () => performance.now(),
      }),
    ],
    tone: loudspeaker.tone,
  };
}

/** A page that draws no frames, because something stands before its window, is not silent for that. */
const longestMs = 300;

export const painted = (): Promise<void> =>
  new Promise((done) => {
    afterPainted(() => setTimeout(done));
    setTimeout(done, longestMs);
  });
