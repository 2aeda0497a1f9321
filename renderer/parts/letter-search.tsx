// Finding by letters, for places, services and whatever else is a long list: the boxes with what is typed, and the keys, of which only
// those that lead on are raised.

import type { ReactElement } from 'react';
import { useKiosk } from '../kiosk.ts';
import { RaisedKey } from './raised-key.tsx';

interface LetterBoxesProps {
  readonly typed: string;
  /** Of a longer text the last letters stand. */
  readonly inSight: number;
  /** Whether another letter can follow. */
  readonly open: boolean;
}

export function LetterBoxes({ typed, inSight, open }: LetterBoxesProps): ReactElement {
  return (
    <>
      {[...typed].slice(-inSight).map((letter, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a letter is its place
        <b key={index}>{letter}</b>
      ))}
      {open && <b className="open" aria-hidden="true" />}
    </>
  );
}

interface LetterKeysProps {
  readonly alphabet: readonly string[];
  /** Letters after which something is still found. */
  readonly leadOn: ReadonlySet<string>;
  readonly typed: string;
  readonly type: (typed: string) => void;
}

export function LetterKeys({ alphabet, leadOn, typed, type }: LetterKeysProps): ReactElement {
  const { words } = useKiosk();
  const count = words(typed === '' ? 'parts.keypad.nothing' : 'parts.keypad.letters', { count: typed.length });
  return (
    <div className="letters">
      {alphabet.map((letter) => (
        <RaisedKey
          key={letter}
          shape="pad"
          typing={letter}
          act={leadOn.has(letter) ? () => type(typed + letter) : null}
          afterwards={{ private: letter, inTheRoom: count }}
        >
          {letter}
        </RaisedKey>
      ))}
      <RaisedKey shape="pad" typing="delete" afterwards={count} act={typed === '' ? null : () => type(typed.slice(0, -1))}>
        {words('parts.keys.delete')}
      </RaisedKey>
      <RaisedKey shape="pad" typing="clear" afterwards={count} act={typed === '' ? null : () => type('')}>
        {words('parts.keys.clear')}
      </RaisedKey>
    </div>
  );
}
