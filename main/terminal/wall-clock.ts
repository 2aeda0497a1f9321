// What the wall clock says at this terminal: the date of today and whether people answer the hotline now.

import type { KioskConfiguration } from '../../kiosk-config/schema.ts';

export interface WallClock {
  /** YYYY-MM-DD in the terminal's zone. */
  readonly today: () => string;
  /** HH:mm in the terminal's zone. */
  readonly time: () => string;
  readonly hotline: () => 'people' | 'machine';
}

interface WallClockOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly timeZone: string;
  readonly hours: KioskConfiguration['terminal']['officeHours'];
}

export function createWallClock({ now, timeZone, hours }: WallClockOptions): WallClock {
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat('en', { timeZone, weekday: 'short' });
  return {
    today: () => date.format(now()),
    time: () => time.format(now()),
    hotline() {
      const at = time.format(now());
      // Public holidays are not known here: on such a day the line says what an ordinary one would.
      const open = hours.days === 'everyDay' || !['Sat', 'Sun'].includes(day.format(now()));
      return open && hours.spans.some(({ from, to }) => from <= at && at < to) ? 'people' : 'machine';
    },
  };
}
