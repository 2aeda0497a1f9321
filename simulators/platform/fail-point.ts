// Named places where a test may end the sandbox platform; without a subscriber they cost one comparison.

import { channel } from 'node:diagnostics_channel';

export type SandboxFailPoint =
  /** A submission is read, nothing of it is in the ledger. */
  | 'sandbox.beforeExecute'
  /** Durable in the ledger, no byte of the answer has left. */
  | 'sandbox.executed'
  /** The answer is with the operating system. */
  | 'sandbox.answered';

/** The name that the terminal's fail points are published under as well. */
const points = channel('yibao-kiosk.fail-point');

export function failPoint(point: SandboxFailPoint): void {
  if (points.hasSubscribers) points.publish(point);
}
