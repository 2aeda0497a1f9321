// Puts the kiosk into the document; a render that fails becomes a fact, and its text, which may be personal, stays here.

import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import type { Stream } from './bridge.ts';

export function mountPage(kiosk: ReactElement, stream: Stream): void {
  const place = document.getElementById('root');
  if (!place) throw new Error('the page has no root');
  const failedRender = (): void => stream.sendFact({ kind: 'failed', where: 'render' });
  createRoot(place, { onCaughtError: failedRender, onUncaughtError: failedRender }).render(kiosk);
}
