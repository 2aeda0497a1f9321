// How a cell begins: what is staged, the fault at its moment, the command, and a cancel in its middle where one is tried.

import { type Completion, endsWithin, type Rig } from './rig.ts';
import { realityOf, type Reality } from './reality.ts';
import type { Fault, SubjectCommand } from './words.ts';

/** Longer than it takes to lose a wire, wait half a second and find out that nobody is there. */
export const stateQuietMs = 800;
/** After its deadline a command may still have to tidy up: clear a buffer, cut what hangs. */
export const tidyMs = 2500;
/** A cancel comes in the middle of its command, or so long after its beginning. */
const cancelAfterMs = 60;
const amidWithinMs = 400;
const wait = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(resolve, ms, null));

export interface Task {
  readonly command: SubjectCommand;
  readonly fault: Fault;
  readonly mark: string;
  readonly cancels: boolean;
}

export interface Begun {
  readonly at: number;
  readonly before: Reality;
  readonly done: Promise<Completion>;
  readonly cancelCode: () => Promise<string>;
}

export async function begin(rig: Rig, { command, fault, mark, cancels }: Task): Promise<Begun> {
  // What is canceled waits: nobody lays a card down for it.
  const stage = cancels || fault.isLeft ? [] : command.stage(mark);
  if (fault.moment === 'before') {
    await rig.act(fault.acts);
    const changes = fault.acts.length > 0 || fault.isLeft;
    await rig.restingStatus(changes ? (fault.quietMs ?? stateQuietMs) : 0);
  }
  const stagesLate = command.alwaysStagesLate || (fault.moment === 'amid' && command.stagesLate);
  if (!stagesLate) await rig.act(stage);
  const middle = Promise.withResolvers<null>();
  rig.whenWritten((bytes) => {
    if (!command.isAmid?.(bytes)) return;
    rig.whenWritten(null);
    middle.resolve(null);
  });
  await rig.gate.shut();
  if (fault.moment === 'at') await rig.act(fault.acts);
  const before = realityOf(await rig.ask('state'));
  const at = performance.now();
  const given = rig.give(command.name, command.payload(mark), command.timeoutMs);
  await given.acknowledged;
  rig.gate.open();
  if (fault.moment === 'amid') {
    // One that is always on has no beginning that could be seen.
    await Promise.race([middle.promise, given.done, wait(amidWithinMs)]);
    await wait(command.amidAfterMs);
    await rig.act(fault.acts);
  }
  if (stagesLate) await rig.act(stage);
  if (!cancels) return { at, before, done: given.done, cancelCode: async () => '' };
  await Promise.race([middle.promise.then(() => wait(command.amidAfterMs)), given.done, wait(cancelAfterMs)]);
  const canceling = rig.give('Common.Cancel', { requestIds: [given.requestId] }, 0);
  return {
    at,
    before,
    done: given.done,
    cancelCode: async () => (await endsWithin(canceling.done, tidyMs))?.header.completionCode ?? 'none',
  };
}
