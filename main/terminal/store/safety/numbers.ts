// After a restore no number is given twice: where each counter of the terminal goes on, and what is unknown is never guessed low.

import { fail, type Result, succeed } from '../../../../contract/result.ts';
import type { AnchorPoint } from '../anchor.ts';
import { type Counters, mostNumber, noCounters } from './salvage.ts';

/** Where the counters of a restored journal go on; a number is given only above these. */
export interface NumberFloors {
  readonly cases: number;
  readonly papers: number;
  /** s since 1970 */
  readonly messageSeconds: number;
  /** By letter; the last number of the range where nobody knows what was given today, so that nothing is given until tomorrow. */
  readonly tickets: ReadonlyMap<string, number>;
}

export interface NumberSources {
  /** Of the backup that is put back; null: there is none, the journal begins anew. */
  readonly backup: Counters | null;
  /** Of the damaged journal, as far as it can be read. */
  readonly damaged: Counters;
  /** null: it cannot be read. */
  readonly anchored: Pick<AnchorPoint, 'seq' | 'highestCase' | 'highestPaper' | 'messageSeconds'> | null;
  /** What a technician read from the newest papers; null: not given. */
  readonly given: { readonly above: number | null; readonly ticketsAbove: number | null };
  readonly nowSeconds: number;
  readonly hall: { readonly letters: readonly string[]; readonly numbers: { readonly from: number; readonly to: number } };
}

/**
 * A WAL that ends too early hides at most its 400 pages before a checkpoint and some of a large transaction; each paper, case or
 * ticket is at least two of them.
 */
export const hidden = 300;
/** A minute for a clock that is a little behind the one before. */
const spareSeconds = 60;

/** `numbersUnknown`: no source knows how far cases or papers had come; `numbersExhausted`: no number of six digits would be left. */
export type FloorsFault = 'numbersUnknown' | 'numbersExhausted';

export function floorsOf(sources: NumberSources): Result<NumberFloors, FloorsFault> {
  const { backup, damaged: found, anchored, given, nowSeconds, hall } = sources;
  const damaged = isBelievable(found, anchored) ? found : noCounters;
  // The backup alone knows nothing of what came after it.
  const cases = anchored?.highestCase ?? damaged.cases ?? given.above;
  const papers = anchored?.highestPaper ?? damaged.papers ?? given.above;
  if (cases === null || papers === null) return fail('numbersUnknown');
  const ticketFloor = (letter: string): number => {
    const { from, to } = hall.numbers;
    const known = given.ticketsAbove ?? (damaged.tickets && Math.max(from - 1, damaged.tickets.get(letter) ?? 0) + hidden);
    return Math.min(to, known ?? to);
  };
  const floors: NumberFloors = {
    cases: highest(cases, backup?.cases, damaged.cases, given.above) + hidden,
    papers: highest(papers, backup?.papers, damaged.papers, given.above) + hidden,
    messageSeconds: highest(nowSeconds, backup?.messageSeconds, damaged.messageSeconds, anchored?.messageSeconds) + spareSeconds,
    tickets: new Map(hall.letters.map((letter) => [letter, ticketFloor(letter)])),
  };
  return floors.cases < mostNumber && floors.papers < mostNumber ? succeed(floors) : fail('numbersExhausted');
}

/** A file that is far behind the anchor, or empty, is readable and still says nothing of what was given last. */
const isBelievable = ({ audited }: Counters, anchored: NumberSources['anchored']): boolean =>
  audited !== null && audited > 0 && audited >= (anchored?.seq ?? 0) - hidden;

const highest = (first: number, ...more: readonly (number | null | undefined)[]): number =>
  Math.max(first, ...more.map((value) => value ?? 0));
