// The simulated platform's clock face: China has one zone, UTC+8, whatever zone the machine is in.

const eightHours = 8 * 3_600_000;

/** yyyyMMddHHmmssSSS, as the response envelope has it. */
export const stamp = (at: Date): string => new Date(at.getTime() + eightHours).toISOString().replace(/\D/g, '');

/** Whole years from YYYY-MM-DD to now. */
export function ageAt(birth: string, at: Date): number {
  const today = stamp(at).slice(0, 8);
  return Math.floor((Number(today) - Number(birth.replaceAll('-', ''))) / 10_000);
}
