// Tells the idle clock that the voice is speaking: when it begins, every five seconds, and when it is over; not between two keys.

/** The idle clock waits so long for the next word of one who is busy, twice. */
const againMs = 5000;
/** From key to key the voice begins anew many times a second; a silence as short as this is none. */
const pauseMs = 400;

export interface BusyTeller {
  readonly begin: () => void;
  /** Over, unless it begins again at once. */
  readonly pause: () => void;
  readonly end: () => void;
}

export function createBusyTeller(report: (on: boolean) => void): BusyTeller {
  let again: ReturnType<typeof setInterval> | null = null;
  let ending: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    clearTimeout(ending);
    if (again === null) return;
    clearInterval(again);
    again = null;
    report(false);
  };
  return {
    begin() {
      clearTimeout(ending);
      if (again !== null) return;
      report(true);
      again = setInterval(() => report(true), againMs);
    },
    pause() {
      clearTimeout(ending);
      ending = setTimeout(end, pauseMs);
    },
    end,
  };
}
