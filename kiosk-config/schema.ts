// The configuration of one terminal: every field, its bounds and its default. `{"version": 1}` alone runs against the simulators.

import { z } from 'zod';
import { languages } from '../contract/view.ts';
import { devicesSchema } from './profiles/schema.ts';

export const configurationVersion = 1;

const minute = 60_000;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const terminal = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Z0-9-]{1,12}$/)
    .default('KIOSK-01')
    .describe('Number of the terminal, unique in the region; it begins every receipt number'),
  name: z.string().min(1).max(40).default('青桥镇医保服务站1号机').describe('Uniform name of the point, shown in the top band'),
  counter: z.string().min(1).max(40).nullable().default('3号窗口').describe('Where people help, shown on every error; null: none'),
  telephone: z
    .string()
    .regex(/^[\d-]{3,20}$/)
    .nullable()
    .default(null)
    .describe('Telephone of the point itself; null: only the hotline 12393 is shown'),
  notice: z.string().min(1).max(60).nullable().default(null).describe('One line on the attract screen'),
  language: z.enum(languages).default('zh-Hans').describe('Language before a citizen chooses'),
  timeZone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'is no time zone')
    .default('Asia/Shanghai'),
  screen: z
    .strictObject({
      widthMm: z.number().min(100).max(1000).default(268).describe('Width of the picture, portrait 21.5": 268'),
      heightMm: z.number().min(100).max(1500).default(476),
    })
    .prefault({}),
  officeHours: z
    .strictObject({
      days: z.enum(['workdays', 'everyDay']).default('workdays'),
      spans: z
        .array(z.strictObject({ from: timeOfDay, to: timeOfDay }))
        .min(1)
        .max(3)
        .default([
          { from: '09:00', to: '12:00' },
          { from: '13:00', to: '17:00' },
        ]),
    })
    .prefault({})
    .describe('When people answer the hotline and sit at the counter; outside it a machine answers'),
});

const gateway = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('accessKey'), accessKey: z.string().min(1).max(128), secretKey: z.string().min(1).max(256) })
    .describe('Service gateway: _api_* headers, HmacSHA1'),
  z
    .strictObject({
      kind: z.literal('tif'),
      paasId: z.string().min(1).max(128),
      token: z.string().min(1).max(256),
      path: z
        .string()
        .regex(/^\/[\w/.-]*$/)
        .max(200),
    })
    .describe('x-tif gateway: SHA-256 over timestamp, token and nonce'),
]);

const platform = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .default('http://127.0.0.1:9180')
    .describe('The regional platform'),
  gateway: gateway.default({ kind: 'accessKey', accessKey: 'sandbox', secretKey: 'sandbox-not-a-secret' }),
  institution: z
    .strictObject({
      code: z
        .string()
        .regex(/^[A-Z0-9]{12}$/)
        .default('H66000000001')
        .describe('Number of the institution or of the terminal, 12 characters'),
      name: z.string().min(1).max(60).default('青桥镇医保服务站'),
    })
    .prefault({}),
  treatmentDivision: z
    .string()
    .regex(/^\d{6}$/)
    .default('660100'),
  receiverSystemCode: z.string().min(1).max(10).default('MBS_LOCAL'),
  interfaceVersion: z.string().min(1).max(6).default('V1.0'),
  businessType: z
    .string()
    .regex(/^\d{5}$/)
    .default('01304')
    .describe('Business type of ec.query; there is none for a service hall'),
  deadlineMs: z.int().min(1000).max(60_000).default(8000).describe('Longest wait for one answer'),
});

const visit = z.strictObject({
  idleMs: z
    .int()
    .min(20_000)
    .max(10 * minute)
    .default(90_000)
    .describe('Stillness before 您还在吗'),
  answerMs: z
    .int()
    .min(20_000)
    .max(2 * minute)
    .default(30_000),
  idleLargeMs: z
    .int()
    .min(20_000)
    .max(20 * minute)
    .default(180_000)
    .describe('The same with large text'),
  answerLargeMs: z
    .int()
    .min(20_000)
    .max(4 * minute)
    .default(45_000),
  takeThingsMs: z
    .int()
    .min(10_000)
    .max(5 * minute)
    .default(30_000)
    .describe('How long a forgotten card or paper is asked for'),
  interruptedMs: z
    .int()
    .min(20_000)
    .max(10 * minute)
    .default(90_000),
  eVoucherPattern: z.string().max(100).refine(isPattern, 'is no regular expression').default('^424\\d{25}$'),
});

function isPattern(text: string): boolean {
  return patternProblem(text) === null;
}

/** Says what is wrong with a regular expression, or null. */
export function patternProblem(text: string): string | null {
  try {
    RegExp(text, 'u');
    return null;
  } catch (error) {
    return error instanceof SyntaxError ? error.message : String(error);
  }
}

export const kioskConfiguration = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(configurationVersion),
  terminal: terminal.prefault({}),
  devices: devicesSchema.default({
    scanner: { profile: 'scanner-line-newland', wire: { kind: 'tcp', host: '127.0.0.1', port: 9101 } },
    idCardReader: { profile: 'id-card-reader-sam-v', wire: { kind: 'tcp', host: '127.0.0.1', port: 9102 } },
    receiptPrinter: { profile: 'receipt-printer-escpos-80mm', wire: { kind: 'tcp', host: '127.0.0.1', port: 9100 } },
  }),
  platform: platform.prefault({}),
  visit: visit.prefault({}),
  region: z.enum(['sandbox']).default('sandbox').describe('Region pack'),
});
export type KioskConfiguration = z.infer<typeof kioskConfiguration>;
