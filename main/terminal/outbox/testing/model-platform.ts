// A platform for the model test: it executes, loses, delays and refuses as it is told, and writes down every execution.

import type { AskAnswer, RegionAdapter, Submission, SubmitAnswer } from '../../platform/region/types.ts';
import type { VirtualClock } from './virtual-clock.ts';

export type Weather =
  | 'good'
  /** Executed, and the answer is lost. */
  | 'executedNoReply'
  /** Lost on its way. */
  | 'swallowed'
  /** Received, executed only after some seconds: whoever asks before finds nothing. */
  | 'executedLate'
  | 'unreachable'
  | 'refused'
  | 'refusedInOtherWords'
  /** The same, and executed after some seconds all the same. */
  | 'refusedAndExecutedLate'
  /** A question is answered some seconds later, with what was so when it came. */
  | 'slow'
  | 'garbage'
  | 'silent';
export const weathers: readonly Weather[] = [
  'good',
  'executedNoReply',
  'swallowed',
  'executedLate',
  'unreachable',
  'refused',
  'refusedInOtherWords',
  'refusedAndExecutedLate',
  'slow',
  'garbage',
  'silent',
];

export const settleMs = 10_000;
const lateMs = 6_000;
const slowMs = 5_000;

export interface ModelPlatform {
  /** What one life of the terminal speaks to. */
  readonly line: (
    onSubmit: (submission: Submission) => void,
  ) => Pick<RegionAdapter, 'submit' | 'ask' | 'repetitionOf' | 'settleMs'> & { cut: () => void };
  readonly executions: (key: string) => number;
  /** The latest thing it said of a key: whether it has it. */
  readonly toldNotFound: (key: string) => boolean;
}

export function modelPlatform(
  clock: VirtualClock,
  { repetitionOf, weather }: Pick<RegionAdapter, 'repetitionOf'> & { readonly weather: () => Weather },
): ModelPlatform {
  const executed = new Map<string, number>();
  const notFound = new Set<string>();
  /** Its own timers outlive every life of the terminal. */
  const late: { readonly at: number; readonly submission: Submission }[] = [];

  function execute({ key, operation }: Submission): void {
    const times = executed.get(key) ?? 0;
    executed.set(key, repetitionOf(operation) === 'keyed' ? 1 : times + 1);
  }

  function catchUp(): void {
    for (const { submission } of late.filter(({ at }) => at <= clock.monotonic())) execute(submission);
    late.splice(0, late.length, ...late.filter(({ at }) => at > clock.monotonic()));
  }

  const number = (key: string): string => `SN${key.slice(-6)}`;
  const accepted = (key: string): SubmitAnswer => ({ kind: 'accepted', platformNumber: number(key), standing: 'finished' });

  /** Ends when its signal does, as the interface promises. */
  const never = <T>(signal: AbortSignal, answer: T): Promise<T> =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(answer), { once: true }));

  return {
    line(onSubmit) {
      let connected = true;
      const dead = new Promise<never>(() => undefined);
      return {
        repetitionOf,
        settleMs,
        cut: () => {
          connected = false;
        },
        submit(submission, signal) {
          if (!connected) return dead;
          catchUp();
          const { key, operation } = submission;
          const now = weather();
          if (now === 'unreachable') return Promise.resolve({ kind: 'notSent', fault: 'platform.unreachable' });
          onSubmit(submission);
          notFound.delete(key);
          // A key that it has executed is answered as before; one that is still on its way is no different from a new one.
          if (repetitionOf(operation) === 'keyed' && executed.has(key) && now === 'refused') return Promise.resolve({ kind: 'repeated' });
          switch (now) {
            case 'refused':
              return Promise.resolve({ kind: 'refused', fault: 'filing.alreadyFiled', final: true });
            case 'refusedAndExecutedLate':
              late.push({ at: clock.monotonic() + lateMs, submission });
              return Promise.resolve({ kind: 'refused', fault: 'filing.refused', final: false });
            case 'refusedInOtherWords':
              return Promise.resolve({ kind: 'refused', fault: 'filing.refused', final: false });
            case 'swallowed':
              return Promise.resolve({ kind: 'lost', fault: 'platform.unreachable' });
            case 'silent':
              return never(signal, { kind: 'lost', fault: 'platform.tooSlow' });
            case 'executedLate':
              late.push({ at: clock.monotonic() + lateMs, submission });
              return Promise.resolve({ kind: 'lost', fault: 'platform.tooSlow' });
            case 'executedNoReply':
              execute(submission);
              return never(signal, { kind: 'lost', fault: 'platform.tooSlow' });
            case 'garbage':
              execute(submission);
              return Promise.resolve({ kind: 'lost', fault: 'platform.notUnderstood' });
            case 'good':
            case 'slow':
              execute(submission);
              return Promise.resolve(accepted(key));
          }
        },
        ask({ key }, _messageId, signal) {
          if (!connected) return dead;
          catchUp();
          const now = weather();
          if (now === 'silent') return never<AskAnswer>(signal, { kind: 'noAnswer', fault: 'platform.tooSlow' });
          if (now === 'unreachable' || now === 'swallowed') return Promise.resolve({ kind: 'noAnswer', fault: 'platform.unreachable' });
          if (now === 'garbage' || now === 'refusedInOtherWords')
            return Promise.resolve({ kind: 'noAnswer', fault: 'platform.notUnderstood' });
          const found = executed.has(key);
          if (!found) notFound.add(key);
          const answer: AskAnswer = found ? { kind: 'found', platformNumber: number(key), standing: 'finished' } : { kind: 'notFound' };
          return now === 'slow' ? new Promise((resolve) => clock.after(slowMs, () => resolve(answer))) : Promise.resolve(answer);
        },
      };
    },
    executions(key) {
      catchUp();
      return executed.get(key) ?? 0;
    },
    toldNotFound: (key) => notFound.has(key),
  };
}
