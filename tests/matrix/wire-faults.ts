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
export const tooLateMs = 2500;

export function wireFaults({ toHost, toDevice }: CutPoints): readonly Fault[] {
  return [
    { name: 'none', moment: 'before', acts: [] },
    { name: 'absent', moment: 'before', acts: [['present', { there: false }]] },
    { name: 'powered off', moment: 'before', acts: [['power', { on: false }]] },
    { name: 'powered off amid', moment: 'amid', acts: [['power', { on: false }]] },
    { name: 'cable cut', moment: 'before', acts: [['cable', { state: 'cut' }]] },
    { name: 'cable cut amid', moment: 'amid', acts: [['cable', { state: 'cut' }]] },
    { name: 'cable cut in an answer', moment: 'at', acts: [['cable', { state: 'cut', afterBytes: toHost, way: 'toHost' }]] },
    {
      name: 'cable cut in a command',
      moment: 'at',
      acts: [['cable', { state: 'cut', afterBytes: toDevice, way: 'toDevice' }]],
    },
    { name: 'silent', moment: 'at', acts: [['wire', { silent: true }]] },
    { name: 'silent amid', moment: 'amid', acts: [['wire', { silent: true }]] },
    { name: 'late', moment: 'at', acts: [['wire', { delayMs: inTimeMs }]] },
    { name: 'too late', moment: 'at', acts: [['wire', { delayMs: tooLateMs }]] },
    { name: 'twice', moment: 'at', acts: [['wire', { duplicateNext: always }]] },
    { name: 'split', moment: 'at', acts: [['wire', { chunk: 'random' }]] },
    { name: 'merged', moment: 'at', acts: [['wire', { mergeMs: 10 }]] },
    { name: 'garbage before', moment: 'at', acts: [['wire', { garbageNext: 2 }]] },
    { name: 'garbage before each', moment: 'at', acts: [['wire', { garbageNext: always }]] },
    { name: 'wrong checksum', moment: 'at', acts: [['wire', { corruptNext: 1 }]] },
    { name: 'wrong checksums', moment: 'at', acts: [['wire', { corruptNext: always }]] },
    { name: 'stale', moment: 'at', acts: [['wire', { staleNext: 1 }]] },
    { name: 'stale always', moment: 'at', acts: [['wire', { staleNext: always }]] },
  ];
}
