// Where what a decoder found waits for the one command that wants it: bounded, with a deadline and a cancel for the taker.

import { fail, type Result, succeed } from '../contract/result.ts';
import type { Clock } from './clock.ts';

const capacity = 16;

export class Mailbox<T> {
  readonly #clock: Clock;
  readonly #items: T[] = [];
  #taker: ((item: T) => void) | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Keeps the newest: a peer that talks without being asked cannot fill the memory. */
  put(item: T): void {
    if (this.#taker) {
      this.#taker(item);
      return;
    }
    if (this.#items.length === capacity) this.#items.shift();
    this.#items.push(item);
  }

  clear(): void {
    this.#items.length = 0;
  }

  /** One taker at a time. What is there already is given even to an aborted taker. `milliseconds` null: as long as it takes. */
  take(milliseconds: number | null, signal: AbortSignal): Promise<Result<T, 'elapsed' | 'aborted'>> {
    if (this.#taker) throw new Error('A mailbox has one taker');
    const waiting = this.#items.shift();
    if (waiting !== undefined) return Promise.resolve(succeed(waiting));
    if (signal.aborted) return Promise.resolve(fail('aborted'));
    return new Promise((resolve) => {
      const finish = (result: Result<T, 'elapsed' | 'aborted'>): void => {
        this.#taker = null;
        stop();
        signal.removeEventListener('abort', abort);
        resolve(result);
      };
      const abort = (): void => finish(fail('aborted'));
      const stop = milliseconds === null ? () => undefined : this.#clock.after(milliseconds, () => finish(fail('elapsed')));
      this.#taker = (item) => finish(succeed(item));
      signal.addEventListener('abort', abort, { once: true });
    });
  }
}
