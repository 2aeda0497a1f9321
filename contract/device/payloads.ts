// Names and payloads of the commands, completions and events that the terminal and the drivers know.

import { z } from 'zod';
import { deviceCondition } from '../view.ts';
import { printDocument } from './document.ts';
import { outcome } from './outcome.ts';

export const paperState = z.enum(['unknown', 'full', 'low', 'out', 'jammed']);
export type PaperState = z.infer<typeof paperState>;
export const mediaState = z.enum(['unknown', 'present', 'notPresent']);
export type MediaState = z.infer<typeof mediaState>;

/** `Common.Status` completion and the unsolicited `Common.StatusChangedEvent`: the whole status each time. */
export const deviceStatus = z.strictObject({
  common: z.strictObject({ device: deviceCondition }),
  barcodeReader: z.strictObject({ scanner: z.enum(['on', 'off', 'inoperative', 'unknown']) }).optional(),
  cardReader: z.strictObject({ media: mediaState }).optional(),
  printer: z.strictObject({ paper: paperState, cover: z.enum(['closed', 'open', 'unknown']) }).optional(),
});
export type DeviceStatus = z.infer<typeof deviceStatus>;

/** `Common.Capabilities` completion. */
export const deviceCapabilities = z.strictObject({
  driver: z.string().max(40),
  /** What the device says of itself: SAM id, model and firmware; null: it was not told or cannot tell. */
  model: z.string().max(80).nullable(),
  proof: z.enum(['printed', 'processed']).optional(),
});

/** `Common.Cancel`: ends the named requests with `canceled`; an empty list ends all of the device. */
export const cancelCommand = z.strictObject({ requestIds: z.array(z.int().min(1)).max(20) });

/** `BarcodeReader.Read`: the scanner is on until a code, the timeout or a cancel. */
export const readBarcodeCommand = z.strictObject({ symbologies: z.array(z.enum(['qrCode', 'code128', 'any'])).max(10) });
export const readBarcodeResult = z.strictObject({
  readOutput: z
    .array(
      z.strictObject({
        symbology: z.enum(['qrCode', 'code128', 'pdf417', 'dataMatrix', 'symbologyUnknown']),
        /** The code's bytes, base64. Personal: memory only. */
        barcodeData: z.base64().max(8192),
        symbologyName: z.string().max(40),
      }),
    )
    .max(1),
  errorCode: z.literal('barcodeInvalid').optional(),
});

/** Completion error codes of `Kiosk.ReadIdCard`; the words of SW3 in ../../shared devices.md §1.5 grouped by what to do. */
export const idCardErrors = [
  'cardMoved',
  'cardUnreadable',
  'cardUnsupported',
  'cardSuspect',
  'cardMissing',
  'samFailure',
  'samUnauthorised',
  'linkFailure',
] as const;
export type IdCardError = (typeof idCardErrors)[number];

/** A resident ID card as read, dates YYYY-MM-DD. The photograph never leaves the driver. */
export const citizenCard = z.strictObject({
  kind: z.literal('citizen'),
  name: z.string().min(1).max(15),
  sex: z.enum(['unknown', 'male', 'female', 'unspecified']),
  /** GB/T 3304 two digits. */
  nation: z.string().regex(/^\d\d$/),
  birth: z.iso.date(),
  address: z.string().max(35),
  number: z.string().regex(/^\d{17}[\dX]$/),
  authority: z.string().max(15),
  validFrom: z.iso.date(),
  /** null: 长期. */
  validTo: z.iso.date().nullable(),
});
export type CitizenCard = z.infer<typeof citizenCard>;

/** `Kiosk.ReadIdCard`: waits for a card that was not there before (`CardReader.MediaInsertedEvent`), then reads it. */
export const readIdCardCommand = z.strictObject({});
export const readIdCardResult = z.strictObject({ card: citizenCard.optional(), errorCode: z.enum(idCardErrors).optional() });

/** `Kiosk.TestMedia`: is a card on the reader? Tested as the profile says; `unknown` is an honest answer. */
export const testMediaCommand = z.strictObject({});
export const testMediaResult = z.strictObject({ media: mediaState });

/** `Kiosk.PrintDocument`. The outcome is there whenever the completion is `success` or `commandErrorCode`. */
export const printDocumentCommand = z.strictObject({ document: printDocument });
export const printDocumentResult = z.strictObject({ outcome });
