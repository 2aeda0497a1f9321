// Profile of a thermal receipt printer that speaks ESC/POS.

import { z } from 'zod';

const milliseconds = z.int().min(1).max(60_000);
const byte = z.int().min(0).max(255);

export const receiptPrinterProfileSchema = z.strictObject({
  language: z.literal('escpos'),
  columns: z.int().min(24).max(64).describe('Latin characters of font A on a line; a Chinese character takes two'),
  qrModuleSize: z.int().min(1).max(16).describe('Dots of one module'),
  cut: z.strictObject({ mode: z.enum(['full', 'partial']), feed: byte.describe('Vertical motion units past the cutter, GS V 65/66 n') }),
  statusMask: z
    .union([z.literal(0x93), z.literal(0x13)])
    .describe('147; 19 for printers that use bit 7 of a DLE EOT reply (Cashino KP-628E)'),
  identifies: z.boolean().describe('Answers GS I 65 and 67 with firmware and model'),
  processId: z.boolean().describe('Answers GS ( H when the paper is printed: proof `printed`; otherwise `processed`'),
  chunkBytes: z.int().min(64).max(8192),
  speed: z.strictObject({
    millimetresPerSecond: z.int().min(10).max(500),
    lineMillimetres: z.number().min(1).max(10),
    cutMs: milliseconds.describe('From the last line to the paper lying free'),
  }),
  graceMs: milliseconds.describe('Beyond the computed paper time, before the outcome is called unknown'),
  printPollMs: milliseconds.describe('Between two looks at the status while printing'),
  idleCheckMs: milliseconds,
  answerMs: milliseconds,
  writeMs: milliseconds,
});
export type ReceiptPrinterProfile = z.infer<typeof receiptPrinterProfileSchema>;
