// A key that looks pressable and is: raised with a solid lip; lit when it is the next step; flat in its place when off.

import './without-press-style.ts';
import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useKiosk, type Kiosk } from '../kiosk.ts';
import type { Said } from '../speech/types.ts';
import { useStop } from './keypad-stops.ts';
import { useReadThrough } from './read-through.tsx';
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
  /** Spoken once the keypad has pressed the key, e.g. how much is typed by now. */
  readonly afterwards?: Said;
  /** The language of the words on the key, where it is not the page's. */
  readonly lang?: string;
  /** Turns the page of what is read: that is the next step as long as there is more to read, and no other key is lit. */
  readonly turns?: boolean;
  /** The key says why it lies flat: the keypad comes to it all the same. */
  readonly tellsWhyOff?: boolean;
  readonly children: ReactNode;
}

const nothing = (): void => undefined;

export const keyClasses = ({ lit, chosen, shape }: KeyLook, on: boolean, pressed: boolean): string =>
  ['key', shape, on ? lit && 'lit' : 'off', chosen && 'chosen', on && pressed && 'pressed'].filter(Boolean).join(' ');

export function RaisedKey({
  act,
  typing,
  says,
  afterwards,
  lang,
  turns = false,
  tellsWhyOff = false,
  children,
  ...asked
}: RaisedKeyProps): ReactElement {
  const { unread } = useReadThrough();
  const main = asked.lit === true && !turns;
  const look = { ...asked, lit: asked.lit === true && (turns || !unread) };
  const { pressed, press, pointer } = useTap(act ?? nothing, typing);
  const kiosk = useKiosk();
  const said = says ?? (typeof children === 'string' ? children : null);
  const ref = useStop<HTMLButtonElement>(spokenOf(said, look.chosen === true, kiosk), afterwards);
  return (
    <Button
      ref={ref}
      className={keyClasses(look, act !== null, pressed)}
      {...(act === null && { 'aria-disabled': true })}
      {...(look.chosen !== undefined && { 'aria-pressed': look.chosen })}
      {...(typing !== undefined && { 'data-typing': typing })}
      {...(lang !== undefined && { lang })}
      {...(main && { 'data-main': '' })}
      {...(tellsWhyOff && { 'data-tells-why': '' })}
      {...press}
      {...pointer}
    >
      {children}
    </Button>
  );
}

/**
 * What is chosen says so. What somebody answers to a question is the person's own: the room hears the words on the key as if nothing were
 * chosen, or nothing at all where they are the person's own already.
 */
export function spokenOf(said: Said | null, chosen: boolean, { view, words }: Pick<Kiosk, 'view' | 'words'>): Said | null {
  if (said === null || !chosen) return said;
  const withChosen = (what: string): string => words('parts.keypad.chosen', { what });
  if (typeof said !== 'string') return { ...said, private: withChosen(said.private) };
  return view.screen.kind === 'question' ? { private: withChosen(said), inTheRoom: said } : withChosen(said);
}
