// Arithmetic of calendar days (YYYY-MM-DD): no clock, no zone, no time of day.

const dayMs = 86_400_000;

const textOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function partsOf(day: string): readonly [year: number, month: number, date: number] {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  return [year, month - 1, date];
}

/** A day that there is: 2026-02-29 is none. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && textOf(Date.UTC(...partsOf(text))) === text;

export const addDays = (day: string, days: number): string => textOf(Date.UTC(...partsOf(day)) + days * dayMs);

/**
 * The last day of so many months that begin on a day: the corresponding day of the month they end in, or that month's last where it has
 * none. The first day does not count (民法典 201, 202): a day less would be less than the months that a platform asks for.
 */
export function lastDayOfMonths(begin: string, months: number): string {
  const [year, month, date] = partsOf(begin);
  const lastOfMonth = new Date(Date.UTC(year, month + months + 1, 0)).getUTCDate();
  return textOf(Date.UTC(year, month + months, Math.min(date, lastOfMonth)));
}
