// Feeds the idle clock: any touch or key says that somebody is there, at most once a second.

import { useEffect, useLayoutEffect, useRef } from 'react';

const rest = 1000;

export function useActivity(report: () => void): void {
  const latest = useRef(report);
  useLayoutEffect(() => {
    latest.current = report;
  });
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    const note = (): void => {
      const now = performance.now();
      if (now - last < rest) return;
      last = now;
      latest.current();
    };
    window.addEventListener('pointerdown', note, { capture: true });
    window.addEventListener('keydown', note, { capture: true });
    return () => {
      window.removeEventListener('pointerdown', note, { capture: true });
      window.removeEventListener('keydown', note, { capture: true });
    };
  }, []);
}
