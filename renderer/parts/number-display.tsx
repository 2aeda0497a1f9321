// What is being typed, in the groups in which people say it; the keypad types into it, and only its length is ever spoken.

import type { ReactElement } from 'react';
import { useKiosk } from '../kiosk.ts';
import { entryStop, useEntry } from './keypad-stops.ts';

interface NumberDisplayProps {
  readonly label: string;
  /** Shown while nothing is typed. */
  readonly empty: string;
  /** As it is shown, in groups; empty: nothing is typed. */
  readonly shown: string;
  /** How many characters are typed. */
  readonly count: number;
  readonly unit?: string;
  /** What the number still lacks, spoken after how much is typed. */
  readonly lack?: string | null;
  readonly type: (character: string) => void;
  readonly erase: () => void;
}

/** A longer number is smaller, rather than torn in two lines. */
const fitsLarge = 14;

export function NumberDisplay({ label, empty, shown, count, unit, lack = null, type, erase }: NumberDisplayProps): ReactElement {
  const { words } = useKiosk();
  const ref = useEntry<HTMLParagraphElement>({
    type,
    erase,
    says: () => {
      if (count === 0) return words('parts.keypad.nothing');
      return lack === null ? words('parts.keypad.typed', { count }) : words('parts.keypad.lacking', { count, lack });
    },
  });
  return (
    <p
      ref={ref}
      className={shown.length > fitsLarge ? 'sheet typed long entry' : 'sheet typed entry'}
      role="status"
      aria-label={label}
      {...entryStop}
    >
      {shown === '' ? <span className="empty">{empty}</span> : shown}
      {shown !== '' && unit !== undefined && <small>{unit}</small>}
    </p>
  );
}
