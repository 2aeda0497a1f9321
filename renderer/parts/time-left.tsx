// A quiet bar that loses one step after another while an answer is awaited; no figures, nobody is hurried.

import type { ReactElement } from 'react';
import { useKiosk } from '../kiosk.ts';

/** Starts full whenever it is first drawn, which is once a question: the page draws each turn anew. */
export function TimeLeft(): ReactElement | null {
  const { timeLeft } = useKiosk().view;
  if (timeLeft === null) return null;
  return (
    <div className="time-left" aria-hidden="true">
      <i style={{ animationDuration: `${timeLeft}ms` }} />
    </div>
  );
}
