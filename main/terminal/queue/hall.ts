// The hall as this terminal knows it: which kinds give tickets now, whether it knows the queues, and how a number is written.

import { allNumbers, type KioskConfiguration } from '../../../kiosk-config/schema.ts';

export type HallKind = KioskConfiguration['hall']['kinds'][number];

/** @param time HH:mm on the terminal's clock */
export const isOpen = ({ hours }: HallKind, time: string): boolean =>
  hours === undefined || hours.some(({ from, to }) => from <= time && time < to);

/** A012: the letter of the kind and at least three figures. */
export const numberText = (letter: string, number: number): string => `${letter}${String(number).padStart(3, '0')}`;

/** Of the numbers that other terminals of the hall gave out nothing is known here, and of how many wait nothing can be said. */
export const knowsTheQueue = ({ onlyTerminal, numbers }: KioskConfiguration['hall']): boolean =>
  onlyTerminal ?? (numbers.from === allNumbers.from && numbers.to === allNumbers.to);
