// Numbers every message (msgid): institution (12), yyyyMMddHHmmss (14), sequence (4). A number is never used twice in the life of the process.

import { chinaTime } from './china-time.ts';

export function createMessageIds(source: { institutionCode: string; now: () => Date; nextSequence: () => number }): () => string {
  if (source.institutionCode.length !== 12) throw new Error('the institution code must have twelve characters');
  let second = 0;
  const usedInSecond = new Set<number>();

  function moveTo(next: number): void {
    second = next;
    usedInSecond.clear();
  }

  return () => {
    const clock = Math.floor(source.now().getTime() / 1000);
    const sequence = source.nextSequence() % 10_000;
    // A clock that went back must not bring old numbers back: we stay at the latest second and lend from the next one when it is full.
    if (clock > second) moveTo(clock);
    else if (usedInSecond.has(sequence)) moveTo(second + 1);
    usedInSecond.add(sequence);
    return source.institutionCode + chinaTime(new Date(second * 1000)).replace(/\D/g, '') + String(sequence).padStart(4, '0');
  };
}
