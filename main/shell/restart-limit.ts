// So many new starts in so much time, and then somebody else must decide.

export interface RestartLimit {
  /** Counts one more start; false: too many. `nowMs` is monotonic. */
  readonly allow: (nowMs: number) => boolean;
}

export function createRestartLimit({ most, withinMs }: { readonly most: number; readonly withinMs: number }): RestartLimit {
  let starts: readonly number[] = [];

  return {
    allow(nowMs) {
      starts = [...starts.filter((startedAtMs) => nowMs - startedAtMs < withinMs), nowMs];
      return starts.length <= most;
    },
  };
}
