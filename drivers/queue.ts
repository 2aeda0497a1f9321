// One command at a time on a device, in the order they came, each with its deadline and its cancel.

import { fail, type Result, succeed } from '../contract/result.ts';
import type { Clock } from './clock.ts';

/** Why a command was ended from outside; it is the abort reason of the signal that the command works under. */
export type EndReason = 'canceled' | 'timeOut' | 'linkLost';

/** A signal aborted by anybody else than the queue's user counts as a cancel. */
export function endReason(signal: AbortSignal): EndReason {
  return signal.reason === 'timeOut' || signal.reason === 'linkLost' ? signal.reason : 'canceled';
}

export class CommandQueue {
  readonly #clock: Clock;
  readonly #bound: number;
  readonly #waiting: (() => void)[] = [];
  #busy = false;

  constructor(clock: Clock, bound: number) {
    this.#clock = clock;
    this.#bound = bound;
  }

  get idle(): boolean {
    return !this.#busy;
  }

  /**
   * Refused at once beyond the bound; otherwise a promise of what the work gave, or of the reason it was never started.
   * Once started the work ends by itself: it must heed its signal, and the next one waits until it has.
   * @param deadline milliseconds from now, waiting included; 0: none
   */
  run<T>(
    deadline: number,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<T>,
  ): Result<Promise<Result<T, EndReason>>, 'tooManyRequests'> {
    if (this.#waiting.length >= this.#bound) return fail('tooManyRequests');
    return succeed(this.#enter(deadline, signal, work));
  }

  async #enter<T>(deadline: number, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<Result<T, EndReason>> {
    const controller = new AbortController();
    const relay = (): void => controller.abort(endReason(signal));
    const stopTimer = deadline > 0 ? this.#clock.after(deadline, () => controller.abort('timeOut')) : () => undefined;
    if (signal.aborted) relay();
    signal.addEventListener('abort', relay, { once: true });
    try {
      if (!(await this.#turn(controller.signal))) return fail(endReason(controller.signal));
      try {
        return succeed(await work(controller.signal));
      } finally {
        this.#leave();
      }
    } finally {
      stopTimer();
      signal.removeEventListener('abort', relay);
    }
  }

  /** @returns false when it was aborted before its turn came. */
  #turn(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false);
    if (!this.#busy) {
      this.#busy = true;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const enter = (): void => {
        signal.removeEventListener('abort', giveUp);
        resolve(true);
      };
      const giveUp = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        resolve(false);
      };
      this.#waiting.push(enter);
      signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#busy = false;
  }
}
