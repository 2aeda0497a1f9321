// Question and answer with a device that answers in order and does not say which question it answers.

import { fail, type Result, succeed } from '../contract/result.ts';
import type { Clock } from './clock.ts';
import { Mailbox } from './mailbox.ts';
import type { Connection } from './wire/wire.ts';

/** `garbled`: something came, but no whole answer; `silent`: nothing came; `ended`: the command was ended or the wire lost. */
export type AskFault = 'garbled' | 'silent' | 'ended';

/** A device that answers leaves no such gap within its answer. */
const quietTime = 50;

export interface AskTiming {
  readonly writeMs: number;
  readonly answerMs: number;
}

export class Exchange<Answer> {
  readonly #link: Connection;
  readonly #clock: Clock;
  readonly #answers: Mailbox<Answer | 'garbled'>;
  #unanswered: Promise<unknown> = Promise.resolve();
  #heardAt: number | null = null;
  #isAwaited = false;

  constructor(link: Connection, clock: Clock) {
    this.#link = link;
    this.#clock = clock;
    this.#answers = new Mailbox(clock);
  }

  /** Bytes came in, whatever they are. */
  heard(): void {
    this.#heardAt = this.#clock.now();
  }

  /** @returns false when nobody had asked, or the answer had come already */
  deliver(answer: Answer | 'garbled'): boolean {
    const isAwaited = this.#isAwaited;
    this.#isAwaited = false;
    this.#answers.put(answer);
    return isAwaited;
  }

  /** One question at a time. `prepare` runs just before the question goes out: the place to forget half an old answer. */
  async ask(
    question: Uint8Array,
    timing: AskTiming,
    signal: AbortSignal,
    prepare: () => void = () => undefined,
  ): Promise<Result<Answer, AskFault>> {
    // A question whose asker gave up is still going to be answered: taking that for the answer to this one would be the worst mistake.
    await this.#unanswered;
    if (signal.aborted) return fail('ended');
    this.#answers.clear();
    this.#heardAt = null;
    this.#isAwaited = true;
    prepare();
    const written = await this.#link.write(question, timing.writeMs);
    if (!written.ok) return fail('ended');
    const asked = this.#clock.now();
    const answer = await this.#answers.take(timing.answerMs, signal);
    if (answer.ok && answer.value !== 'garbled') return succeed(answer.value);
    if (!answer.ok && answer.fault === 'aborted') {
      const remaining = Math.max(0, asked + timing.answerMs - this.#clock.now());
      this.#unanswered = this.#answers.take(remaining, new AbortController().signal);
      return fail('ended');
    }
    return this.#heardAt === null ? fail('silent') : this.#outlastNoise(timing.answerMs);
  }

  /** Noise may hide that the answer is still on its way: it is waited for until the line is quiet, or it would answer the next question. */
  async #outlastNoise(longest: number): Promise<Result<Answer, AskFault>> {
    const began = this.#clock.now();
    const always = new AbortController().signal;
    for (;;) {
      const answer = await this.#answers.take(quietTime, always);
      if (answer.ok && answer.value !== 'garbled') return succeed(answer.value);
      const now = this.#clock.now();
      if (now - began >= longest || now - (this.#heardAt ?? began) >= quietTime) return fail('garbled');
    }
  }
}
