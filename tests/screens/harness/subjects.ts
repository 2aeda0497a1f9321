// Everything that can be drawn: the sample of every View state, and every part by itself.

import { partNames } from '../../../renderer/gallery/parts/part-names.ts';
import { sampleNames } from '../../../renderer/gallery/samples.ts';
import type { Subject } from './variants.ts';

export const subjects: readonly Subject[] = [
  ...sampleNames.map((name): Subject => ({ kind: 'state', name })),
  ...partNames.map((name): Subject => ({ kind: 'part', name })),
];
