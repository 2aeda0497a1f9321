// A key that looks pressable and is: raised with a solid lip; lit when it is the next step; flat in its place when off.

import type { ReactElement, ReactNode } from 'react';
import { useTap } from './tap.ts';

interface RaisedKeyProps {
  /** What the key does; null: nothing now, the key lies flat. */
  readonly act: (() => void) | null;
  readonly lit?: boolean;
  /** The one chosen of several, e.g. the language in use. */
  readonly chosen?: boolean;
  readonly shape?: 'wide' | 'tall' | 'begin' | 'ticket' | 'tile' | 'row' | 'pad' | 'bar-key';
  /** What a key of a pad types, or its other name. */
  readonly typing?: string;
  /** The language of the words on the key, where it is not the page's. */
  readonly lang?: string;
  readonly children: ReactNode;
}

const nothing = (): void => undefined;

export function RaisedKey({ act, lit = false, chosen, shape, typing, lang, children }: RaisedKeyProps): ReactElement {
  const { pressed, handlers } = useTap(act ?? nothing, typing);
  const classes = ['key', shape, act ? lit && 'lit' : 'off', chosen && 'chosen', pressed && act && 'pressed'];
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      aria-disabled={act === null || undefined}
      aria-pressed={chosen}
      lang={lang}
      {...handlers}
    >
      {children}
    </button>
  );
}
