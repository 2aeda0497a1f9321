// Waits for what may never answer, and goes on without it.

/** What comes in time, else what `late` gives: it also stops what nobody waits for any more. */
export function within<T>(milliseconds: number, awaited: Promise<T>, late: () => T): Promise<T> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => done(late()), milliseconds);
    awaited.then(done, fail).finally(() => clearTimeout(timer));
  });
}
