// How a byte stream is packed into HID reports or spread over bulk endpoints: a part of a profile, for devices that may hang on USB.

import { z } from 'zod';

const byte = z.int().min(0).max(255);

/** devices.md §1.10: no common standard, but every one seen fits these four words. */
export const hidWrapperSchema = z
  .strictObject({
    reportId: byte.default(0).describe('0: the reports are unnumbered'),
    reportSize: z.int().min(2).max(4096).default(64).describe('Bytes of a report without its id'),
    lengthPrefix: z.enum(['none', 'u8']).describe('u8: the first byte says how many of the others count'),
    pad: byte.default(0).describe('What fills the rest of a report'),
  })
  .refine(({ lengthPrefix, reportSize }) => lengthPrefix === 'none' || reportSize <= 256, {
    message: 'one length byte cannot count more than 255',
  });
export type HidWrapper = z.infer<typeof hidWrapperSchema>;

const endpoint = z.int().min(1).max(15);

export const usbBulkSchema = z.discriminatedUnion('kind', [
  /** One endpoint each way; left out: the first of the interface. */
  z.strictObject({ kind: z.literal('plain'), out: endpoint.optional(), in: endpoint.optional() }),
  /** The first SAM_V readers: the head of a frame (preamble and length) through one pair of pipes, the rest through another. */
  z.strictObject({
    kind: z.literal('samPairs'),
    head: z.strictObject({ out: endpoint, in: endpoint }).default({ out: 2, in: 1 }),
    body: z.strictObject({ out: endpoint, in: endpoint }).default({ out: 6, in: 5 }),
  }),
]);
export type UsbBulk = z.infer<typeof usbBulkSchema>;

/** What a profile may say of the USB wires it can be used on: `...packagingShape` in its schema. */
export const packagingShape = {
  /** Left out: every report is told to the driver as it came. */
  hidWrapper: hidWrapperSchema.optional().describe('A byte stream in HID reports'),
  usbBulk: usbBulkSchema.optional().describe('Bulk endpoints; left out: one each way'),
  discardMs: z.int().min(0).max(5_000).optional().describe('HID: what comes so soon after opening was queued before it, and is old'),
};
const packagingSchema = z.object(packagingShape);
export type Packaging = Readonly<z.infer<typeof packagingSchema>>;

/** The part of any profile that its wire has to know; nothing where the profile does not speak of it. */
export const packagingOf = (profile: unknown): Packaging => packagingSchema.parse(profile);
