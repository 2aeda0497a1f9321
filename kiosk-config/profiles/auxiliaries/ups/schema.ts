// Profile of an uninterruptible power supply that answers the Megatec inquiries (Q1).

import { z } from 'zod';
import { profileHead } from '../../catalogue.ts';

const milliseconds = z.int().min(1).max(60_000);
const volts = z.number().min(1).max(400);

export const upsProfileSchema = z.strictObject({
  ...profileHead,
  language: z.literal('megatec'),
  identifies: z.boolean().describe('Answers the inquiry I with company, model and version'),
  battery: z
    .strictObject({ emptyVolts: volts, fullVolts: volts })
    .refine(({ emptyVolts, fullVolts }) => emptyVolts < fullVolts, { message: 'emptyVolts must be below fullVolts' })
    .nullable()
    .describe('The charge is estimated from the voltage that Q1 tells (of a cell or of the battery); null: it is not told'),
  pollMs: milliseconds,
  answerMs: milliseconds.describe('Q1 takes 200 ms at 2400 baud'),
  writeMs: milliseconds,
});
export type UpsProfile = z.infer<typeof upsProfileSchema>;
