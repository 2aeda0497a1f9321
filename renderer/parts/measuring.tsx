// Whoever changes the height of the ledge has what is read, and the ledge itself, measured again before anything is painted.

import { createContext, type ReactElement, type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react';

interface Measuring {
  /** Which measurement this is: whoever uses it is drawn, and so measures, again. */
  readonly round: number;
  readonly again: () => void;
}

const MeasuringContext = createContext<Measuring>({ round: 0, again: () => undefined });

export const useMeasuring = (): Measuring => use(MeasuringContext);

/** Keys and text may give way to each other in turn: after so many rounds in one frame it stays as it is. */
const mostRounds = 12;

export function MeasuringScreen({ children }: { readonly children: ReactNode }): ReactElement {
  const [round, setRound] = useState(0);
  const inFrame = useRef(0);
  const again = useCallback(() => {
    if (inFrame.current === 0)
      requestAnimationFrame(() => {
        inFrame.current = 0;
      });
    inFrame.current += 1;
    if (inFrame.current <= mostRounds) setRound((before) => before + 1);
  }, []);
  const measuring = useMemo(() => ({ round, again }), [round, again]);
  return <MeasuringContext value={measuring}>{children}</MeasuringContext>;
}
