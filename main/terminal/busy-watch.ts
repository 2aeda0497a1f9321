// What goes on that no touch tells of: speech, camera, signature, a card being read, a paper being printed. While one lasts, time waits.

import type { PageFact } from '../../contract/page-fact.ts';

type OnThePage = Extract<PageFact, { kind: 'busy' }>['with'];
type AtADevice = 'card' | 'receipt' | 'ticket';
type What = OnThePage | AtADevice;

export interface BusyWatch {
  /** Said again while it lasts: a page that dies says no end, so its word is good for a while only. */
  readonly begins: (what: What) => void;
  readonly ends: (what: What) => void;
  /** Somebody is there for certain: what lasts may last as long again. */
  readonly renew: () => void;
  /** Nobody has been there for long: whatever goes on is over for the clock, until somebody comes or it begins anew. */
  readonly stop: () => void;
}

export interface BusyWatchOptions {
  readonly later: (ms: number, act: () => void) => () => void;
  /** Whether anything may hold the clock now. */
  readonly believed: () => boolean;
  readonly onChange: (busy: boolean) => void;
}

interface Limits {
  /** How long one word is good. */
  readonly word: number;
  /** How long it may hold the clock in one run, however often it is said; null: each word is its own. */
  readonly run: number | null;
}

/** A page says it every five seconds: two may be lost. */
const pageMs = 12_000;
/** Longer than any of our commands lasts; its completion is what ends it. */
const paperMs = 90_000;
/** A card that is no longer asked for tells no end. */
const cardMs = 30_000;
const limits: Readonly<Record<What, Limits>> = {
  speech: { word: pageMs, run: 300_000 },
  camera: { word: pageMs, run: 180_000 },
  signature: { word: pageMs, run: 180_000 },
  card: { word: cardMs, run: null },
  receipt: { word: paperMs, run: null },
  ticket: { word: paperMs, run: null },
};

interface Going {
  readonly callOff: () => void;
  readonly callOffRun: () => void;
}

export function createBusyWatch({ later, believed, onChange }: BusyWatchOptions): BusyWatch {
  const going = new Map<What, Going>();
  /** Went on for too long, and still says so. */
  const overlong = new Set<What>();

  function over(what: What): void {
    const one = going.get(what);
    one?.callOff();
    one?.callOffRun();
    if (going.delete(what) && going.size === 0) onChange(false);
  }

  function tooLong(what: What): void {
    overlong.add(what);
    over(what);
  }

  function runOf(what: What): () => void {
    const { run } = limits[what];
    return run === null ? () => undefined : later(run, () => tooLong(what));
  }

  return {
    begins(what) {
      if (!believed() || overlong.has(what)) return;
      const before = going.get(what);
      before?.callOff();
      going.set(what, { callOff: later(limits[what].word, () => over(what)), callOffRun: before?.callOffRun ?? runOf(what) });
      // Said each time: it is also a sign that somebody is there.
      onChange(true);
    },
    ends(what) {
      overlong.delete(what);
      over(what);
    },
    renew() {
      overlong.clear();
      for (const [what, { callOff, callOffRun }] of going) {
        callOffRun();
        going.set(what, { callOff, callOffRun: runOf(what) });
      }
    },
    stop() {
      for (const what of [...going.keys()]) tooLong(what);
    },
  };
}
