// The voices that this page has, in the order in which they are tried.

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
        fetch: (address, request) => {
          const ask = (): Promise<Response> => page.fetch(address, request);
          return 'scheduler' in page ? page.scheduler.postTask(ask, { priority: 'background' }) : ask();
        },
        loudspeaker,
        now: () => performance.now(),
      }),
    ],
    tone: loudspeaker.tone,
  };
}
