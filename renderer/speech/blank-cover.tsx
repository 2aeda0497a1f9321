// The dark screen (黑屏听): nobody reads along. How it comes back is written on it, for whoever does not hear: one touch, and a second one soon after.

import { useEffect, useState, type ReactElement } from 'react';
import { useKiosk } from '../kiosk.ts';
import { sayerFor } from './lines/sayer.ts';

/** Within this time the second touch means it; sooner it is the same finger. */
const meantMs = { least: 500, most: 6000 } as const;

export function BlankCover(): ReactElement | null {
  return useKiosk().view.voice.blank ? <Dark /> : null;
}

function Dark(): ReactElement {
  const { view, words, raise, speech } = useKiosk();
  /** null: the next touch is the first one. */
  const [touchedAt, setTouchedAt] = useState<number | null>(null);
  useEffect(() => {
    if (touchedAt === null) return;
    const late = setTimeout(() => setTouchedAt(null), meantMs.most);
    return () => clearTimeout(late);
  }, [touchedAt]);
  const touch = (): void => {
    if (touchedAt === null) {
      setTouchedAt(performance.now());
      speech.tell(sayerFor(view).line('speech.sound.blankTouch'));
    } else if (performance.now() - touchedAt >= meantMs.least) raise({ kind: 'setBlank', blank: false });
  };
  return (
    <div className="blank" onPointerUp={touch}>
      <p>{words('speech.caption.blank')}</p>
      <b>{words(touchedAt === null ? 'speech.caption.touchTwice' : 'speech.caption.touchAgain')}</b>
    </div>
  );
}
