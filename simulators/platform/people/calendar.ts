// The months of a history, as yyyyMM.

export const monthOf = (day: string): string => day.slice(0, 7).replace('-', '');

export function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let at = first; at <= last; at = monthAfter(at, 1)) months.push(at);
  return months;
}

export function monthAfter(month: string, count: number): string {
  const serial = Number(month.slice(0, 4)) * 12 + Number(month.slice(4)) - 1 + count;
  return `${Math.floor(serial / 12)}${String((serial % 12) + 1).padStart(2, '0')}`;
}

/** yyyy-MM-dd */
export const dayIn = (month: string, date: number): string => `${month.slice(0, 4)}-${month.slice(4)}-${String(date).padStart(2, '0')}`;
