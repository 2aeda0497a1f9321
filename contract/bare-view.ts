// A View that no terminal made: what a face or the supervisor shows while there is none. Nothing to press, nothing spoken, nobody's data.

import { plainDisplay, plainVoice } from './display.ts';
import { reachMm, screenProfiles } from './terminal-profile.ts';
import type { ScreenOf, View } from './view.ts';

const panel = screenProfiles['portrait-21.5'];

/** Until a View has said better. */
const unknownTerminal: View['terminal'] = {
  name: '',
  counter: null,
  address: null,
  telephone: null,
  screenWidthMm: panel.widthMm,
  screenHeightMm: panel.heightMm,
  reachMm: reachMm(panel),
  textScale: 1,
  gains: [0, 0, 0, 0, 0],
};

export interface BareViewOptions {
  /** One that no terminal ever has: no Intent can answer it. */
  readonly epoch: string;
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly wallTime: number;
  readonly screen: ScreenOf<'starting'> | ScreenOf<'outOfService'>;
  /** The last View of the terminal: its name, size and display are kept, so that the screen doesn't jump. */
  readonly last: View | null;
}

export function bareView({ epoch, sequence, wallTime, screen, last }: BareViewOptions): View {
  return {
    epoch,
    sequence,
    turn: 0,
    visit: last?.visit ?? 0,
    display: last?.display ?? plainDisplay('zh-Hans'),
    voice: plainVoice('off'),
    senses: { headphones: 'none', keypad: false },
    keypad: { presses: 0, key: null },
    terminal: last?.terminal ?? unknownTerminal,
    wallTime,
    timeZone: last?.timeZone ?? 'Asia/Shanghai',
    timeLeft: null,
    bar: { back: false, home: false, textSize: false, sound: false, help: false },
    devices: { scanner: 'starting', idCardReader: 'starting', receiptPrinter: 'starting', ticketDispenser: 'starting' },
    screen,
  };
}
