// One deadline over everything that a call does, joined with the caller's own signal.

/** Why the signal aborted when it was the caller who gave up, not the time that ran out. */
export const abandoned = Symbol('abandoned');

/** Runs with a signal that aborts after `ms` or when `outer` does; leaves neither timer nor listener behind. */
export async function withinDeadline<T>(ms: number, outer: AbortSignal, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = (): void => controller.abort(abandoned);
  const timer = setTimeout(() => controller.abort(), ms);
  outer.addEventListener('abort', abort, { once: true });
  if (outer.aborted) abort();
  try {
    return await run(controller.signal);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', abort);
  }
}

/** The promise's value, or `otherwise` as soon as the signal aborts: what was promised goes on without us. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal, otherwise: T): Promise<T> {
  const aborted = Promise.withResolvers<T>();
  const abort = (): void => aborted.resolve(otherwise);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  try {
    return await Promise.race([aborted.promise, promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
