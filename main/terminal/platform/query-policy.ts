// What a query may do against a bad network: one more try, and a breaker that says "unreachable" at once when the platform is down.

import {
  BrokenCircuitError,
  CircuitState,
  circuitBreaker,
  ConsecutiveBreaker,
  ConstantBackoff,
  handleWhenResult,
  type IBackoff,
  retry,
  wrap,
} from 'cockatiel';
import { fail, type Result } from '../../../contract/result.ts';
import { abandoned } from './deadline.ts';
import type { TransportFault } from './transport.ts';

type Attempt = (signal: AbortSignal) => Promise<Result<unknown, TransportFault>>;

export interface QueryPolicy {
  /** `repeatable`: may be sent again when nothing or nothing sensible came back. */
  readonly run: (attempt: Attempt, signal: AbortSignal, repeatable: boolean) => Promise<Result<unknown, TransportFault>>;
}

interface QueryPolicyOptions {
  /** Milliseconds that only go forward. */
  readonly monotonic: () => number;
  readonly onCircuit: (state: 'open' | 'closed') => void;
}

/** So many calls in a row without an answer, and nobody is made to wait for the next one. */
const failuresToOpen = 3;
const openMs = 10_000;
const retryAfterMs = 100;

type Outcome = { readonly answer: Result<unknown, TransportFault>; readonly abandoned: boolean };
const faultIn = (faults: readonly TransportFault[]) => (value: unknown) => {
  const { answer, abandoned } = value as Outcome;
  return !answer.ok && !abandoned && faults.includes(answer.fault);
};

const worthAnotherTry = handleWhenResult(faultIn(['reset', 'failing', 'platform.unreachable']));
const sayingThatItIsDown = handleWhenResult(faultIn(['reset', 'failing', 'platform.unreachable', 'platform.tooSlow']));

export function createQueryPolicy({ monotonic, onCircuit }: QueryPolicyOptions): QueryPolicy {
  const breaker = circuitBreaker(sayingThatItIsDown, {
    breaker: new ConsecutiveBreaker(failuresToOpen),
    halfOpenAfter: { next: () => pauseOf(monotonic) },
  });
  breaker.onStateChange((state) => {
    if (state === CircuitState.Open) onCircuit('open');
    if (state === CircuitState.Closed) onCircuit('closed');
  });
  const once = retry(worthAnotherTry, { maxAttempts: 1, backoff: new ConstantBackoff(retryAfterMs) });
  const withAnotherTry = wrap(breaker, once);

  return {
    async run(attempt, signal, repeatable) {
      // Whoever gives up says nothing about the platform, a deadline that passes does.
      const outcome = async (): Promise<Outcome> => ({ answer: await attempt(signal), abandoned: isAbandoned(signal) });
      try {
        return (await (repeatable ? withAnotherTry : breaker).execute(outcome, signal)).answer;
      } catch (error) {
        if (error instanceof BrokenCircuitError) return fail('platform.unreachable');
        throw error;
      }
    },
  };
}

const isAbandoned = (signal: AbortSignal): boolean => signal.aborted && signal.reason === abandoned;

/** cockatiel measures by the wall clock, which may be set back by a day: it reads `duration` at every call, so that decides instead. */
function pauseOf(monotonic: () => number): IBackoff<unknown> {
  const openedAt = monotonic();
  return {
    get duration() {
      return monotonic() - openedAt < openMs ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    },
    next: () => pauseOf(monotonic),
  };
}
