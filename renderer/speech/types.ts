// The words of speech: what is public may be heard by the room, what is private only in headphones.

import type { Private } from '../../contract/private.ts';

/** A key whose words are public is given as text; one that names the person's own matter is `Private`. */
export type Said = string | Private | Veiled;

/** What is private, and what the room may hear in its place: the same words whatever the person has answered. */
export interface Veiled extends Private {
  readonly inTheRoom: string;
}

/** One sentence or two: what is said in one breath, and captioned as one. */
export interface Utterance {
  /** Stable name for clips and the log, e.g. `identify.both`; never holds what is filled in. */
  readonly id: string;
  readonly text: Said;
  /** The same words every time: a recorded clip can stand for it. */
  readonly fixed?: boolean;
}

/** What the room may hear. */
export interface PublicUtterance extends Utterance {
  readonly text: string;
}

/** What the parts of the page may ask of the voice. */
export interface Speech {
  /** The focus has moved here: said when the reading is `everything`. */
  readonly focus: (said: Said) => void;
  /** Says something at once because somebody asked for it, e.g. 音量3; public. */
  readonly tell: (utterance: Utterance) => void;
  /** The screen's line once more (再说一遍). */
  readonly again: () => void;
  /** A touch or key cuts it short. */
  readonly hush: () => void;
}

/** For tests and the gallery: nothing is said. */
export const silence: Speech = { focus: () => undefined, tell: () => undefined, again: () => undefined, hush: () => undefined };
