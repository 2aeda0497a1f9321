// The faults that every wire can have, as orders to the simulated world.

import type { Fault } from './words.ts';

/** Where the cable is cut within a command: so many bytes after its beginning. */
export interface CutPoints {
  readonly toHost: number;
  readonly toDevice: number;
}

const always = 100_000;
/** Within every deadline of a tenth, and beyond every one. */
const inTimeMs = 15;
const tooLateMs = 2500;

export function wireFaults({ toHost, toDevice }: CutPoints): readonly Fault[] {
  const technician = { hands: 'technician' } as const;
  return [
    { name: 'none', moment: 'before', acts: [], ...technician },
    { name: 'absent', moment: 'before', acts: [['present', { there: false }]], ...technician },
    { name: 'powered off', moment: 'before', acts: [['power', { on: false }]], ...technician },
    { name: 'powered off amid', moment: 'amid', acts: [['power', { on: false }]], ...technician },
    { name: 'cable cut', moment: 'before', acts: [['cable', { state: 'cut' }]], ...technician },
    { name: 'cable cut amid', moment: 'amid', acts: [['cable', { state: 'cut' }]], ...technician },
    { name: 'cable cut in an answer', moment: 'at', acts: [['cable', { state: 'cut', afterBytes: toHost, way: 'toHost' }]], ...technician },
    {
      name: 'cable cut in a command',
      moment: 'at',
      acts: [['cable', { state: 'cut', afterBytes: toDevice, way: 'toDevice' }]],
      ...technician,
    },
    { name: 'silent', moment: 'at', acts: [['wire', { silent: true }]], ...technician },
    { name: 'silent amid', moment: 'amid', acts: [['wire', { silent: true }]], ...technician },
    { name: 'late', moment: 'at', acts: [['wire', { delayMs: inTimeMs }]], ...technician },
    { name: 'too late', moment: 'at', acts: [['wire', { delayMs: tooLateMs }]], ...technician },
    { name: 'twice', moment: 'at', acts: [['wire', { duplicateNext: always }]], ...technician },
    { name: 'split', moment: 'at', acts: [['wire', { chunk: 'random' }]], ...technician },
    { name: 'merged', moment: 'at', acts: [['wire', { mergeMs: 10 }]], ...technician },
    { name: 'garbage before', moment: 'at', acts: [['wire', { garbageNext: 2 }]], ...technician },
    { name: 'garbage before each', moment: 'at', acts: [['wire', { garbageNext: always }]], ...technician },
    { name: 'wrong checksum', moment: 'at', acts: [['wire', { corruptNext: 1 }]], ...technician },
    { name: 'wrong checksums', moment: 'at', acts: [['wire', { corruptNext: always }]], ...technician },
    { name: 'stale', moment: 'at', acts: [['wire', { staleNext: 1 }]], ...technician },
    { name: 'stale always', moment: 'at', acts: [['wire', { staleNext: always }]], ...technician },
  ];
}
