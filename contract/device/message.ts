// The envelope between terminal and drivers: XFS4IoT's words (CEN CWA 17852) with the device named beside the header.

import { z } from 'zod';

export const deviceIds = ['scanner', 'idCardReader', 'receiptPrinter', 'ticketDispenser', 'auxiliaries', 'keypad', 'ups'] as const;
export type DeviceId = (typeof deviceIds)[number];

export const completionCodes = [
  'success',
  'commandErrorCode',
  'canceled',
  'deviceNotReady',
  'hardwareError',
  'internalError',
  'invalidCommand',
  'invalidRequestID',
  'timeOut',
  'unsupportedCommand',
  'invalidData',
  'userError',
  'unsupportedData',
  'fraudAttempt',
  'sequenceError',
] as const;
export type CompletionCode = (typeof completionCodes)[number];

const device = z.enum(deviceIds);
const name = z
  .string()
  .regex(/^[A-Z][A-Za-z]+\.[A-Z][A-Za-z]+$/)
  .max(60);
const requestId = z.int().min(1);
const version = z.literal('1.0');
const payload = z.record(z.string(), z.unknown());

export const deviceCommand = z.strictObject({
  device,
  header: z.strictObject({
    name,
    requestId,
    version,
    type: z.literal('command'),
    /** Milliseconds, 0: none. */
    timeout: z.int().min(0).max(600_000),
  }),
  payload,
});
export type DeviceCommand = z.infer<typeof deviceCommand>;

export const deviceReport = z.strictObject({
  device,
  header: z.discriminatedUnion('type', [
    z.strictObject({
      name,
      requestId,
      version,
      type: z.literal('acknowledge'),
      status: z.enum(['invalidMessage', 'invalidRequestID', 'tooManyRequests']).nullable(),
    }),
    z.strictObject({ name, requestId, version, type: z.literal('event') }),
    z.strictObject({
      name,
      requestId,
      version,
      type: z.literal('completion'),
      completionCode: z.enum(completionCodes),
      /** For the log: fixed words of the driver, never what a person or a card said. */
      errorDescription: z.string().max(200).nullable(),
    }),
    z.strictObject({ name, requestId: z.null(), version, type: z.literal('unsolicited') }),
  ]),
  payload,
});
export type DeviceReport = z.infer<typeof deviceReport>;
