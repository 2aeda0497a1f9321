// The plain command of a device: what has to succeed after each cell, and what leaves something lying there before some.

import { outcome } from '../../contract/device/outcome.ts';
import { tidyMs } from './begin.ts';
import { type Reality, realityOf } from './reality.ts';
import { type Completion, endsWithin, type Rig } from './rig.ts';

export interface Plain {
  readonly mark: string;
  readonly before: Reality;
  readonly after: Reality;
  readonly completion: Completion | null;
}

export async function runPlain(rig: Rig, mark: string): Promise<Plain> {
  const [command] = rig.subject.commands;
  if (!command.alwaysStagesLate) await rig.act(command.stage(mark));
  const before = realityOf(await rig.ask('state'));
  const given = rig.give(command.name, command.payload(mark), command.timeoutMs);
  if (command.alwaysStagesLate) await rig.act(command.stage(mark));
  const completion = await endsWithin(given.done, command.timeoutMs + tidyMs);
  return { mark, before, after: realityOf(await rig.ask('state')), completion };
}

/** It was refused, or nothing was begun: it may be given again. */
export const isNotBegun = ({ completion }: Plain): boolean =>
  completion?.header.completionCode === 'deviceNotReady' || outcome.safeParse(completion?.payload.outcome).data?.kind === 'notDone';

export const endOf = ({ completion }: Plain): string =>
  completion ? `${completion.header.completionCode} ${completion.header.errorDescription ?? ''}`.trim() : 'nothing';
