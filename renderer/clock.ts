// The terminal's wall clock, carried on by the page's own steady clock, and dates in the words of a language.

import { useEffect, useState } from 'react';
import type { Language } from '../contract/display.ts';

const minute = 60_000;

/** A formatter takes longer to make than a screen to draw: each is made once. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatted(time: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([locale, options]);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, known);
  return known.format(time);
}

/** The terminal's time in ms since 1970; the component is drawn again when the minute changes. */
export function useWallClock(wallTime: number, receivedAt: number): number {
  const [, drawAgain] = useState(0);
  const now = wallTime + (performance.now() - receivedAt);
  const shownMinute = Math.floor(now / minute);
  useEffect(() => {
    const timer = setTimeout(() => drawAgain((count) => count + 1), (shownMinute + 1) * minute - now);
    return () => clearTimeout(timer);
  });
  return now;
}

/** Hour and minute, e.g. `9:26`, `15:05`. */
export function clockText(time: number, timeZone: string): string {
  return formatted(time, 'en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).replace(/^0/, '');
}

/** Day and weekday, e.g. `6月18日 星期四`; English names are long and give way to `Thu 18 Jun`. */
export function dayText(time: number, timeZone: string, language: Language): string {
  const locale = language === 'en' ? 'en-GB' : language;
  const length = language === 'en' ? 'short' : 'long';
  const day = formatted(time, locale, { timeZone, month: length, day: 'numeric' });
  const weekday = formatted(time, locale, { timeZone, weekday: length });
  return language === 'en' ? `${weekday} ${day}` : `${day} ${weekday}`;
}

/** A calendar date `YYYY-MM-DD` in words; anything else is shown as it came. */
export function dateText(date: string, language: Language): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time)) return date;
  const locale = language === 'en' ? 'en-GB' : language;
  return formatted(time, locale, { timeZone: 'UTC', dateStyle: 'long' });
}

/** A month by itself, on a key: `3月`, `March`. */
export function monthText(month: number, language: Language): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return formatted(Date.UTC(2000, month - 1, 1), locale, { timeZone: 'UTC', month: language === 'en' ? 'long' : 'numeric' });
}

/** `HH:mm` as the clock shows it. */
export const hourText = (time: string): string => time.replace(/^0/, '');

/** Keeps spans such as `9:00至12:00` on one line: a span torn in two is read as two times. */
export const withTimesWhole = (text: string): string =>
  text.replace(/(\d:\d\d)(至|—|–|-)(\d)/g, (_, from: string, until: string, to: string) => [from, until, to].join('\u2060'));

/** `YYYY-MM-DD HH:mm` in words. */
export function momentText(moment: string, language: Language): string {
  const [date = '', time = ''] = moment.split(' ');
  return `${dateText(date, language)} ${hourText(time)}`.trim();
}
