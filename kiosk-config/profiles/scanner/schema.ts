// Profile of a barcode scanner that sends its codes as lines over a byte wire.

import { z } from 'zod';

const milliseconds = z.int().min(1).max(60_000);

export const scannerProfileSchema = z.strictObject({
  language: z.literal('scanner-line'),
  commands: z
    .enum(['newland', 'none'])
    .describe('newland: triggered and asked for life by its serial commands; none: always on, cannot be asked'),
  idleGapMs: milliseconds.describe('A pause that ends a code of a scanner configured without a terminator'),
  triggerEveryMs: milliseconds.describe(
    'While a Read is active the trigger is given again: an engine stops by itself after its own single-read time',
  ),
  answerMs: milliseconds,
  idleCheckMs: milliseconds,
  writeMs: milliseconds,
});
export type ScannerProfile = z.infer<typeof scannerProfileSchema>;
