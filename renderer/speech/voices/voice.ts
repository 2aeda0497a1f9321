// One way to make a line heard: a recorded clip, the system's voice, or the synthesiser beside the page.

import type { Language, Speed } from '../../../contract/display.ts';

export interface Line {
  readonly id: string;
  readonly text: string;
  readonly fixed: boolean;
}

export interface Manner {
  readonly language: Language;
  readonly speed: Speed;
  /** 0…1. */
  readonly gain: number;
}

export interface VoiceOutlet {
  readonly by: 'clip' | 'system' | 'synthesiser';
  /**
   * Says a line; `started` is called when it begins to be heard.
   * @returns true when it was heard to its end or was cut short by the signal, false when this outlet cannot say it.
   */
  readonly say: (line: Line, manner: Manner, signal: AbortSignal, started: () => void) => Promise<boolean>;
  /** Fetches what will be said next, so that there is no gap. */
  readonly prepare?: (line: Line, manner: Manner, signal: AbortSignal) => void;
}

/** The short quiet sound of a press. */
export type Tone = (gain: number) => void;

export interface Voices {
  /** In the order in which they are tried. */
  readonly outlets: readonly VoiceOutlet[];
  readonly tone: Tone;
}
