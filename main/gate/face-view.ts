// What a face shows while no supervisor speaks to it: a View of its own, with nothing to press and nobody's data in it.

import { type BareViewOptions, bareView } from '../../contract/bare-view.ts';
import type { View } from '../../contract/view.ts';

/** No Intent can answer this epoch: no terminal ever has it. */
export const faceEpoch = 'face';

export interface FaceViewOptions extends Pick<BareViewOptions, 'sequence' | 'wallTime' | 'last'> {
  readonly reason: 'starting' | 'restarting';
}

export const faceView = ({ reason, ...rest }: FaceViewOptions): View =>
  bareView({ ...rest, epoch: faceEpoch, screen: { kind: 'starting', reason } });
