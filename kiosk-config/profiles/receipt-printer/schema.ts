// Profile of a thermal receipt printer that speaks ESC/POS.

import { z } from 'zod';
import { profileHead } from '../catalogue.ts';
import { escposShape } from '../escpos.ts';

export const receiptPrinterProfileSchema = z.strictObject({
  ...profileHead,
  language: z.literal('escpos'),
  ...escposShape,
});
export type ReceiptPrinterProfile = z.infer<typeof receiptPrinterProfileSchema>;
