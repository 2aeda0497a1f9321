// The platform's clock face: China has one zone, UTC+8 without summer time, whatever zone the terminal is set to.

const eightHours = 8 * 3_600_000;

/** yyyy-MM-dd HH:mm:ss */
export const chinaTime = (at: Date): string => new Date(at.getTime() + eightHours).toISOString().slice(0, 19).replace('T', ' ');

/** yyyy-MM-dd: the platform's day begins at China's midnight. */
export const chinaDay = (at: Date): string => chinaTime(at).slice(0, 10);
