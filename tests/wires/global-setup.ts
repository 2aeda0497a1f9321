// Lets the workers of vitest see simulated HID devices: the shim has to be there before a process starts.

import { builtShim, preloaded, whyNoHid } from '../../simulators/hidsim/shim.ts';

export function setup(): void {
  const reason = whyNoHid();
  if (reason !== null) return console.warn(`\nHID tests are not run: ${reason}\n`);
  try {
    builtShim();
    process.env.LD_PRELOAD = preloaded(process.env.LD_PRELOAD);
  } catch (error) {
    // The HID tests fail by themselves; the others need no compiler.
    console.error(error);
  }
}
