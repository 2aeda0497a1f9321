// Profile of a tactile keypad that is a HID boot keyboard.

import { z } from 'zod';
import { keypadKeys } from '../../../../contract/device/keypad.ts';
import { profileHead } from '../../catalogue.ts';

/** USB HID usage page 7; 0 to 3 are no keys. */
const usage = z.int().min(4).max(0xdd);

export const keypadProfileSchema = z
  .strictObject({
    ...profileHead,
    language: z.literal('hid-boot-keyboard'),
    reportId: z.int().min(1).max(255).nullable().describe('The byte before each report; null: the reports are unnumbered'),
    keys: z
      .partialRecord(z.enum(keypadKeys), z.array(usage).min(1).max(4))
      .describe('Usages of page 7, decimal, that are this key; a usage not named here is ignored'),
  })
  .refine(({ keys }) => new Set(Object.values(keys).flat()).size === Object.values(keys).flat().length, {
    message: 'two keys share a usage',
    path: ['keys'],
  });
export type KeypadProfile = z.infer<typeof keypadProfileSchema>;
