// A tap as old hands do it: acts on release, forgives a slip of 3 mm, ignores a double tap and a palm.

import { useRef, useState, type PointerEvent } from 'react';
import { useKiosk } from '../kiosk.ts';
import { type Touches, watchTouches } from './touches.ts';

const forgivenSlip = 3; // mm

/** The document has one glass; it is watched from the first key on. */
let glass: Touches | null = null;
let millimetreNow = 1;

interface Finger {
  readonly id: number;
  readonly began: number;
  /** Where the key lay when the finger came down: pressed, it lies lower. */
  readonly target: DOMRect;
}

interface Tap {
  readonly pressed: boolean;
  /** The act under the tap guard, for whatever is no finger: the keyboard, the keypad, assistive technology. */
  readonly perform: () => void;
  /**
   * In the capture phase and no further: react-aria would give the press up a pixel beside the key. What it does with keys, focus and
   * clicks of assistive technology stays as it is.
   */
  readonly pointer: {
    readonly onPointerDownCapture: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMoveCapture: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUpCapture: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerCancelCapture: (event: PointerEvent<HTMLElement>) => void;
  };
}

/** `typing` names a key of a pad, for the tap guard. */
export function useTap(act: () => void, typing?: string): Tap {
  const { millimetre, tapGuard } = useKiosk();
  const [pressed, setPressed] = useState(false);
  const finger = useRef<Finger | null>(null);
  millimetreNow = millimetre;
  glass ??= watchTouches(() => millimetreNow);
  const touches = glass;

  const within = ({ clientX, clientY }: PointerEvent<HTMLElement>, { left, right, top, bottom }: DOMRect): boolean => {
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
    perform: () => perform(performance.now()),
    pointer: {
      onPointerDownCapture: (event) => {
        event.stopPropagation();
        if (finger.current || event.button !== 0 || !touches.counts(event.pointerId)) return;
        finger.current = { id: event.pointerId, began: performance.now(), target: event.currentTarget.getBoundingClientRect() };
        event.currentTarget.setPointerCapture(event.pointerId);
        setPressed(true);
      },
      onPointerMoveCapture: (event) => {
        event.stopPropagation();
        const down = finger.current;
        if (down?.id === event.pointerId) setPressed(within(event, down.target) && touches.counts(event.pointerId));
      },
      onPointerUpCapture: (event) => {
        event.stopPropagation();
        const down = finger.current;
        if (down?.id !== event.pointerId) return;
        release();
        if (within(event, down.target) && touches.counts(event.pointerId)) perform(down.began);
      },
      onPointerCancelCapture: (event) => {
        event.stopPropagation();
        if (finger.current?.id === event.pointerId) release();
      },
    },
  };
}
