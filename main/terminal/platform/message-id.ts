// Numbers every message (msgid): institution (12), yyyyMMddHHmmss (14), sequence (4). A number is never used twice, in this life or the next.

import { chinaTime } from './china-time.ts';

export interface MessageIdSource {
  /** Twelve characters. */
  readonly institutionCode: string;
  /** The terminal's own part of the four digits, both ends included: terminals under one institution code must not share it. */
  readonly slice: { readonly from: number; readonly to: number };
  readonly now: () => Date;
  /**
   * Durably makes every second up to `until` (s since 1970) ours. It never takes back: a lower one changes nothing.
   * @returns what was reserved before, 0 at first
   */
  readonly reserve: (until: number) => number;
}

/** Gives the next number. The client and the filing desk of one terminal share one. */
export type MessageIds = () => string;

/** Seconds reserved at once, so that not every query waits for the disk; a restart skips what is left of them. */
const blockSeconds = 10;

export function createMessageIds({ institutionCode, slice, now, reserve }: MessageIdSource): MessageIds {
  if (institutionCode.length !== 12) throw new Error('the institution code must have twelve characters');
  if (!(slice.from >= 0 && slice.from <= slice.to && slice.to <= 9999)) throw new Error('a slice lies within 0 and 9999');
  let second = 0;
  let sequence = slice.from;
  /** Every second up to this one is ours and no earlier life's. */
  let ours = 0;

  function moveTo(next: number): void {
    second = next;
    sequence = slice.from;
  }

  /** Another life may have used every second that was reserved before this one. */
  function reserveBlock(): void {
    const used = reserve(second + blockSeconds - 1);
    if (used >= second) {
      moveTo(used + 1);
      reserve(second + blockSeconds - 1);
    }
    ours = second + blockSeconds - 1;
  }

  return () => {
    const clock = Math.floor(now().getTime() / 1000);
    // A clock that went back must not bring old numbers back: we stay at the latest second and lend from the next one when it is full.
    if (clock > second) moveTo(clock);
    else if (sequence > slice.to) moveTo(second + 1);
    if (second > ours) reserveBlock();
    const number = String(sequence).padStart(4, '0');
    sequence += 1;
    return institutionCode + chinaTime(new Date(second * 1000)).replace(/\D/g, '') + number;
  };
}
