// The simulated platform's clock face: China has one zone, UTC+8, whatever zone the machine is in.

const eightHours = 8 * 3_600_000;

const face = (at: Date): string => new Date(at.getTime() + eightHours).toISOString();

/** yyyyMMddHHmmssSSS, as the response envelope has it. */
export const stamp = (at: Date): string => face(at).replace(/\D/g, '');

/** yyyy-MM-dd */
export const dayOf = (at: Date): string => face(at).slice(0, 10);

/** yyyy-MM-dd HH:mm:ss */
export const timeOf = (at: Date): string => face(at).slice(0, 19).replace('T', ' ');

/** Whole years from YYYY-MM-DD to now. */
export function ageAt(birth: string, at: Date): number {
  const today = stamp(at).slice(0, 8);
  return Math.floor((Number(today) - Number(birth.replaceAll('-', ''))) / 10_000);
}

/** The day so many days later; days are yyyy-MM-dd. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The same day of a later month; the last one of a month that is too short. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Whether yyyy-MM-dd is a day of the calendar. */
export function isDay(text: string): boolean {
  if (!/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
