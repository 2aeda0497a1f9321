// What the supervisor shows when no terminal can: starting again, or out of service with the reason.

import type { Screen, View } from '../../contract/view.ts';

/** Epoch of Views that no terminal made; no Intent is an answer to them. */
export const supervisorEpoch = 'supervisor';

export function ownView(screen: Screen, latest: View | null, wallTime: number): View {
  return {
    epoch: supervisorEpoch,
    sequence: (latest?.sequence ?? 0) + 1,
    turn: 0,
    display: { language: latest?.display.language ?? 'zh-Hans', textSize: 'standard' },
    terminal: latest?.terminal ?? { name: '医保自助服务', counter: null, telephone: null, screenWidthMm: 268, screenHeightMm: 476 },
    wallTime,
    timeZone: latest?.timeZone ?? 'Asia/Shanghai',
    timeLeft: null,
    bar: { back: false, home: false, textSize: false, sound: false, help: false },
    devices: { scanner: 'starting', idCardReader: 'starting', receiptPrinter: 'starting', ticketDispenser: 'starting' },
    screen,
  };
}
