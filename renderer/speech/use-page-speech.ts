// Gives the page its voice for as long as it stands; where there are no voices (gallery, tests) nothing is said, only captioned.

import { useEffect, useLayoutEffect, useRef } from 'react';
import type { View } from '../../contract/view.ts';
import { promptsOf } from './lines.ts';
import type { VoicedStream } from './newest-voice.ts';
import { createPageSpeech, type PageSpeech } from './page-speech.ts';
import type { Voices } from './voices/voice.ts';

const pressable = 'button:not([aria-disabled="true"]), [role="button"], [role="radio"]';

export function usePageSpeech(view: View, voices: Voices | null, stream: VoicedStream): PageSpeech | null {
  const speech = useRef<PageSpeech | null>(null);
  if (voices !== null) speech.current ??= createPageSpeech(voices, stream, view);

  // Before any other listener of the page: whoever answers a touch with a line must not be cut short by that very touch.
  useLayoutEffect(() => {
    const touched = ({ target }: Event): void => {
      speech.current?.touched(target instanceof Element && target.closest(pressable) !== null);
    };
    window.addEventListener('pointerdown', touched, { capture: true });
    window.addEventListener('keydown', touched, { capture: true });
    return () => {
      window.removeEventListener('pointerdown', touched, { capture: true });
      window.removeEventListener('keydown', touched, { capture: true });
    };
  }, []);
  useLayoutEffect(() => stream.onVoice(() => speech.current?.heed()), [stream]);
  useEffect(() => () => speech.current?.close(), []);
  return speech.current;
}

/** Drawn inside the failure boundary: a View that cannot be spoken is one that cannot be shown. */
export function SpokenView({ speech, view }: { readonly speech: PageSpeech | null; readonly view: View }): null {
  useLayoutEffect(() => {
    document.documentElement.dataset.spoken = promptsOf(view).length > 0 ? '1' : '';
    speech?.see(view);
  }, [speech, view]);
  return null;
}

/** Drawn by the failure boundary instead, where nothing can be said either. */
export function UnspokenView({ speech }: { readonly speech: PageSpeech | null }): null {
  useLayoutEffect(() => speech?.seeNothing(), [speech]);
  return null;
}
