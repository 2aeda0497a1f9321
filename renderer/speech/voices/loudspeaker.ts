// Sound out of the page: one audio context for its life, sounds of the synthesiser and the tone of a press.

import type { Tone } from './voice.ts';

export interface Loudspeaker {
  /** null: it is no sound that this page can read. */
  readonly decode: (wav: ArrayBuffer) => Promise<AudioBuffer | null>;
  /** false: the page may make no sound, e.g. because a browser waits for a touch first. */
  readonly play: (sound: AudioBuffer, gain: number, signal: AbortSignal, started: () => void) => Promise<boolean>;
  readonly tone: Tone;
}

const wakeMs = 300;
/** Beyond its own length a sound is waited for so long. */
const graceMs = 1500;
const toneSeconds = 0.035;
const toneHertz = 740;
/** Of the voice's gain: it is felt rather than listened to. */
const toneShare = 0.12;

export function openLoudspeaker(newContext: () => AudioContext): Loudspeaker {
  let opened: AudioContext | null = null;
  const context = (): AudioContext | null => {
    try {
      opened ??= newContext();
    } catch {
      // No sound hardware at all.
      return null;
    }
    return opened;
  };

  const awake = async (known: AudioContext): Promise<boolean> => {
    if (known.state === 'running') return true;
    await Promise.race([known.resume().catch(() => undefined), new Promise((done) => setTimeout(done, wakeMs))]);
    return isRunning(known);
  };

  return {
    async decode(wav) {
      try {
        return (await context()?.decodeAudioData(wav)) ?? null;
      } catch {
        return null;
      }
    },

    async play(sound, gain, signal, started) {
      const known = context();
      if (known === null || !(await awake(known))) return false;
      if (signal.aborted) return true;
      const source = new AudioBufferSourceNode(known, { buffer: sound });
      const volume = new GainNode(known, { gain });
      source.connect(volume).connect(known.destination);
      await new Promise<void>((done) => {
        const late = setTimeout(done, sound.duration * 1000 + graceMs);
        const end = (): void => {
          clearTimeout(late);
          done();
        };
        source.addEventListener('ended', end, { once: true });
        signal.addEventListener('abort', () => source.stop(), { once: true });
        source.start();
        started();
      });
      volume.disconnect();
      return true;
    },

    tone(gain) {
      const known = context();
      if (known === null) return;
      if (known.state !== 'running') {
        void known.resume().catch(() => undefined);
        return;
      }
      const from = known.currentTime;
      const volume = new GainNode(known, { gain: 0 });
      const oscillator = new OscillatorNode(known, { type: 'sine', frequency: toneHertz });
      // Without an edge: a click would be heard as a fault.
      volume.gain.linearRampToValueAtTime(gain * toneShare, from + toneSeconds / 3);
      volume.gain.linearRampToValueAtTime(0, from + toneSeconds);
      oscillator.connect(volume).connect(known.destination);
      oscillator.start(from);
      oscillator.stop(from + toneSeconds);
      oscillator.addEventListener('ended', () => volume.disconnect(), { once: true });
    },
  };
}

/** Asked anew: it changes while it is waited for, which a type that was narrowed once does not know. */
const isRunning = ({ state }: AudioContext): boolean => state === 'running';
