// Names and payloads of the commands, completions and events that the terminal and the drivers know.

import { z } from 'zod';
import { deviceCondition } from './condition.ts';
import { keypadKeys } from './keypad.ts';
import { printDocument } from './document.ts';
import { outcome } from './outcome.ts';

export const paperState = z.enum(['unknown', 'full', 'low', 'out', 'jammed']);
export type PaperState = z.infer<typeof paperState>;
export const mediaState = z.enum(['unknown', 'present', 'notPresent']);
export type MediaState = z.infer<typeof mediaState>;

/** Where the paper of a printer with a presenter is; `entering`: it stands in the exit and waits to be taken (XFS4IoT). */
export const paperMediaState = z.enum(['unknown', 'present', 'notPresent', 'jammed', 'entering', 'retracted']);
export type PaperMediaState = z.infer<typeof paperMediaState>;

/** Why a device that answers is not used: what it says of itself contradicts its profile. */
export const deviceProblem = z.enum(['profileContradicted']);

/** `Common.Status` completion and the unsolicited `Common.StatusChangedEvent`: the whole status each time. */
export const deviceStatus = z.strictObject({
  common: z.strictObject({ device: deviceCondition, problem: deviceProblem.optional() }),
  barcodeReader: z.strictObject({ scanner: z.enum(['on', 'off', 'inoperative', 'unknown']) }).optional(),
  cardReader: z.strictObject({ media: mediaState }).optional(),
  /** `media` only where something watches the exit. */
  printer: z
    .strictObject({ paper: paperState, cover: z.enum(['closed', 'open', 'unknown']), media: paperMediaState.optional() })
    .optional(),
  lights: z.record(z.string().max(20), z.enum(['off', 'slow', 'continuous'])).optional(),
  auxiliaries: z
    .strictObject({ cabinetDoor: z.enum(['closed', 'open', 'unknown']), headphones: z.enum(['present', 'notPresent', 'unknown']) })
    .optional(),
  /** `percent` is estimated from the battery's voltage where the profile knows it; null: not told. */
  ups: z
    .strictObject({
      supply: z.enum(['mains', 'battery', 'unknown']),
      battery: z.enum(['good', 'low', 'unknown']),
      percent: z.int().min(0).max(100).nullable(),
    })
    .optional(),
});
export type DeviceStatus = z.infer<typeof deviceStatus>;

/** `Common.Capabilities` completion. */
export const deviceCapabilities = z.strictObject({
  driver: z.string().max(40),
  /** Name of the profile in use; null: no such device. */
  profile: z.string().max(60).nullable(),
  /** What the device says of itself: SAM id, model; null: it was not told or cannot tell. */
  model: z.string().max(80).nullable(),
  firmware: z.string().max(80).nullable(),
  proof: z.enum(['printed', 'processed']).optional(),
  /** How the leaving of a paper is known: a sensor in the exit, or only the passing of time. */
  mediaTaken: z.enum(['sensor', 'assumed']).optional(),
  retract: z.boolean().optional(),
});

/** `Common.Cancel`: ends the named requests with `canceled`; an empty list ends all of the device. */
export const cancelCommand = z.strictObject({ requestIds: z.array(z.int().min(1)).max(20) });

/** `BarcodeReader.Read`: the scanner is on until a code, the timeout or a cancel. */
export const readBarcodeCommand = z.strictObject({ symbologies: z.array(z.enum(['qrCode', 'code128', 'any'])).max(10) });
/** XFS4IoT has no word for Han Xin: `symbologyUnknown`, with its name in `symbologyName`. */
export const barcodeSymbology = z.enum([
  'qrCode',
  'code39',
  'code128',
  'ean8',
  'ean13',
  'itf',
  'pdf417',
  'dataMatrix',
  'aztec',
  'symbologyUnknown',
]);
export type BarcodeSymbology = z.infer<typeof barcodeSymbology>;
export const readBarcodeResult = z.strictObject({
  readOutput: z
    .array(
      z.strictObject({
        symbology: barcodeSymbology,
        /** The code's bytes, base64. Personal: memory only. */
        barcodeData: z.base64().max(8192),
        symbologyName: z.string().max(40),
      }),
    )
    .max(1),
  errorCode: z.literal('barcodeInvalid').optional(),
});

/** Completion error codes of `Kiosk.ReadIdCard`, each with its own hint; SW3 of devices.md §1.5 in brackets. */
export const idCardErrors = [
  /** Lifted or moved while it was read (41, 47). */
  'cardMoved',
  /** Could not be selected (81). */
  'cardNotSelected',
  /** Gone before it was read (80). */
  'cardMissing',
  /** The card refused the module (31): often only badly placed. */
  'cardRefusedReader',
  /** The module could not verify the card (32): perhaps no genuine one. */
  'cardSuspect',
  /** Its data did not verify (33, 37, 3F). */
  'cardDamaged',
  /** The card says that the item is empty (91). */
  'cardEmpty',
  /** Not a kind of card that this kiosk knows (40, or an unknown type flag). */
  'cardUnsupported',
  /** Verified, but a field cannot be: wrong check digit, impossible date. */
  'cardImplausible',
  /** The module failed its self-test (60). */
  'samSelfTest',
  /** The module has no authority (66, 23). */
  'samUnauthorised',
  /** The module answered what no list names, or that our command was wrong (21, 24, others). */
  'samFailure',
  /** Only damaged answers, or the module got our commands damaged (10, 11). */
  'linkFailure',
] as const;
export type IdCardError = (typeof idCardErrors)[number];

