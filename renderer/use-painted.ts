// Reports a View once the frame that shows it has been painted.

import { useEffect } from 'react';
import type { PageFact } from '../contract/page-fact.ts';
import type { View } from '../contract/view.ts';

export function usePainted({ epoch, sequence }: View, sendFact: (fact: PageFact) => void): void {
  useEffect(() => {
    // The second frame begins after the first, which holds the change, has been painted.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => sendFact({ kind: 'painted', epoch, sequence }));
    });
    return () => cancelAnimationFrame(frame);
  }, [epoch, sequence, sendFact]);
}
