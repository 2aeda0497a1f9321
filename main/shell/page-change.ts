// When a fresh page takes the place of the old one: as soon as it has painted, and no finger is in the middle of a tap.

export interface PageChange {
  /** A fresh page is being loaded, perhaps in the place of one that was; the change follows, and its limit runs from the first of them. */
  readonly begin: () => void;
  /** The fresh page has painted, or never will. */
  readonly ready: () => void;
  /** A finger came down on the old page; or left it, and the page has done what that meant. */
  readonly hand: (sign: 'pressed' | 'released') => void;
  readonly cancel: () => void;
}

const lookMs = 20;
/** After a release the page still has to say what was meant. */
const settleMs = 100;
/** Since the oldest visit that has to go: a page that has painted nothing by then is put up all the same. */
const longestLoadMs = 10_000;
/** A hand that lies on the screen does not keep the old page. */
const longestHandMs = 3000;

/** @param change told how long the old page stood after its visit */
export function createPageChange(change: (tookMs: number) => void, now: () => number = () => performance.now()): PageChange {
  let timer: NodeJS.Timeout | null = null;
  let begunAt = 0;
  let readyAt: number | null = null;
  let fingers = 0;
  let movedAt = Number.NEGATIVE_INFINITY;

  function stop(): void {
    if (timer !== null) clearInterval(timer);
    timer = null;
  }

  function look(): void {
    const at = now();
    if (readyAt === null && at - begunAt > longestLoadMs) readyAt = at;
    if (readyAt === null) return;
    const rests = fingers === 0 && at - movedAt > settleMs;
    if (!rests && at - readyAt < longestHandMs) return;
    stop();
    // The next page has never been touched.
    fingers = 0;
    change(at - begunAt);
  }

  return {
    begin() {
      // Visits that end faster than a page loads must not keep the first one's page for ever.
      if (timer === null) begunAt = now();
      stop();
      readyAt = null;
      timer = setInterval(look, lookMs);
    },
    ready() {
      readyAt ??= now();
    },
    hand(sign) {
      // Counted: a busy page may tell of the last release only after the next press.
      fingers = sign === 'pressed' ? fingers + 1 : Math.max(0, fingers - 1);
      movedAt = now();
    },
    cancel: stop,
  };
}
