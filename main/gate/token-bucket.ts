// A rate limit: so many at once, so many a second after that.

export interface TokenBucket {
  /** Takes one token if there is one. `nowMs` is monotonic. */
  readonly take: (nowMs: number) => boolean;
}

export function createTokenBucket({ burst, perSecond }: { readonly burst: number; readonly perSecond: number }): TokenBucket {
  let tokens = burst;
  let filledAtMs: number | null = null;

  return {
    take(nowMs) {
      const elapsedMs = Math.max(0, nowMs - (filledAtMs ?? nowMs));
      tokens = Math.min(burst, tokens + (elapsedMs / 1000) * perSecond);
      filledAtMs = Math.max(nowMs, filledAtMs ?? nowMs);
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
