// What every printer that speaks ESC/POS needs to have said of it, whether it prints receipts or queue tickets.

import { z } from 'zod';

export const milliseconds = z.int().min(1).max(60_000);
export const byte = z.int().min(0).max(255);

export const escposShape = {
  columns: z.int().min(24).max(64).describe('Latin characters of font A on a line; a Chinese character takes two'),
  qr: z.enum(['native', 'raster']).default('native').describe('raster: the printer knows no QR code, the driver draws it'),
  qrModuleSize: z.int().min(1).max(16).describe('Dots of one module'),
  cut: z.strictObject({ mode: z.enum(['full', 'partial']), feed: byte.describe('Vertical motion units past the cutter, GS V 65/66 n') }),
  statusMask: z
    .union([z.literal(0x93), z.literal(0x13)])
    .describe('147; 19 for printers that use bit 7 of a DLE EOT reply (Cashino KP-628E)'),
  fullStatus: z.boolean().default(false).describe("Answers 10 04 14 with Custom's full status, 10 0F and four bytes"),
  automaticStatus: z
    .boolean()
    .default(false)
    .describe('Tells every change by itself once 1D 61 asks for it: a cover is known to be open at once'),
  paperJam: byte
    .default(0)
    .describe('Bits of the third DLE EOT reply that mean a paper jam; 0: the printer does not tell it from other errors'),
  model: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .describe('What it says of itself must begin with this, e.g. TM-T88 or 0x20; another printer is refused'),
  identifies: z.boolean().describe('Answers GS I 65 and 67 with firmware and model'),
  identifiesByNumber: z.boolean().default(false).describe('Answers GS I 1 and 3 with one byte each: model and version of its ROM'),
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
};
const escposProfile = z.strictObject(escposShape);
export type EscposProfile = z.infer<typeof escposProfile>;
