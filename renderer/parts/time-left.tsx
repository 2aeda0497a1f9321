// A quiet bar that loses one step after another while an answer is awaited; no figures, no movement, nobody is hurried.

import { useEffect, useState, type ReactElement } from 'react';
import { useKiosk } from '../kiosk.ts';

const steps = 12;

/** Starts full whenever it is first drawn, which is once a question; a View that gives more time fills it again. */
export function TimeLeft(): ReactElement | null {
  const { view, receivedAt } = useKiosk();
  const { timeLeft } = view;
  const [whole, setWhole] = useState(timeLeft ?? 0);
  const [now, setNow] = useState(receivedAt);
  useEffect(() => {
    if (timeLeft === null) return;
    setWhole((before) => Math.max(before, timeLeft));
    setNow(performance.now());
    const ticking = setInterval(() => setNow(performance.now()), Math.max(1000, timeLeft / steps));
    return () => clearInterval(ticking);
  }, [timeLeft]);
  if (timeLeft === null || whole === 0) return null;
  const left = Math.ceil(((timeLeft - Math.max(0, now - receivedAt)) / whole) * steps);
  return (
    <div className="time-left" aria-hidden="true">
      {Array.from({ length: steps }, (_, step) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
        <i key={step} className={step < left ? undefined : 'over'} />
      ))}
    </div>
  );
}
