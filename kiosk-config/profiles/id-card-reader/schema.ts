// Profile of a resident ID card reader that speaks the SAM_V serial protocol.

import { z } from 'zod';

const milliseconds = z.int().min(1).max(60_000);

export const idCardReaderProfileSchema = z.strictObject({
  language: z.literal('sam-v'),
  presence: z.enum(['readAgain', 'resetAndFind', 'none']).describe('How a card that was read and still lies there is told from none'),
  pollMs: milliseconds.describe('Between two searches for a card'),
  presencePollMs: milliseconds.describe('Between two looks whether the card that was read still lies there'),
  idleCheckMs: milliseconds,
  writeMs: milliseconds,
  answerMs: z.strictObject({ status: milliseconds, reset: milliseconds, find: milliseconds, select: milliseconds, read: milliseconds }),
});
export type IdCardReaderProfile = z.infer<typeof idCardReaderProfileSchema>;
