// A tap as old hands do it: acts on release, forgives a slip of 3 mm, ignores a double tap; the keyboard does the same.

import { useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import { useKiosk } from '../kiosk.ts';

const forgivenSlip = 3; // mm

interface Tap {
  readonly pressed: boolean;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerCancel: () => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onKeyUp: () => void;
    readonly onClick: (event: MouseEvent<HTMLElement>) => void;
  };
}

/** `typing` names a key of a pad, for the tap guard. */
export function useTap(act: () => void, typing?: string): Tap {
  const { millimetre, tapGuard } = useKiosk();
  const [pressed, setPressed] = useState(false);
  const finger = useRef<{ readonly id: number; readonly began: number } | null>(null);

  const within = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): boolean => {
    const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
    const slip = forgivenSlip * millimetre;
    return clientX >= left - slip && clientX <= right + slip && clientY >= top - slip && clientY <= bottom + slip;
  };
  const perform = (began: number): void => {
    if (tapGuard.admit(began, performance.now(), typing)) act();
  };
  const release = (): void => {
    finger.current = null;
    setPressed(false);
  };

  return {
    pressed,
    handlers: {
      onPointerDown: (event) => {
        if (finger.current || event.button !== 0) return;
        finger.current = { id: event.pointerId, began: performance.now() };
        event.currentTarget.setPointerCapture(event.pointerId);
        setPressed(true);
      },
      onPointerMove: (event) => {
        if (finger.current?.id === event.pointerId) setPressed(within(event));
      },
      onPointerUp: (event) => {
        const down = finger.current;
        if (down?.id !== event.pointerId) return;
        release();
        if (within(event)) perform(down.began);
      },
      onPointerCancel: release,
      onKeyDown: (event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        if (event.repeat) return;
        setPressed(true);
        perform(performance.now());
      },
      onKeyUp: () => setPressed(false),
      // Assistive technology clicks without a finger; a finger's own click has been dealt with on release.
      onClick: (event) => {
        if (event.detail === 0) perform(performance.now());
      },
    },
  };
}
