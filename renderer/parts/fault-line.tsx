// The small line for the telephone at the foot of an error screen: number, machine and time.

import type { ReactElement } from 'react';
import { clockText, dayText, useWallClock } from '../clock.ts';
import { useKiosk } from '../kiosk.ts';

export function FaultLine({ number }: { readonly number: string }): ReactElement {
  const { view, receivedAt, words } = useKiosk();
  const now = useWallClock(view.wallTime, receivedAt);
  const moment = `${dayText(now, view.timeZone, view.display.language)} ${clockText(now, view.timeZone)}`;
  return (
    <p className="fault-line">
      <span>{words('parts.faultNumber', { number })}</span>
      <span className="spare">{moment}</span>
    </p>
  );
}
