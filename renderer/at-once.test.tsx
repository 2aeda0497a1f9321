// What belongs to another visit stands on the screen as soon as it is known, not when React finds the time for it.

import { createRoot } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { App } from './app.tsx';
import { sampleView } from './gallery/samples.ts';

const wasActing = globalThis.IS_REACT_ACT_ENVIRONMENT;
afterEach(() => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = wasActing;
});

it('the next visit takes the place of the last one before anything else happens', async () => {
  // Within act everything would be drawn at its end, at once or not.
  globalThis.IS_REACT_ACT_ENVIRONMENT = false;
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  let show: ((view: unknown) => void) | undefined;
  const stream = {
    sendIntent: () => undefined,
    sendFact: () => undefined,
    onLink: () => () => undefined,
    onView: (listener: (view: unknown) => void) => {
      show = listener;
      return () => undefined;
    },
  };
  root.render(<App stream={stream} />);
  const menu = sampleView('menu');
  await expect.poll(() => show).toBeDefined();
  show?.(menu);
  await expect.poll(() => place.textContent).toContain('王*');
  show?.({ ...sampleView('attract'), visit: 1, turn: 1 });
  expect(place.textContent).not.toContain('王*');
  root.unmount();
  place.remove();
});
