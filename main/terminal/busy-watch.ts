// What goes on that no touch tells of: speech, camera, signature, a card being read, a paper being printed. While one lasts, time waits.

import type { PageFact } from '../../contract/page-fact.ts';

type OnThePage = Extract<PageFact, { kind: 'busy' }>['with'];
type AtADevice = 'card' | 'receipt' | 'ticket';

export interface BusyWatch {
  /** Said again while it lasts: a page that dies says no end, so its word is good for a while only. */
  readonly begins: (what: OnThePage | AtADevice) => void;
  readonly ends: (what: OnThePage | AtADevice) => void;
}

export interface BusyWatchOptions {
  readonly later: (ms: number, act: () => void) => () => void;
  readonly onChange: (busy: boolean) => void;
}

/** A page says it every five seconds: two may be lost. */
const pageMs = 12_000;
/** Longer than any of our commands lasts; its completion is what ends it. */
const paperMs = 90_000;
/** A card that is no longer asked for tells no end. */
const cardMs = 30_000;
const goodFor: Readonly<Record<OnThePage | AtADevice, number>> = {
  speech: pageMs,
  camera: pageMs,
  signature: pageMs,
  card: cardMs,
  receipt: paperMs,
  ticket: paperMs,
};

export function createBusyWatch({ later, onChange }: BusyWatchOptions): BusyWatch {
  const going = new Map<OnThePage | AtADevice, () => void>();

  function ends(what: OnThePage | AtADevice): void {
    going.get(what)?.();
    if (going.delete(what) && going.size === 0) onChange(false);
  }

  return {
    begins(what) {
      going.get(what)?.();
      going.set(
        what,
        later(goodFor[what], () => ends(what)),
      );
      // Said each time: it is also a sign that somebody is there.
      onChange(true);
    },
    ends,
  };
}
