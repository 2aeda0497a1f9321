// What is really so in the simulated world, and what a driver says that is not so; `unknown` is never a lie.

import { z } from 'zod';
import type { DeviceStatus } from '../../contract/device/payloads.ts';

const worldState = z.object({
  idCardReader: z.object({ card: z.object({}).nullable() }),
  ticketDispenser: z.object({ atExit: z.boolean() }),
  ioBoard: z.object({ door: z.enum(['open', 'closed']), headphones: z.boolean(), coils: z.array(z.boolean()) }).optional(),
  ups: z.object({ mains: z.boolean() }).optional(),
});

export interface Reality {
  readonly cardLies: boolean;
  readonly ticketStands: boolean;
  readonly doorIsOpen: boolean;
  readonly isPlugged: boolean;
  /** Lamp 0 first. */
  readonly lit: readonly boolean[];
  readonly hasMains: boolean;
}

/** @param state what the route of that name tells */
export function realityOf(state: unknown): Reality {
  const { idCardReader, ticketDispenser, ioBoard, ups } = worldState.parse(state);
  return {
    cardLies: idCardReader.card !== null,
    ticketStands: ticketDispenser.atExit,
    doorIsOpen: ioBoard?.door === 'open',
    isPlugged: ioBoard?.headphones ?? false,
    lit: ioBoard?.coils ?? [],
    hasMains: ups?.mains ?? true,
  };
}

/** The words that contradict each other: what is claimed when it is so, and what when it is not. */
function contradiction(thing: string, said: string | undefined, isSo: boolean, words: { readonly so: string[]; readonly not: string[] }) {
  if (said === undefined) return [];
  if (isSo && words.not.includes(said)) return [`${said}, and there is ${thing}`];
  return !isSo && words.so.includes(said) ? [`${said}, and there is not ${thing}`] : [];
}

export const cardLies = (media: string | undefined, { cardLies: lies }: Reality): readonly string[] =>
  contradiction('a card on the reader', media, lies, { so: ['present'], not: ['notPresent'] });

export const exitLies = (media: string | undefined, { ticketStands }: Reality): readonly string[] =>
  // `present` is on its way, and in no exit yet.
  contradiction('a ticket in the exit', media, ticketStands, { so: ['entering'], not: ['notPresent', 'retracted'] });

export function statusLies({ cardReader, printer, auxiliaries, ups }: DeviceStatus, reality: Reality): readonly string[] {
  const { doorIsOpen, isPlugged, hasMains } = reality;
  return [
    ...cardLies(cardReader?.media, reality),
    ...exitLies(printer?.media, reality),
    ...contradiction('an open door', auxiliaries?.cabinetDoor, doorIsOpen, { so: ['open'], not: ['closed'] }),
    ...contradiction('a plug in the jack', auxiliaries?.headphones, isPlugged, { so: ['present'], not: ['notPresent'] }),
    ...contradiction('mains', ups?.supply, hasMains, { so: ['mains'], not: ['battery'] }),
  ];
}

/** What was so at one of two moments may have been said of it. */
export const untrueAtBoth = (lies: (reality: Reality) => readonly string[], before: Reality, after: Reality): readonly string[] =>
  lies(before).length === 0 ? [] : lies(after);
