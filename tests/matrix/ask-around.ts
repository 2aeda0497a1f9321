// What is asked while a fault lasts: status and capabilities, which are answered whatever goes on, and hold nothing that is not so for long.

import { deviceStatus } from '../../contract/device/payloads.ts';
import { tidyMs } from './begin.ts';
import { realityOf, statusLies, untrueAtBoth } from './reality.ts';
import { type Completion, endsWithin, type Rig } from './rig.ts';
import { late } from './words.ts';

/** A driver looks after its device now and then: it may be behind the world for so long. */
const patienceMs = 2000;

export interface Asked {
  readonly codes: readonly { readonly name: string; readonly code: string }[];
  readonly violations: readonly string[];
  readonly lies: readonly string[];
}

export async function askAround(rig: Rig): Promise<Asked> {
  const status = await trueStatus(rig);
  const capabilities = await endsWithin(rig.give('Common.Capabilities', {}, 0).done, tidyMs);
  const answers = [
    { name: 'Common.Status', completion: status.completion },
    { name: 'Common.Capabilities', completion: capabilities },
  ];
  return {
    codes: answers.map(({ name, completion }) => ({ name, code: completion?.header.completionCode ?? 'none' })),
    violations: answers.flatMap(({ name, completion }) =>
      completion?.header.completionCode === 'success' ? [] : [`${late}${name} was not answered`],
    ),
    lies: status.lies,
  };
}

async function trueStatus(rig: Rig): Promise<{ readonly completion: Completion | null; readonly lies: readonly string[] }> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const before = realityOf(await rig.ask('state'));
    const completion = await endsWithin(rig.give('Common.Status', {}, 0).done, tidyMs);
    if (!completion) return { completion, lies: [] };
    const status = deviceStatus.parse(completion.payload);
    const lies = untrueAtBoth((reality) => statusLies(status, reality), before, realityOf(await rig.ask('state')));
    if (lies.length === 0 || performance.now() > until) return { completion, lies };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
