// How a device is connected and which profile describes it; what differs between models of one command language is here, not in code.

import { z } from 'zod';

export const wireSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('serial'),
    path: z.string().min(1).max(200).describe('Device node or COM port; bind by /dev/serial/by-path, never by number'),
    baudRate: z.int().min(1200).max(921_600).default(115_200),
  }),
  z.strictObject({
    kind: z.literal('tcp'),
    host: z.string().min(1).max(100),
    port: z.int().min(1).max(65_535),
  }),
]);
export type Wire = z.infer<typeof wireSchema>;

export const deviceSchema = z.strictObject({
  profile: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .max(60),
  wire: wireSchema,
});
export type DeviceConfiguration = z.infer<typeof deviceSchema>;

/** null: this terminal has no such device (XFS4IoT noDevice). */
export const devicesSchema = z.strictObject({
  scanner: deviceSchema.nullable(),
  idCardReader: deviceSchema.nullable(),
  receiptPrinter: deviceSchema.nullable(),
});
export type DevicesConfiguration = z.infer<typeof devicesSchema>;
