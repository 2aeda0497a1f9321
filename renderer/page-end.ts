// In a browser the page ends with the visit by itself: it clears what it may have stored and lets a fresh document take its place.

import { z } from 'zod';
import { createVisitWatch } from '../contract/fresh-page.ts';

/** Unread otherwise: whether the rest of it is a View is for the page to say. */
const visitMark = z.object({ epoch: z.string(), visit: z.number(), screen: z.object({ kind: z.string() }) });

export interface PageEnd {
  readonly see: (view: unknown) => void;
}

/** After a release the page still has to say what was meant. */
const settleMs = 100;
/** A hand that lies on the screen does not keep the old page. */
const longestHandMs = 3000;

export function createPageEnd(place: Pick<Location, 'href' | 'replace'>): PageEnd {
  const visitIsOver = createVisitWatch();
  const hand = watchHand();
  let ending = false;

  async function end(): Promise<void> {
    const begun = performance.now();
    while (!hand.rests() && performance.now() - begun < longestHandMs) await new Promise((resolve) => setTimeout(resolve, 20));
    await clearStores();
    // A server that is just being started again would leave the browser's own error on the screen; the old page can wait. Any answer
    // of its own is better than the old page: whoever is no longer let in reads how to come in again.
    while (!(await answers(place.href))) await new Promise((resolve) => setTimeout(resolve, 500));
    place.replace(place.href);
  }

  return {
    see(view) {
      const mark = visitMark.safeParse(view);
      if (!mark.success || !visitIsOver(mark.data) || ending) return;
      ending = true;
      void end();
    },
  };
}

function watchHand(): { readonly rests: () => boolean } {
  const fingers = new Set<number>();
  let movedAt = Number.NEGATIVE_INFINITY;
  const note = (down: boolean) => (event: PointerEvent) => {
    if (down) fingers.add(event.pointerId);
    else fingers.delete(event.pointerId);
    movedAt = performance.now();
  };
  addEventListener('pointerdown', note(true), { capture: true, passive: true });
  for (const type of ['pointerup', 'pointercancel'] as const) addEventListener(type, note(false), { capture: true, passive: true });
  return { rests: () => fingers.size === 0 && performance.now() - movedAt > settleMs };
}

/** The page keeps nothing there; this is for whatever a later part, or a part of somebody else's, might. */
async function clearStores(): Promise<void> {
  try {
    sessionStorage.clear();
    localStorage.clear();
    for (const name of await caches.keys()) await caches.delete(name);
    for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name);
  } catch {
    // A browser that offers no such store has nothing in it.
  }
}

const answers = (address: string): Promise<boolean> =>
  fetch(address, { cache: 'no-store' }).then(
    () => true,
    () => false,
  );
