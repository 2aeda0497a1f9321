// Where the tickets are: held in the presenter, in the exit, with a person, in the bin or on the floor. Every paper is in one place.

import type { Unclaimed } from './commands.ts';

/** `inside`: torn or crumpled in the machine, whoever opens it has it in hand. `dropped`: pushed out for anybody. */
export type Place = 'presenter' | 'exit' | 'taken' | 'retracted' | 'dropped' | 'inside';

export interface PresenterOptions {
  /** A printer without a presenter leaves the ticket in the exit as soon as it is cut. */
  readonly hasPresenter: boolean;
  readonly presentMs: number;
  readonly millisecondsASecond: number;
  readonly isBinFull: () => boolean;
  readonly changed: () => void;
  /** A ticket ran into one that still stood in the way, or found no room in the bin. */
  readonly collided: () => void;
}

export interface Presenter {
  /** A ticket of this number was cut off. */
  readonly arrived: (number: number, place?: Place) => void;
  readonly present: (unclaimed: Unclaimed | null) => void;
  readonly clear: (move: 'retract' | 'eject') => void;
  /** Somebody takes what stands in the exit. */
  readonly take: () => void;
  readonly stuck: (stuck: boolean) => void;
  /** The motor forgets what it was about to do. */
  readonly stop: () => void;
  readonly placeOf: (number: number) => Place;
  readonly atExit: () => boolean;
  readonly retracts: () => number;
}

export function openPresenter(options: PresenterOptions): Presenter {
  const { hasPresenter, presentMs, millisecondsASecond, isBinFull, changed, collided } = options;
  const places = new Map<number, Place>();
  let timer: NodeJS.Timeout | undefined;
  let standing: Unclaimed | null = null;
  let isStuck = false;
  let retracts = 0;

  const anyIn = (place: Place): boolean => [...places.values()].includes(place);

  function move(from: readonly Place[], to: Place): number {
    let moved = 0;
    for (const [number, place] of places) {
      if (!from.includes(place)) continue;
      places.set(number, to);
      moved += 1;
    }
    if (moved > 0) changed();
    return moved;
  }

  function clear(how: 'retract' | 'eject', from: readonly Place[] = ['presenter', 'exit']): void {
    clearTimeout(timer);
    if (isStuck) return;
    if (how === 'retract' && isBinFull() && from.some(anyIn)) return collided();
    const moved = move(from, how === 'retract' ? 'retracted' : 'dropped');
    if (how === 'retract' && moved > 0) retracts += 1;
  }

  return {
    arrived(number, place) {
      places.set(number, place ?? (hasPresenter ? 'presenter' : 'exit'));
      changed();
    },
    present(unclaimed) {
      clearTimeout(timer);
      if (isStuck) return;
      if (anyIn('presenter') && anyIn('exit')) {
        if (!standing) return collided();
        clear(standing.move, ['exit']);
      }
      standing = unclaimed;
      timer = setTimeout(() => {
        move(['presenter'], 'exit');
        if (!unclaimed || unclaimed.seconds === 0) return;
        timer = setTimeout(() => clear(unclaimed.move), unclaimed.seconds * millisecondsASecond);
      }, presentMs);
    },
    clear: (how) => clear(how),
    take() {
      if (!isStuck) move(['exit'], 'taken');
    },
    stuck(stuck) {
      isStuck = stuck;
      if (stuck) return clearTimeout(timer);
      // Whoever frees the presenter pulls out what was in it.
      move(['presenter', 'exit'], 'inside');
    },
    stop: () => clearTimeout(timer),
    placeOf: (number) => places.get(number) ?? 'inside',
    atExit: () => anyIn('exit'),
    retracts: () => retracts,
  };
}
