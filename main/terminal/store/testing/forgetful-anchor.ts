// An anchor that keeps nothing: what goes unnoticed with it shows what the real one is for.

import { succeed } from '../../../../contract/result.ts';
import type { Anchor } from '../anchor.ts';

export const forgetfulAnchor: Anchor = {
  read: () => succeed({ chain: 1, seq: 0, hash: '00'.repeat(32), highestCase: 0, highestPaper: 0, messageSeconds: 0 }),
  append: () => undefined,
  rewrite: () => undefined,
  close: () => undefined,
};
