// The system's own voice. Only one that lives on this machine: what is said may be personal and goes nowhere else.

import type { Language } from '../../../contract/display.ts';
import { rates, secondsOf } from '../duration.ts';
import type { VoiceOutlet } from './voice.ts';

/** Tags in the order in which they are wanted. */
const wanted: Readonly<Record<Language, readonly RegExp[]>> = {
  'zh-Hans': [/^(?:zh|cmn)[-_](?:Hans[-_])?CN/i, /^(?:zh|cmn)(?:[-_]Hans)?$/i],
  'zh-Hant': [/^(?:zh|cmn)[-_](?:Hant[-_])?TW/i, /^(?:zh|cmn)[-_]Hant/i, /^(?:zh|cmn)[-_](?:Hans[-_])?CN/i, /^(?:zh|cmn)$/i],
  en: [/^en[-_]GB/i, /^en\b/i],
};

/** Some voices never tell their end. */
const patience = 3;

export function localVoice(voices: readonly SpeechSynthesisVoice[], language: Language): SpeechSynthesisVoice | null {
  const local = voices.filter(({ localService }) => localService);
  for (const tag of wanted[language]) {
    const found = local.find(({ lang }) => tag.test(lang));
    if (found) return found;
  }
  return null;
}

export function systemVoice(synthesis: SpeechSynthesis, newUtterance: (text: string) => SpeechSynthesisUtterance): VoiceOutlet {
  return {
    by: 'system',
    say({ text }, { language, speed, gain }, signal, started) {
      const voice = localVoice(synthesis.getVoices(), language);
      if (voice === null) return Promise.resolve(false);
      const utterance = newUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = rates[speed];
      utterance.volume = gain;
      return new Promise<boolean>((done) => {
        const late = setTimeout(
          () => {
            synthesis.cancel();
            // Some do not tell of that either.
            end(begun)();
          },
          secondsOf(text, language, speed) * patience * 1000 + 5000,
        );
        const end = (heard: boolean) => (): void => {
          clearTimeout(late);
          done(heard);
        };
        let begun = false;
        utterance.onstart = () => {
          begun = true;
          started();
        };
        utterance.onend = end(true);
        utterance.onerror = () => end(begun || signal.aborted)();
        signal.addEventListener(
          'abort',
          () => {
            synthesis.cancel();
            end(true)();
          },
          { once: true },
        );
        synthesis.cancel();
        synthesis.speak(utterance);
      });
    },
  };
}
