// A key that looks pressable and is: raised with a solid lip; lit when it is the next step; flat in its place when off.

import './without-press-style.ts';
import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { privately } from '../../contract/private.ts';
import { useKiosk } from '../kiosk.ts';
import type { Said } from '../speech/types.ts';
import type { Words } from '../words.ts';
import { useStop } from './keypad-stops.ts';
import { useTap } from './tap.ts';

export interface KeyLook {
  readonly lit?: boolean;
  /** The one chosen of several, e.g. the language in use. */
  readonly chosen?: boolean;
  readonly shape?: 'wide' | 'tall' | 'begin' | 'ticket' | 'tile' | 'row' | 'pad' | 'bar-key';
}

interface RaisedKeyProps extends KeyLook {
  /** What the key does; null: nothing now, the key lies flat. */
  readonly act: (() => void) | null;
  /** What a key of a pad types, or its other name. */
  readonly typing?: string;
  /** Spoken when the keypad comes to the key: its words where they are a plain text, nothing where they are not and nobody says what. */
  readonly says?: Said;
  /** The language of the words on the key, where it is not the page's. */
  readonly lang?: string;
  readonly children: ReactNode;
}

const nothing = (): void => undefined;

export const keyClasses = ({ lit, chosen, shape }: KeyLook, on: boolean, pressed: boolean): string =>
  ['key', shape, on ? lit && 'lit' : 'off', chosen && 'chosen', on && pressed && 'pressed'].filter(Boolean).join(' ');

export function RaisedKey({ act, typing, says, lang, children, ...look }: RaisedKeyProps): ReactElement {
  const { pressed, perform, pointer } = useTap(act ?? nothing, typing);
  const { words } = useKiosk();
  const ref = useStop<HTMLButtonElement>(spokenOf(says ?? (typeof children === 'string' ? children : null), look.chosen === true, words));
  return (
    <Button
      ref={ref}
      className={({ isPressed }) => keyClasses(look, act !== null, pressed || isPressed)}
      {...(act === null && { 'aria-disabled': true })}
      {...(look.chosen !== undefined && { 'aria-pressed': look.chosen })}
      {...(typing !== undefined && { 'data-typing': typing })}
      {...(lang !== undefined && { lang })}
      // Fingers are dealt with on release; these are the keyboard's and those of assistive technology.
      onPress={({ pointerType }) => {
        if (pointerType === 'keyboard' || pointerType === 'virtual') perform();
      }}
      {...pointer}
    >
      {children}
    </Button>
  );
}

/** What is chosen says so. */
export function spokenOf(said: Said | null, chosen: boolean, words: Words): Said | null {
  if (said === null || !chosen) return said;
  const withChosen = (what: string): string => words('parts.keypad.chosen', { what });
  return typeof said === 'string' ? withChosen(said) : privately(withChosen(said.private));
}
