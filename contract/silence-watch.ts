// When whoever speaks on a line hangs: the line stands then, and nothing comes. Whoever listens there has to find out by itself.

/** Each speaker says that it lives so often, beside all else that it says; each listener looks as often. */
export const beatMs = 1000;
/** Who has not been heard for this long does nothing useful any more. */
export const silentMs = 6000;

export interface SilenceWatch {
  /** Something came, whatever it was. */
  readonly heard: () => void;
  /** To be asked every `beatMs`. True once, when the silence has become too long; before the first word there is nothing to miss. */
  readonly look: (nowMs: number) => boolean;
}

export function createSilenceWatch(): SilenceWatch {
  let quietLooks: number | null = null;
  let lookedAt = 0;
  return {
    heard() {
      quietLooks = 0;
    },
    look(nowMs) {
      // We ourselves stood still: the silence may be ours, and what was said meanwhile still waits to be heard.
      const late = nowMs - lookedAt > 2 * beatMs;
      lookedAt = nowMs;
      if (quietLooks === null || late) return false;
      quietLooks += 1;
      if (quietLooks * beatMs < silentMs) return false;
      quietLooks = null;
      return true;
    },
  };
}
