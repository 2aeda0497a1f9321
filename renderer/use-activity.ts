// Feeds the idle clock: any touch or key says that somebody is there, at most once a second. A key that repeats itself says it no more: it may be stuck.

import { useEffect, useLayoutEffect, useRef } from 'react';

const rest = 1000;

export function useActivity(report: () => void): void {
  const latest = useRef(report);
  useLayoutEffect(() => {
    latest.current = report;
  });
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    const note = (event: Event): void => {
      if (event instanceof KeyboardEvent && event.repeat) return;
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
