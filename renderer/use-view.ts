// The last View that came and was one; anything else is reported and leaves the screen as it is.

import { startTransition, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { view as viewSchema, type View } from '../contract/view.ts';
import type { Stream } from './bridge.ts';

export type Shown =
  | { readonly state: 'waiting' }
  | { readonly state: 'shown'; readonly view: View; readonly receivedAt: number }
  /** Nobody answers any more: what was shown may be somebody's, and its keys would do nothing. */
  | { readonly state: 'lost' | 'replaced' };

export function useView(stream: Stream): Shown {
  const [shown, setShown] = useState<Shown>({ state: 'waiting' });
  const toDraw = useRef(createQueue(setShown)).current;
  useLayoutEffect(() => toDraw.drawn(shown), [toDraw, shown]);
  useEffect(() => {
    const stopViews = stream.onView((candidate) => {
      const checked = viewSchema.safeParse(candidate);
      if (!checked.success) return stream.sendFact({ kind: 'failed', where: 'view' });
      toDraw.add({ state: 'shown', view: checked.data, receivedAt: performance.now() });
    });
    const stopLink = stream.onLink((link) => {
      if (link !== 'up') toDraw.instead({ state: link });
    });
    return () => {
      stopViews();
      stopLink();
    };
  }, [stream, toDraw]);
  return shown;
}

interface Queue {
  readonly add: (next: Shown) => void;
  /** At once, and whatever waited is forgotten. */
  readonly instead: (next: Shown) => void;
  readonly drawn: (shown: Shown) => void;
}

/**
 * Each View is drawn by itself: of two that React joined, the press on the keypad that came with the first would be lost. React may pause
 * while it draws one, so that the screen answers to a finger meanwhile.
 */
function createQueue(draw: (next: Shown) => void): Queue {
  let waiting: readonly Shown[] = [];
  const drawFirst = (): void => {
    const [first] = waiting;
    if (first) startTransition(() => draw(first));
  };
  return {
    add: (next) => {
      waiting = [...waiting, next];
      if (waiting.length === 1) drawFirst();
    },
    instead: (next) => {
      waiting = [];
      draw(next);
    },
    drawn: (shown) => {
      if (shown !== waiting[0]) return;
      waiting = waiting.slice(1);
      drawFirst();
    },
  };
}
