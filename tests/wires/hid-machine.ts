// What HID tests need of the machine: Linux with glibc, and the shim in this very process.

import { beforeAll, describe } from 'vitest';
import { whyNoHid } from '../../simulators/hidsim/shim.ts';

const reason = whyNoHid();

/** A describe whose title says so where simulated HID devices are impossible; where they are possible it fails without the shim. */
export function describeHid(title: string, tests: () => void): void {
  describe.skipIf(reason !== null)(reason === null ? title : `${title} (not run: ${reason})`, () => {
    beforeAll(() => {
      const preloaded = process.env.LD_PRELOAD ?? '';
      if (!preloaded.includes('libhidsim'))
        throw new Error('The shim is not loaded: see what tests/wires/global-setup.ts said at the start');
    });
    tests();
  });
}
