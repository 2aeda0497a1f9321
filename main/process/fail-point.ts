// Named places where a test may end the process. Nothing listens in production: a channel without subscribers costs one comparison.

import { channel } from 'node:diagnostics_channel';

export type FailPoint =
  | 'case.drafted'
  | 'case.prepared'
  /** Durable in the journal, no byte has left. */
  | 'case.sent'
  | 'request.connected'
  | 'request.written'
  | 'answer.received'
  /** In the journal, not yet in the anchor. */
  | 'journal.committed'
  | 'anchor.appended'
  | 'case.settled'
  | 'case.told'
  | 'drivers.beforeFirstByte'
  /** Everything of the paper but its last bytes has left: those cut it. */
  | 'drivers.beforeLastBytes'
  | 'supervisor.relaysIntent'
  | 'supervisor.relaysView';

export const failPointChannel = 'yibao-kiosk.fail-point';

const points = channel(failPointChannel);

export function failPoint(point: FailPoint): void {
  if (points.hasSubscribers) points.publish(point);
}
