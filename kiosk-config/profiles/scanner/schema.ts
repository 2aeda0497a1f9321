// Profile of a barcode scanner: the command language of its make, and its times.

import { z } from 'zod';
import { profileHead } from '../catalogue.ts';

const milliseconds = z.int().min(1).max(60_000);

const times = {
  idleGapMs: milliseconds.describe('A pause that ends a code without terminator, and whatever stays incomplete'),
  sameCodeMs: z.int().min(0).max(60_000).describe('A code that was read and is seen again within this time counts as once; 0: every time'),
  writeMs: milliseconds,
};

const asked = {
  answerMs: milliseconds.describe('Longest wait for an answer'),
  idleCheckMs: milliseconds.describe('How often an idle scanner is asked for a sign of life'),
};

const triggered = {
  triggerEveryMs: milliseconds.describe(
    'While a Read is active the trigger is given again: an engine stops by itself after its own single-read time',
  ),
};

const lines = {
  aimIdentifier: z.boolean().describe('The scanner is set to send the AIM identifier, e.g. ]Q1, before each code'),
};

export const scannerProfileSchema = z.discriminatedUnion('language', [
  z.strictObject({ ...profileHead, language: z.literal('line'), ...lines, ...times }).describe('Always on, cannot be asked'),
  z.strictObject({ ...profileHead, language: z.literal('newland'), ...lines, ...times, ...asked, ...triggered }),
  z
    .strictObject({ ...profileHead, language: z.literal('em3095'), ...times, ...asked, ...triggered })
    .describe('Registers: Newland EM3095, GM65. The driver itself switches the AIM identifier on'),
  z.strictObject({ ...profileHead, language: z.literal('honeywell'), ...lines, ...times, ...asked, ...triggered }),
  z.strictObject({ ...profileHead, language: z.literal('ssi'), ...times, ...asked, ...triggered }).describe('Zebra, Symbol: packets'),
  z.strictObject({
    ...profileHead,
    language: z.literal('datalogic'),
    ...lines,
    ...times,
    ...asked,
    ...triggered,
    letters: z.enum(['enable', 'trigger']).describe('enable: E and D; trigger: T and X of newer models'),
    health: z.boolean().describe('It answers h and i; otherwise it cannot be asked'),
    model: z.string().min(1).max(40).nullable().describe('Its answer to i must contain this; null: not looked at'),
  }),
  z
    .strictObject({
      ...profileHead,
      language: z.literal('hid-pos'),
      ...times,
      featureAfterOpen: z
        .strictObject({ reportId: z.int().min(0).max(255), value: z.int().min(0).max(255) })
        .nullable()
        .describe('Feature report that brings the scanner into this mode; Honeywell and Youjie: 254, 1'),
    })
    .describe('HID point of sale: reports with or without the shift by one byte; always on'),
]);
export type ScannerProfile = z.infer<typeof scannerProfileSchema>;
export type ScannerProfileOf<Language extends ScannerProfile['language']> = Extract<ScannerProfile, { language: Language }>;
