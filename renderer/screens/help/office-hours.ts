// Whether somebody sits at the counter now, and until when or from when today. Public holidays are not known here. Pure.

import type { ScreenOf } from '../../../contract/view.ts';

export type OfficeHours = ScreenOf<'help'>['hours'];

export type OfficeNow =
  | { readonly state: 'open'; readonly time: string }
  | { readonly state: 'later'; readonly time: string }
  | { readonly state: 'over' | 'dayOff' };

/** `time`: ms since 1970; the times of the answer are HH:mm as in the hours. */
export function officeNow({ days, spans }: OfficeHours, time: number, timeZone: string): OfficeNow {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const part = (type: 'weekday' | 'hour' | 'minute'): string => parts.formatToParts(time).find((one) => one.type === type)?.value ?? '';
  if (days === 'workdays' && ['Sat', 'Sun'].includes(part('weekday'))) return { state: 'dayOff' };
  const now = `${part('hour')}:${part('minute')}`;
  const open = spans.find(({ from, to }) => from <= now && now < to);
  if (open) return { state: 'open', time: open.to };
  const [next] = spans
    .map(({ from }) => from)
    .filter((from) => from > now)
    .sort();
  return next === undefined ? { state: 'over' } : { state: 'later', time: next };
}
