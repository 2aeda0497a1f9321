// Writes down what the gate refuses, but not at the pace of a page that does nothing else: a hostile one must not fill the disk.

import type { Log } from '../../contract/log/log.ts';
import type { GateRefusal } from './gate.ts';
import { createTokenBucket } from './token-bucket.ts';

/** @returns what to call for each refusal, with monotonic ms; those that were not written are counted in the next line. */
export function createRefusalLog(log: Log): (why: GateRefusal, nowMs: number) => void {
  const lines = createTokenBucket({ burst: 20, perSecond: 1 });
  let unlogged = 0;
  return (why, nowMs) => {
    if (!lines.take(nowMs)) {
      unlogged += 1;
      return;
    }
    log('gate.refused', { why, unlogged });
    unlogged = 0;
  };
}
