// By which time the night may delete: a clock that was wrong for a minute, or for two nights, must not make anything old.

import type { AuditRow } from '../audit.ts';
import type { Upkeep } from '../journal.ts';

/** So many nights must have seen a time before anything is deleted by it. */
export const witnesses = 3;
/** Two nights are at least so far apart. */
export const leastApartMs = 12 * 60 * 60_000;
/** What the nights lag behind when all is well is a day; a weekend without power is no news either. */
const doubtMs = 4 * 24 * 60 * 60_000;

/**
 * The latest time that each of the newest nights bears out by itself, so that one true among them suffices; it is never ahead of the truth,
 * and after a month without power it is up to date again in the third night.
 * @param nights wall clock of each, ms since 1970, newest first
 */
export function trustedNow(nights: readonly number[]): number {
  const asked = nights.slice(0, witnesses);
  return asked.length < witnesses ? 0 : Math.min(...asked.map((at, ago) => at + ago * leastApartMs));
}

/** The wall clock has moved further than the nights before bear out. */
export const isDoubtful = (nights: readonly number[], now: number): boolean =>
  nights.length >= witnesses && now - trustedNow(nights) > doubtMs;

/**
 * Enters a night in the audit trail, once, however often it is begun and whatever the wall clock does meanwhile.
 * @returns the newest nights, this one first
 */
export function nightBook({ database, trail }: Upkeep, monotonic: () => number): (now: number) => readonly number[] {
  const newest = database.prepare<[number], AuditRow['at']>(`SELECT at FROM audit WHERE kind = 'night' ORDER BY seq DESC LIMIT ?`).pluck();
  let enteredAt = Number.NEGATIVE_INFINITY;
  return (now) => {
    const [last = Number.NEGATIVE_INFINITY] = newest.all(1);
    if (Math.abs(now - last) >= leastApartMs && monotonic() - enteredAt >= leastApartMs) {
      trail.record(() => trail.note({ kind: 'night', subject: new Date(now).toISOString().slice(0, 10) }));
      enteredAt = monotonic();
    }
    return newest.all(witnesses);
  };
}
