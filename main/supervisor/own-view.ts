// What the supervisor shows when no terminal can: starting again, or out of service with the reason.

import { type BareViewOptions, bareView } from '../../contract/bare-view.ts';
import type { View } from '../../contract/view.ts';

/** Epoch of Views that no terminal made; no Intent is an answer to them. */
export const supervisorEpoch = 'supervisor';

export function ownView(screen: BareViewOptions['screen'], latest: View | null, wallTime: number): View {
  const sequence = (latest?.sequence ?? 0) + 1;
  const view = bareView({ epoch: supervisorEpoch, sequence, wallTime, screen, last: latest });
  // Whoever stands there has lost the visit with the terminal, and the size with it; the language stays.
  return { ...view, display: { ...view.display, textSize: 'standard', theme: 'standard', layout: 'standard' } };
}
