// Profile of an ID card reader that speaks the SAM_V protocol: what differs between models and wires.

import { z } from 'zod';
import { profileHead } from '../catalogue.ts';
import { packagingShape } from '../hid-wrapper.ts';

const milliseconds = z.int().min(1).max(60_000);

export const idCardReaderProfileSchema = z.strictObject({
  ...profileHead,
  ...packagingShape,
  language: z.literal('sam-v'),
  presence: z
    .enum(['readAgain', 'readAddress', 'resetAndFind', 'none'])
    .describe(
      'How a card that lies there is told from none: reading it (30 01) or its address (30 03) without a search, or resetting the module first',
    ),
  latestAddress: z.boolean().describe('Read the address that was written onto the chip after a move (30 03) too'),
  baudRates: z
    .array(z.literal([115_200, 57_600, 38_400, 19_200, 9_600]))
    .min(1)
    .optional()
    .describe('Serial: speeds that are tried when the reader is silent at the configured one; it is never told to change its own'),
  samIdPrefix: z
    .string()
    .regex(/^[\d.-]{2,38}$/)
    .optional()
    .describe('How the number of the module begins; a reader with another number is not used'),
  pollMs: milliseconds.describe('Between two searches for a card'),
  presencePollMs: milliseconds.describe('Between two looks whether the card that was read still lies there'),
  idleCheckMs: milliseconds,
  writeMs: milliseconds,
  answerMs: z.strictObject({ status: milliseconds, reset: milliseconds, find: milliseconds, select: milliseconds, read: milliseconds }),
});
export type IdCardReaderProfile = z.infer<typeof idCardReaderProfileSchema>;
