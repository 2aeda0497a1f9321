// What a sample screen is made of, and the bar that the kiosk shows beside each kind of screen.

import type { Screen, View } from '../../../contract/view.ts';

type Bar = View['bar'];

export interface Sample {
  readonly screen: Screen;
  readonly bar?: Partial<Bar>;
  readonly timeLeft?: number;
  readonly voice?: Partial<View['voice']>;
  readonly senses?: Partial<View['senses']>;
  readonly terminal?: Partial<View['terminal']>;
  /** What the gallery touches once the View is drawn, as selectors: for what the page shows of itself. */
  readonly touches?: readonly string[];
}
export type Samples = Readonly<Record<string, Sample>>;

export const signedIn: Partial<Bar> = { back: true, home: true };
/** Where nobody can do more than wait. */
export const quiet: Partial<Bar> = { textSize: false, help: false };
/** Where there is not even a voice. */
export const silent: Partial<Bar> = { ...quiet, sound: false };
