// Says that somebody is busy with what no touch tells of, every 5 s while it lasts: the idle clock waits that long.

import { useEffect, useLayoutEffect, useRef } from 'react';

const againMs = 5000;

export function useBusy(busy: boolean, report: (on: boolean) => void): void {
  const latest = useRef(report);
  useLayoutEffect(() => {
    latest.current = report;
  });
  useEffect(() => {
    if (!busy) return;
    latest.current(true);
    const timer = setInterval(() => latest.current(true), againMs);
    return () => {
      clearInterval(timer);
      latest.current(false);
    };
  }, [busy]);
}
