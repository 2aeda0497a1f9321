// The hall as this terminal knows it: which kinds give tickets now, how long their queues are, and how a number is written.

import type { KioskConfiguration } from '../../../kiosk-config/schema.ts';
import type { Queues } from '../session/types.ts';
import { estimateFor, type IssuedTicket } from './estimate.ts';

export type HallKind = KioskConfiguration['hall']['kinds'][number];

/** @param time HH:mm on the terminal's clock */
export const isOpen = ({ hours }: HallKind, time: string): boolean =>
  hours === undefined || hours.some(({ from, to }) => from <= time && time < to);

/** A012: the letter of the kind and at least three figures. */
export const numberText = (letter: string, number: number): string => `${letter}${String(number).padStart(3, '0')}`;

interface Moment {
  /** HH:mm on the terminal's clock. */
  readonly time: string;
  /** ms since 1970 */
  readonly now: number;
}

/** Of ordinary people who come now. */
export function queuesNow(kinds: readonly HallKind[], issued: (kind: string) => readonly IssuedTicket[], { time, now }: Moment): Queues {
  return Object.fromEntries(
    kinds.map((kind) => [
      kind.id,
      isOpen(kind, time)
        ? { open: true, ...estimateFor(false, issued(kind.id), kind, now) }
        : { open: false, ahead: null, waitMinutes: null },
    ]),
  );
}
