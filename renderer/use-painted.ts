// Reports a View once the frame that shows it has been painted.

import { useEffect } from 'react';
import type { PageFact } from '../contract/page-fact.ts';
import type { View } from '../contract/view.ts';
import { afterPainted } from './after-painted.ts';

export function usePainted({ epoch, sequence }: View, sendFact: (fact: PageFact) => void): void {
  useEffect(() => afterPainted(() => sendFact({ kind: 'painted', epoch, sequence })), [epoch, sequence, sendFact]);
}
