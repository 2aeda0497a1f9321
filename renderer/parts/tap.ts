// A tap as old hands do it: acts on release, forgives a slip of 3 mm, ignores a double tap and a palm. A finger that went down on the
// last question can't answer this one, on a key of the bar either.

import { useRef, useState, type PointerEvent } from 'react';
import type { ButtonProps } from 'react-aria-components/Button';
import { useKiosk } from '../kiosk.ts';
import { resting, type Touches, watchTouches } from './touches.ts';

const forgivenSlip = 3; // mm

/** The document has one glass; it is watched from the first key on. */
let glass: Touches | null = null;
let millimetreNow = 1;

interface Finger {
  readonly id: number;
  readonly began: number;
  readonly turn: string;
  /** Where the key lay when the finger came down: pressed, it lies lower. */
  readonly target: DOMRect;
}

interface Tap {
  /** By a finger: react-aria's own word for it would stay true where nobody is told that a key was let go. */
  readonly pressed: boolean;
  /** For whatever clicks without a finger: the keypad and the keyboard (use-keypad.ts), assistive technology. */
  readonly press: Required<Pick<ButtonProps, 'onPress'>>;
  /**
   * In the capture phase and no further: react-aria would give the press up a pixel beside the key. What it does with focus and
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
  const { millimetre, tapGuard, view } = useKiosk();
  const turn = `${view.epoch} ${view.turn}`;
  const [pressedIn, setPressedIn] = useState<string | null>(null);
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
    setPressedIn(null);
  };

  return {
    pressed: pressedIn === turn,
    press: {
      onPress: ({ pointerType }) => {
        if (pointerType === 'virtual') perform(performance.now());
      },
    },
    pointer: {
      onPointerDownCapture: (event) => {
        event.stopPropagation();
        // No mouse is made up of this touch: nobody listens to it, and it would be waited for.
        event.preventDefault();
        const down = finger.current;
        // A contact of which no end was told must not make the key dead.
        if (down !== null && down.turn === turn && performance.now() - down.began < resting) return;
        if (event.button !== 0 || !touches.counts(event.pointerId)) return;
        finger.current = { id: event.pointerId, began: performance.now(), turn, target: event.currentTarget.getBoundingClientRect() };
        event.currentTarget.setPointerCapture(event.pointerId);
        setPressedIn(turn);
      },
      onPointerMoveCapture: (event) => {
        event.stopPropagation();
        const down = finger.current;
        if (down?.id !== event.pointerId) return;
        setPressedIn(within(event, down.target) && touches.counts(event.pointerId) ? down.turn : null);
      },
      onPointerUpCapture: (event) => {
        event.stopPropagation();
        const down = finger.current;
        if (down?.id !== event.pointerId) return;
        release();
        if (down.turn === turn && within(event, down.target) && touches.counts(event.pointerId)) perform(down.began);
      },
      onPointerCancelCapture: (event) => {
        event.stopPropagation();
        if (finger.current?.id === event.pointerId) release();
      },
    },
  };
}
