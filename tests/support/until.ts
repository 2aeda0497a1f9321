// Waiting for something to become true, with a deadline and a word about what was waited for.

export async function until<T>(what: string | (() => string), look: () => T | Promise<T>, deadlineMs = 10_000): Promise<NonNullable<T>> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== undefined && seen !== false) return seen as NonNullable<T>;
    if (performance.now() > end) throw new Error(`Waited ${deadlineMs} ms for ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
}
