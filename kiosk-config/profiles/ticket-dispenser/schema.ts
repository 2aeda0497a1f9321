// Profile of a queue-ticket dispenser: a kiosk printer that speaks ESC/POS, and how its presenter is moved and watched.

import { z } from 'zod';
import { profileHead } from '../catalogue.ts';
import { byte, escposShape, milliseconds } from '../escpos.ts';

const hexBytes = z.string().regex(/^[0-9A-F]{2}( [0-9A-F]{2})*$/, 'is no hexadecimal bytes like "1D 65 02"');
/** As hexBytes; {steps} and {seconds} stand for one byte each. */
const command = z.string().regex(/^([0-9A-F]{2}|\{steps\}|\{seconds\})( ([0-9A-F]{2}|\{steps\}|\{seconds\}))*$/, 'is no command');

/** What tells that a ticket stands in the exit. */
const sensor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }).describe('Nothing does: taken is assumed when its time has passed'),
  z.strictObject({
    kind: z.literal('dle-eot'),
    page: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    mask: byte.describe('Bit of the reply to DLE EOT page that is set while a ticket stands in the exit'),
  }),
  z
    .strictObject({
      kind: z.literal('custom-full-status'),
      announce: hexBytes.nullable().describe('Has the printer tell each change by itself, with all four bytes'),
    })
    .describe('The six bytes that answer 10 04 14'),
]);

const presenter = z.strictObject({
  present: command.nullable().describe('Brings the cut ticket to the exit; null: the cut does'),
  retract: command.nullable(),
  eject: command.nullable(),
  steps: byte.describe('How far the ticket is pushed out, in the steps of the model'),
  /** Who acts on a ticket that nobody takes within takeMs. */
  unclaimed: z.enum(['retract', 'eject', 'leave', 'printer']).describe('printer: it retracts by itself after the {seconds} of present'),
  countRetracts: hexBytes.nullable().describe('Asks for the number of retractions, which tells taken from retracted by the printer'),
  motorMs: milliseconds.describe('How long a movement of the presenter takes at most, with the shortest timer that its commands set'),
  clearMs: milliseconds.describe('After this a ticket that is still in the exit, or not yet, is stuck'),
});

const identity = z.strictObject({
  ask: hexBytes,
  models: z.record(hexBytes, z.string().min(1).max(40)).describe('Answer → model; any other answer contradicts the profile'),
});

export const ticketDispenserProfileSchema = z
  .strictObject({
    ...profileHead,
    language: z.literal('escpos'),
    ...escposShape,
    cutBytes: hexBytes.nullable().describe('Feeds past the knife and cuts, where GS V is not the command of this printer'),
    sensor,
    presenter,
    identity: identity.nullable().describe('A question of the model, and its answers'),
    takeMs: milliseconds.describe('Time to take a ticket, or after which it is assumed to be taken'),
    exitPollMs: milliseconds.describe('Between two looks at a ticket in the exit'),
  })
  .refine(({ presenter: { unclaimed, ...moves } }) => (unclaimed !== 'retract' && unclaimed !== 'eject') || moves[unclaimed] !== null, {
    message: 'unclaimed names a move that the presenter does not have',
  })
  .refine(({ sensor: { kind }, fullStatus }) => kind !== 'custom-full-status' || fullStatus, {
    message: 'the sensor needs fullStatus',
  });
export type TicketDispenserProfile = z.infer<typeof ticketDispenserProfileSchema>;
