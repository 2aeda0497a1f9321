// The slip that shows what is typed, and behind it the letters for which no phrase has been chosen yet.

import type { ReactElement } from 'react';
import type { Typing } from './typing.ts';

interface TypedWordsProps {
  readonly typing: Typing;
  readonly label: string;
  /** Stands there while nothing is typed. */
  readonly empty: string;
}

/** Of a long text the end is shown: that is where one types. */
const inSight = 24;

export function TypedWords({ typing: { text, letters }, label, empty }: TypedWordsProps): ReactElement {
  const characters = [...text];
  const shown = characters.length > inSight ? `…${characters.slice(-inSight).join('')}` : text;
  return (
    <p className="sheet typed-words" role="status" aria-label={label}>
      {text === '' && letters === '' && <span className="empty">{empty}</span>}
      <span className="given">{shown}</span>
      {letters !== '' && <span className="given letters-waiting">{letters}</span>}
    </p>
  );
}
