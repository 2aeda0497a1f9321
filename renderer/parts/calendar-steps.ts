// A day in steps: which decades, years, months and days there are between the first and the last. Pure; all numbers as on the calendar.

/** Inclusive, `YYYY-MM-DD`. */
export interface DayRange {
  readonly earliest: string;
  readonly latest: string;
}

/** What is chosen so far; a later part is only there with the earlier ones. */
export interface PartialDay {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

export const noDay: PartialDay = { year: null, month: null, day: null };

/** As it is typed or chosen: `YYYY`, `YYYYMM`, `YYYYMMDD`, and what is typed beyond the last whole part. */
export type DayDigits = string;

const fromTo = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
const parts = (day: string): [number, number, number] => [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];

export function yearsIn({ earliest, latest }: DayRange): number[] {
  return fromTo(parts(earliest)[0], parts(latest)[0]);
}

/** First years of the decades; each holds one year at least. */
export const decadesIn = (range: DayRange): number[] => [...new Set(yearsIn(range).map((year) => year - (year % 10)))];

export function monthsIn(range: DayRange, year: number): number[] {
  const [firstYear, firstMonth] = parts(range.earliest);
  const [lastYear, lastMonth] = parts(range.latest);
  return fromTo(year === firstYear ? firstMonth : 1, year === lastYear ? lastMonth : 12);
}

export function daysIn(range: DayRange, year: number, month: number): number[] {
  // Day 0 of the next month is the last of this one.
  const inMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return fromTo(1, inMonth).filter((day) => isWithin(range, dayText({ year, month, day })));
}

const isWithin = ({ earliest, latest }: DayRange, day: string | null): boolean => day !== null && earliest <= day && day <= latest;

/** `YYYY-MM-DD`; null: something is not chosen yet. */
export function dayText({ year, month, day }: PartialDay): string | null {
  if (year === null || month === null || day === null) return null;
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
}

/** Null: it is no day, or outside the range. */
export function dayFrom(text: string, range: DayRange): PartialDay | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const [year, month, day] = parts(text);
  return yearsIn(range).includes(year) && monthsIn(range, year).includes(month) && daysIn(range, year, month).includes(day)
    ? { year, month, day }
    : null;
}

/**
 * The day that eight digits typed on a keypad make, as far as they go: 1950 0312. Digits that lead to no day are left out, so that what is
 * kept can always become one.
 */
export function keptDigits(digits: string, range: DayRange): string {
  let kept = '';
  for (const digit of digits.slice(0, 8)) if (leadsToADay(kept + digit, range)) kept += digit;
  return kept;
}

function leadsToADay(digits: string, range: DayRange): boolean {
  const begins = (part: string, known: readonly number[], width: number): boolean =>
    known.some((value) => String(value).padStart(width, '0').startsWith(part));
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)];
  if (!begins(year, yearsIn(range), 4)) return false;
  if (month !== '' && !begins(month, monthsIn(range, Number(year)), 2)) return false;
  return day === '' || begins(day, daysIn(range, Number(year), Number(month)), 2);
}

/** The digits that a day has, as far as it is chosen. */
export const digitsOfDay = ({ year, month, day }: PartialDay): DayDigits =>
  [
    year === null ? '' : String(year).padStart(4, '0'),
    ...[month, day].map((part) => (part === null ? '' : String(part).padStart(2, '0'))),
  ].join('');

/** What digits say of a day; a part is there once it is whole. */
export const dayOfDigits = (digits: DayDigits): PartialDay => ({
  year: digits.length >= 4 ? Number(digits.slice(0, 4)) : null,
  month: digits.length >= 6 ? Number(digits.slice(4, 6)) : null,
  day: digits.length >= 8 ? Number(digits.slice(6, 8)) : null,
});
