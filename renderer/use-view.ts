// The last View that came and was one; anything else is reported and leaves the screen as it is.

import { startTransition, useEffect, useLayoutEffect, useRef, useState } from 'react';
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
 * Each View is drawn by itself: of two that React joined, the press on the keypad that came with the first would be lost. While React draws
 * another screen it may pause, so that fingers are answered meanwhile; what changes on the same one is drawn at once. With the end of a visit
 * whatever waited of it is forgotten: nobody is there any more whom it is for.
 */
function createQueue(draw: (next: Shown) => void): Queue {
  let waiting: readonly Shown[] = [];
  let last: Shown | null = null;
  const drawFirst = (): void => {
    const [first] = waiting;
    if (!first) return;
    if (last?.state !== 'shown' || isSameTurn(first, last)) draw(first);
    else startTransition(() => draw(first));
  };
  const instead = (next: Shown): void => {
    waiting = [];
    // Nothing of a View that is being drawn may come first: it was somebody's.
    flushSync(() => draw(next));
  };
  return {
    add: (next) => {
      const newest = waiting.at(-1) ?? last;
      if (newest?.state === 'shown' && !isSameVisit(newest, next)) return instead(next);
      waiting = [...waiting, next];
      if (waiting.length === 1) drawFirst();
    },
    instead,
    drawn: (shown) => {
      last = shown;
      if (shown !== waiting[0]) return;
      waiting = waiting.slice(1);
      // Not within this drawing: React takes fifty that follow from one another for a loop.
      queueMicrotask(drawFirst);
    },
  };
}

const isSameVisit = (one: Shown, other: Shown): boolean =>
  one.state === 'shown' && other.state === 'shown' && one.view.epoch === other.view.epoch && one.view.visit === other.view.visit;

const isSameTurn = (one: Shown, other: Shown): boolean =>
  one.state === 'shown' && other.state === 'shown' && one.view.epoch === other.view.epoch && one.view.turn === other.view.turn;
