// A card that lay on the reader before anybody asked for it signs nobody in. Whoever waits for that is told, after a moment.

import type { ReadersOptions } from './readers.ts';

/** A card that is only just being read has the time for it; one that is being taken away, too. */
const patienceMs = 3000;

export interface LeftCardWatch {
  /** Somebody is asked for a card, no hint is shown, and one lies there that is not being read. */
  readonly see: (waitsInVain: boolean) => void;
}

export function watchLeftCard(later: ReadersOptions['later'], tell: () => void): LeftCardWatch {
  let callOff: (() => void) | null = null;
  return {
    see(waitsInVain) {
      if (waitsInVain === (callOff !== null)) return;
      callOff?.();
      callOff = waitsInVain ? later(patienceMs, told) : null;
    },
  };

  function told(): void {
    callOff = null;
    tell();
  }
}
