// What a face shows while no supervisor speaks to it: a View of its own, with nothing to press and nobody's data in it.

import type { View } from '../../contract/view.ts';

export interface FaceViewOptions {
  readonly reason: 'starting' | 'restarting';
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly wallTime: number;
  /** The last View of the terminal: its name, size and language are kept, so that the screen doesn't jump. */
  readonly last: View | null;
}

/** No Intent can answer this epoch: no terminal ever has it. */
export const faceEpoch = 'face';

export function faceView({ reason, sequence, wallTime, last }: FaceViewOptions): View {
  return {
    epoch: faceEpoch,
    sequence,
    turn: 0,
    display: last?.display ?? { language: 'zh-Hans', textSize: 'standard' },
    // A 21.5-inch screen on end (the default of the configuration), until a View has said better.
    terminal: last?.terminal ?? { name: '', counter: null, telephone: null, screenWidthMm: 268, screenHeightMm: 476 },
    wallTime,
    timeZone: last?.timeZone ?? 'Asia/Shanghai',
    timeLeft: null,
    bar: { back: false, home: false, textSize: false, sound: false, help: false },
    devices: { scanner: 'starting', idCardReader: 'starting', receiptPrinter: 'starting', ticketDispenser: 'starting' },
    screen: { kind: 'starting', reason },
  };
}
