// The moving parts: what is laid out comes out at the speed of the motor, stops where a fault stops it, and goes on from there.

import type { LaidOut } from '../paper.ts';
import { dotsPerMm, lengthOf, type Piece } from '../strip.ts';

/** `mark`: reached when all before it is on the paper. */
export type Task = LaidOut | { readonly kind: 'mark'; readonly reached: () => void };

export interface Strip {
  readonly pieces: readonly Piece[];
  /** Ended by the knife; otherwise by the end of the paper or of the power. */
  readonly complete: boolean;
  /** Its job began on an earlier strip. */
  readonly continued: boolean;
}

export interface MechanismOptions {
  /** Millimetres a second. */
  readonly paperSpeed: number;
  readonly cameOff: (strip: Strip) => void;
}

export interface Mechanism {
  readonly print: (task: Task) => void;
  readonly stop: () => void;
  readonly go: () => void;
  /** After so many more millimetres of movement `reached` is called, once; a later order replaces an earlier one. */
  readonly after: (mm: number, reached: () => void) => void;
  readonly neverMind: () => void;
  /** Forgets what is not on the paper yet. */
  readonly clear: () => void;
  /** The paper that is out comes off without a cut. */
  readonly tearOff: () => void;
  /** No paper and no task any more, as from the factory; nothing comes off. */
  readonly empty: () => void;
  readonly state: () => { readonly moving: boolean; readonly outMm: number; readonly waitingMm: number };
}

interface Movement {
  readonly timer: NodeJS.Timeout;
  readonly startedAt: number;
  readonly dots: number;
}

export function openMechanism({ paperSpeed, cameOff }: MechanismOptions): Mechanism {
  const dotsPerMs = (paperSpeed * dotsPerMm) / 1000;
  let tasks: readonly Task[] = [];
  let pieces: readonly Piece[] = [];
  /** Dots of the first task that are out. */
  let out = 0;
  let continued = false;
  let stopped = false;
  let movement: Movement | null = null;
  let appointment: { readonly dots: number; readonly reached: () => void } | null = null;

  function advance(): void {
    while (!stopped && !movement) {
      const [task] = tasks;
      if (!task) return;
      if (task.kind === 'mark' || task.kind === 'cut') {
        finishTask();
        if (task.kind === 'mark') task.reached();
        else comeOff(true);
        continue;
      }
      const remaining = task.dots - out;
      if (remaining <= 0) finishTask();
      else move(Math.min(remaining, appointment?.dots ?? remaining));
    }
  }

  function finishTask(): void {
    tasks = tasks.slice(1);
    out = 0;
  }

  function move(dots: number): void {
    const timer = setTimeout(() => {
      movement = null;
      moved(dots);
      advance();
    }, dots / dotsPerMs);
    movement = { timer, startedAt: performance.now(), dots };
  }

  function moved(dots: number): void {
    const [block] = tasks;
    if (!block || block.kind === 'mark' || block.kind === 'cut' || dots <= 0) return;
    const last = pieces.at(-1);
    const goesOn = last?.block === block && last.to === out;
    const piece = { block, from: goesOn ? last.from : out, to: out + dots };
    pieces = [...(goesOn ? pieces.slice(0, -1) : pieces), piece];
    out += dots;
    if (out >= block.dots) finishTask();
    if (!appointment) return;
    const { dots: left, reached } = appointment;
    appointment = left > dots ? { dots: left - dots, reached } : null;
    if (!appointment) reached();
  }

  /** The motor stands still; what it moved until now counts. */
  function halt(): void {
    if (!movement) return;
    const { timer, startedAt, dots } = movement;
    clearTimeout(timer);
    movement = null;
    moved(Math.min(dots, Math.round((performance.now() - startedAt) * dotsPerMs)));
  }

  function comeOff(complete: boolean): void {
    const strip: Strip = { pieces, complete, continued };
    const isPaper = pieces.length > 0;
    pieces = [];
    continued = !complete && tasks.length > 0;
    if (isPaper) cameOff(strip);
  }

  function clear(): void {
    halt();
    tasks = [];
    out = 0;
    if (pieces.length === 0) continued = false;
  }

  return {
    print(task) {
      tasks = [...tasks, task];
      advance();
    },
    stop() {
      stopped = true;
      halt();
    },
    go() {
      stopped = false;
      advance();
    },
    after(mm, reached) {
      appointment = null;
      halt();
      appointment = { dots: Math.max(1, Math.round(mm * dotsPerMm)), reached };
      advance();
    },
    neverMind() {
      appointment = null;
    },
    clear,
    tearOff() {
      halt();
      comeOff(false);
    },
    empty() {
      appointment = null;
      clear();
      pieces = [];
      continued = false;
    },
    state: () => ({
      moving: movement !== null,
      outMm: lengthOf(pieces) / dotsPerMm,
      waitingMm: (tasks.reduce((dots, task) => dots + ('dots' in task ? task.dots : 0), 0) - out) / dotsPerMm,
    }),
  };
}
