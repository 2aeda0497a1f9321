// How a device is connected and which profile describes it; what differs between models of one command language is here, not in code.

import { z } from 'zod';

const vendorId = z.int().min(0).max(0xffff);
const productId = z.int().min(0).max(0xffff);

/** Where a USB device is found: by its numbers, and by the port where two alike are plugged in. */
const usbPlace = {
  vendorId: vendorId.describe('Decimal: 1024 is 0x0400'),
  productId,
  serialNumber: z.string().min(1).max(80).optional(),
};

const serial = z.strictObject({
  kind: z.literal('serial'),
  /** Exactly one of path, usb and location says which port. */
  path: z.string().min(1).max(200).optional().describe('Device node or COM port; bind by /dev/serial/by-path, never by number'),
  usb: z.strictObject(usbPlace).optional().describe('A USB serial port by its numbers, wherever it is plugged in'),
  location: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('The USB port: a piece of the /dev/serial/by-path name or of the Windows location'),
  baudRate: z.int().min(1200).max(921_600).default(115_200),
  dataBits: z.union([z.literal(7), z.literal(8)]).default(8),
  parity: z.enum(['none', 'even', 'odd']).default('none'),
  stopBits: z.union([z.literal(1), z.literal(2)]).default(1),
  flowControl: z.enum(['none', 'rtscts', 'xonxoff']).default('none'),
});

export const wireSchema = z
  .discriminatedUnion('kind', [
    serial,
    z.strictObject({
      kind: z.literal('tcp'),
      host: z.string().min(1).max(100),
      port: z.int().min(1).max(65_535),
    }),
    z.strictObject({
      kind: z.literal('hid'),
      ...usbPlace,
      usagePage: z.int().min(0).max(0xffff).optional().describe('Decimal: 140 is 0x8C, point of sale'),
      usage: z.int().min(0).max(0xffff).optional(),
    }),
    z.strictObject({
      kind: z.literal('usb'),
      ...usbPlace,
      interfaceNumber: z.int().min(0).max(32).default(0),
    }),
    /** The scanner types its codes like a keyboard: the shell catches them while a scan is awaited. */
    z.strictObject({ kind: z.literal('wedge') }),
  ])
  .refine((wire) => wire.kind !== 'serial' || [wire.path, wire.usb, wire.location].filter((way) => way !== undefined).length === 1, {
    message: 'a serial wire needs exactly one of path, usb and location',
  });
export type Wire = z.infer<typeof wireSchema>;
export type WireOf<Kind extends Wire['kind']> = Extract<Wire, { kind: Kind }>;

export const deviceSchema = z.strictObject({
  profile: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .max(60),
  allowUnverified: z.boolean().default(false).describe('Use a profile that was never tried on such a device'),
  wire: wireSchema,
});
export type DeviceConfiguration = z.infer<typeof deviceSchema>;

/** null: this terminal has no such device (XFS4IoT noDevice). */
export const devicesSchema = z.strictObject({
  scanner: deviceSchema.nullable(),
  idCardReader: deviceSchema.nullable(),
  receiptPrinter: deviceSchema.nullable(),
  ticketDispenser: deviceSchema.nullable().default(null),
  auxiliaries: deviceSchema.nullable().default(null).describe('Input and output board: lights, door, headphone jack'),
  keypad: deviceSchema.nullable().default(null).describe('Tactile keypad'),
  ups: deviceSchema.nullable().default(null),
});
export type DevicesConfiguration = z.infer<typeof devicesSchema>;