const sex = z.enum(['unknown', 'male', 'female', 'unspecified']);

/**
 * Resident ID card (居民身份证). Of this and the other cards: dates are YYYY-MM-DD, the photograph never leaves the drivers process,
 * fingerprints are never asked for.
 */
export const citizenCard = z.strictObject({
  kind: z.literal('citizen'),
  name: z.string().min(1).max(15),
  sex,
  /** GB/T 3304 two digits. */
  nation: z.string().regex(/^\d\d$/),
  birth: z.iso.date(),
  address: z.string().max(35),
  /** Address written later onto the chip (追加住址), where the profile has it read; null: none. */
  latestAddress: z.string().max(35).nullable(),
  number: z.string().regex(/^\d{17}[\dX]$/),
  authority: z.string().max(15),
  validFrom: z.iso.date(),
  /** null: 长期. */
  validTo: z.iso.date().nullable(),
});
export type CitizenCard = z.infer<typeof citizenCard>;

/** Residence permit for Hong Kong, Macao and Taiwan residents (港澳台居民居住证, flag J). */
export const residencePermit = z.strictObject({
  kind: z.literal('residencePermit'),
  name: z.string().min(1).max(15),
  sex,
  birth: z.iso.date(),
  address: z.string().max(35),
  /** Begins 810000, 820000 or 830000. */
  number: z.string().regex(/^8[123]0000\d{11}[\dX]$/),
  authority: z.string().max(15),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  /** Number of the travel permit (通行证号码) and how often it was issued. */
  travelPermit: z.string().max(9),
  issueCount: z.string().max(2),
});

/** Foreign permanent resident card (外国人永久居留身份证) of 2017 (flag I) and of 2023 (flag Y). */
export const foreignResidentCard = z.strictObject({
  kind: z.literal('foreignResident'),
  version: z.enum(['2017', '2023']),
  /** As printed, in Latin letters. */
  name: z.string().min(1).max(60),
  chineseName: z.string().max(15).nullable(),
  sex,
  birth: z.iso.date(),
  /** 2017: three letters and twelve digits; 2023: eighteen characters that begin with 9. */
  number: z.string().regex(/^(?:[A-Z]{3}\d{12}|9\d{16}[\dX])$/),
  /** Three letters, GB/T 2659. */
  nationality: z.string().regex(/^[A-Z]{3}$/),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
});

export const identityCard = z.discriminatedUnion('kind', [citizenCard, residencePermit, foreignResidentCard]);
export type IdentityCard = z.infer<typeof identityCard>;

/** `Kiosk.ReadIdCard`: waits for a card that was not there before (`CardReader.MediaInsertedEvent`), then reads it. */
export const readIdCardCommand = z.strictObject({});
export const readIdCardResult = z.strictObject({ card: identityCard.optional(), errorCode: z.enum(idCardErrors).optional() });

/** `Kiosk.TestMedia`: is a card on the reader? Tested as the profile says; `unknown` is an honest answer. */
export const testMediaCommand = z.strictObject({});
export const testMediaResult = z.strictObject({ media: mediaState });

/** `Kiosk.PrintDocument`. The outcome is there whenever the completion is `success` or `commandErrorCode`. */
export const printDocumentCommand = z.strictObject({ document: printDocument });
export const printDocumentResult = z.strictObject({ outcome });

/** Unsolicited after a print on a device with a presenter, besides `Printer.MediaTakenEvent` {} (the exit sensor saw it go). */
export const mediaAutoRetractedEvent = z.strictObject({ result: z.enum(['transport', 'jammed']) });
/** `Kiosk.MediaAssumedTakenEvent` {}: there is no sensor; only the time to take it has passed. */
/** `Kiosk.MediaGoneEvent` {}: the exit is empty, and nothing proves whether a hand or the dispenser has the paper. */

/** `Kiosk.ClearMedia`: retracts or ejects what stands in the exit, as the profile can. Completes with a testMedia-like state. */
export const clearMediaCommand = z.strictObject({});
export const clearMediaResult = z.strictObject({ media: paperMediaState });

/** `Kiosk.SetLight`: one lamp at a time; the names of lamps and rates are those of XFS4IoT Lights. */
export const lightNames = ['scanner', 'cardReader', 'receiptPrinter', 'documentPrinter', 'statusGood', 'statusBad'] as const;
export const setLightCommand = z.strictObject({ name: z.enum(lightNames), flashRate: z.enum(['off', 'slow', 'continuous']) });
/** `invalidLight`: this kiosk has no such light. */
export const setLightResult = z.strictObject({ errorCode: z.enum(['invalidLight', 'lightError']).optional() });

/** `Kiosk.KeyPressedEvent`: one press of the tactile keypad. */
export const keyPressedEvent = z.strictObject({ key: z.enum(keypadKeys) });

/** Every command that some device knows, besides those of Common. */
export const queuedCommands = [
  'BarcodeReader.Read',
  'Kiosk.ReadIdCard',
  'Kiosk.TestMedia',
  'Kiosk.PrintDocument',
  'Kiosk.ClearMedia',
  'Kiosk.SetLight',
] as const;
