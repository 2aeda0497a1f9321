// Digits as keys, 1 on top; a last row with 0, a key that deletes one, and what else the number may hold.

import type { ReactElement } from 'react';
import { useKiosk } from '../kiosk.ts';
import { RaisedKey } from './raised-key.tsx';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

interface DigitPadProps {
  readonly type: (character: string) => void;
  /** Null: there is nothing to delete. */
  readonly erase: (() => void) | null;
  /** Left of 0: clears everything, unless the number may hold another character there. */
  readonly beside: { readonly clear: (() => void) | null } | { readonly character: 'X' | '.'; readonly on: boolean };
}

export function DigitPad({ type, erase, beside }: DigitPadProps): ReactElement {
  const { words } = useKiosk();
  const digit = (character: string): ReactElement => (
    <RaisedKey key={character} shape="pad" typing={character} act={() => type(character)}>
      {character}
    </RaisedKey>
  );
  return (
    <div className="digits">
      {digits.map(digit)}
      {'clear' in beside ? (
        <ClearKey clear={beside.clear} />
      ) : (
        <RaisedKey shape="pad" typing={beside.character} act={beside.on ? () => type(beside.character) : null}>
          {beside.character === '.' ? words('parts.keys.point') : beside.character}
        </RaisedKey>
      )}
      {digit('0')}
      <RaisedKey shape="pad" typing="delete" act={erase}>
        {words('parts.keys.delete')}
      </RaisedKey>
    </div>
  );
}

/** On the pad, or beside the main key where the pad's place is taken. */
export function ClearKey({ clear }: { readonly clear: (() => void) | null }): ReactElement {
  const { words } = useKiosk();
  return (
    <RaisedKey shape="pad" typing="clear" act={clear}>
      {words('parts.keys.clear')}
    </RaisedKey>
  );
}
