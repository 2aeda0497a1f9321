// What the wall clock says at this terminal: the date of today and whether people answer the hotline now.

import type { KioskConfiguration } from '../../kiosk-config/schema.ts';

export interface WallClock {
  /** YYYY-MM-DD in the terminal's zone. */
  readonly today: () => string;
  /** HH:mm in the terminal's zone. */
  readonly time: () => string;
  /** A moment, ms since 1970, as YYYY-MM-DD HH:mm in the terminal's zone. */
  readonly dateTime: (ms: number) => string;
  readonly hotline: () => 'people' | 'machine';
}

interface WallClockOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly timeZone: string;
  readonly hours: KioskConfiguration['terminal']['officeHours'];
}

export function createWallClock({ now, timeZone, hours }: WallClockOptions): WallClock {
  // One formatter, and of the language that needs no data of its own: making the first one is what a start waits for.
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  function at(ms: number): { readonly day: string; readonly time: string; readonly weekday: string } {
    const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
    return { day: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}`, weekday: part.weekday ?? '' };
  }
  return {
    today: () => at(now()).day,
    time: () => at(now()).time,
    dateTime: (ms) => `${at(ms).day} ${at(ms).time}`,
    hotline() {
      const { time, weekday } = at(now());
      // Public holidays are not known here: on such a day the line says what an ordinary one would.
      const open = hours.days === 'everyDay' || !['Sat', 'Sun'].includes(weekday);
      return open && hours.spans.some(({ from, to }) => from <= time && time < to) ? 'people' : 'machine';
    },
  };
}
