// On which days something may begin: today, or one of the next ones.

import { addDays } from './calendar.ts';

/** No screen shows more. */
const mostDays = 14;

export const daysFrom = (today: string, ahead: number): readonly string[] =>
  Array.from({ length: Math.min(ahead + 1, mostDays) }, (_, day) => addDays(today, day));
