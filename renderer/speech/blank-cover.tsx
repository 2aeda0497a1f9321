// The dark screen (黑屏听): nobody reads along. One touch tells how the screen comes back, a second one soon after brings it.

import { useRef, type ReactElement } from 'react';
import { useKiosk } from '../kiosk.ts';
import { sayerFor } from './lines/sayer.ts';

/** Within this time the second touch means it; sooner it is the same finger. */
const meantMs = { least: 500, most: 6000 } as const;

export function BlankCover(): ReactElement | null {
  const { view, words, raise, speech } = useKiosk();
  const touchedAt = useRef(Number.NEGATIVE_INFINITY);
  if (!view.voice.blank) return null;
  const touch = (): void => {
    const since = performance.now() - touchedAt.current;
    if (since < meantMs.least) return;
    if (since <= meantMs.most) {
      raise({ kind: 'setBlank', blank: false });
      return;
    }
    touchedAt.current = performance.now();
    speech.tell(sayerFor(view).line('speech.sound.blankTouch'));
  };
  return (
    <div className="blank" onPointerUp={touch}>
      <p>{words('speech.caption.blank')}</p>
    </div>
  );
}
