// Ends one piece of work when any of several signals does, without leaving listeners on those that live on.

import { endReason } from './queue.ts';

/** AbortSignal.any would keep a trace on a signal that lives as long as the connection: days. */
export async function underAll<T>(signals: readonly AbortSignal[], work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const relays = signals.map((signal) => {
    const relay = (): void => controller.abort(endReason(signal));
    if (signal.aborted) relay();
    signal.addEventListener('abort', relay, { once: true });
    return () => signal.removeEventListener('abort', relay);
  });
  try {
    return await work(controller.signal);
  } finally {
    for (const release of relays) release();
  }
}
