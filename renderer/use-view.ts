// The last View that came and was one; anything else is reported and leaves the screen as it is.

import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { view as viewSchema, type View } from '../contract/view.ts';
import type { Stream } from './bridge.ts';

export type Shown =
  | { readonly state: 'waiting' }
  | { readonly state: 'shown'; readonly view: View; readonly receivedAt: number }
  /** Nobody answers any more: what was shown may be somebody's, and its keys would do nothing. */
  | { readonly state: 'lost' | 'replaced' };

export function useView(stream: Stream): Shown {
  const [shown, setShown] = useState<Shown>({ state: 'waiting' });
  useEffect(() => {
    let subscribed = false;
    const stopViews = stream.onView((candidate) => {
      const checked = viewSchema.safeParse(candidate);
      if (!checked.success) return stream.sendFact({ kind: 'failed', where: 'view' });
      const show = (): void => setShown({ state: 'shown', view: checked.data, receivedAt: performance.now() });
      // Each View is drawn by itself: of two that React joined, the press on the keypad that came with the first would be lost.
      if (subscribed) flushSync(show);
      else show();
    });
    subscribed = true;
    const stopLink = stream.onLink((link) => {
      if (link !== 'up') setShown({ state: link });
    });
    return () => {
      stopViews();
      stopLink();
    };
  }, [stream]);
  return shown;
}
