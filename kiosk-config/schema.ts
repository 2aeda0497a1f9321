// The configuration of one terminal: every field, its bounds and its default. `{"version": 1}` alone runs against the simulators.

import { z } from 'zod';
import { languages, readings } from '../contract/display.ts';
import { screenProfileNames, screenProfiles } from '../contract/terminal-profile.ts';
import { line, textOrWords, words } from './owner-words.ts';
import { isCheap } from './pattern-cost.ts';
import { checkedDevices } from './profiles/devices.ts';
import type { DeviceConfiguration } from './profiles/wiring.ts';
import { regionNames, speaksSm } from './regions/packs.ts';
import { isPrivateKey, isPublicKey } from './sm-keys.ts';

export const configurationVersion = 1;

const minute = 60_000;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What is wrong with a part is said of the part; only parts that are right are compared. */
const comparing = (problem: string) => ({
  error: problem,
  when: ({ issues }: { readonly issues: readonly unknown[] }) => issues.length === 0,
});

/** Times of one day, written so that they sort as they follow one another. */
const span = z
  .strictObject({ from: timeOfDay, to: timeOfDay })
  .refine(({ from, to }) => from < to, comparing('does not end after it begins'));

/** The screens are judged on 16:9; panels up to 2:1 are near enough. */
const longestShape = 2;

const terminal = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Z0-9-]{1,12}$/)
    .default('KIOSK-01')
    .describe('Number of the terminal, unique in the region; it begins every receipt number'),
  name: textOrWords(40).default('青桥镇医保服务站1号机').describe('Uniform name of the point, shown in the top band'),
  counter: textOrWords(40)
    .nullable()
    .default({ 'zh-Hans': '3号窗口', 'zh-Hant': '3號窗口', en: 'Counter 3' })
    .describe('Where people help, shown on every error; null: none'),
  telephone: z
    .string()
    .regex(/^[\d-]{3,20}$/)
    .nullable()
    .default(null)
    .describe('Telephone of the point itself; null: only the hotline 12393 is shown'),
  address: textOrWords(60).nullable().default(null).describe('Where the counter is, for whoever is sent there; null: here'),
  notices: z.array(line(60)).max(6).default([]).describe('Lines on the attract screen'),
  language: z.enum(languages).default('zh-Hans').describe('Language before a citizen chooses'),
  timeZone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'is no time zone')
    .default('Asia/Shanghai'),
  screen: z
    .union(
      [
        z.enum(screenProfileNames).transform((name) => screenProfiles[name]),
        z
          .strictObject({
            widthMm: z.number().min(200).max(1000).describe('Width of the picture: measure it, or use `npm run ruler`'),
            heightMm: z.number().min(200).max(1500),
            lowerEdgeMm: z.number().min(0).max(1500).default(900).describe("The picture's lower edge above the floor"),
            viewingDistanceMm: z.number().min(300).max(1200).default(600).describe('From the eye to the screen'),
          })
          .refine(
            ({ widthMm, heightMm }) => Math.max(widthMm, heightMm) <= longestShape * Math.min(widthMm, heightMm),
            comparing(`is more than ${longestShape} times as long one way as the other`),
          ),
      ],
      `is none of the known panels (${screenProfileNames.join(', ')}) and no measures of one`,
    )
    .prefault('portrait-21.5')
    .describe('A known panel, or its measures'),
  sound: z
    .strictObject({
      reading: z.enum(readings).default('prompts').describe('What the machine says before anybody asks for more or less'),
      noiseDba: z.number().min(30).max(90).default(55).describe('Level of the room when it is in use'),
      loudestDba: z.number().min(60).max(110).default(80).describe("Level of the loudspeaker at full gain, at the citizen's ear"),
    })
    .prefault({}),
  officeHours: z
    .strictObject({
      days: z.enum(['workdays', 'everyDay']).default('workdays'),
      spans: z
        .array(span)
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

const decoder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('http') }).describe("The platform's own ec.query"),
  z
    .strictObject({
      kind: z.literal('program'),
      command: z
        .string()
        .min(1)
        .max(200)
        .describe('A program around the library of the vendor, see main/terminal/platform/e-voucher/README.md'),
      arguments: z.array(z.string().max(200)).max(20).default([]),
      deadlineMs: z.int().min(500).max(60_000).default(6000).describe('It is ended when it has not answered by then'),
    })
    .describe('A program of its own for regions that have only a library'),
]);

const sm = z
  .strictObject({
    appId: z
      .string()
      .regex(/^[\x21-\x7e]{16,128}$/, 'has sixteen characters at least')
      .describe('Application id at the platform'),
    appSecret: z.string().min(1).max(256),
    privateKey: z.string().refine(isPrivateKey, 'is no private key of SM2: 64 hex digits').describe("The terminal's own key"),
    platformPublicKey: z.string().refine(isPublicKey, 'is no public key of SM2: 04 and the 128 hex digits of a point on the curve'),
  })
  .describe('Keys of the SM2/SM3/SM4 envelope, for regions whose platform speaks it');

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
      name: line(60).default('青桥镇医保服务站'),
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
  messageSlice: z
    .strictObject({ from: z.int().min(0).max(9999).default(0), to: z.int().min(0).max(9999).default(9999) })
    .refine(({ from, to }) => from <= to, 'from is beyond to')
    .prefault({})
    .describe('Part of the four digits that end a message number; terminals with one institution code must not share it'),
  signIn: z.boolean().default(true).describe('Signs in by 9001 at the start and every day'),
  sm: sm.optional(),
  decoder: decoder.default({ kind: 'http' }).describe('Who turns an e-voucher code into a person'),
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

const counterKinds = z
  .array(
    z.strictObject({
      id: z
        .string()
        .regex(/^[a-z][a-z-]*$/)
        .max(20),
      name: words(20),
      counters: words(30).describe('Where the number is called, e.g. 1–3号窗口'),
      /** Open counters and what one person takes: the only ground of the estimate. */
      servers: z.int().min(1).max(50).default(2),
      minutesEach: z.number().min(0.5).max(120).default(6),
      priority: z.boolean().default(true).describe('Some people are served first here'),
      letter: z.string().regex(/^[A-Z]$/),
      hours: z.array(span).min(1).max(3).optional().describe('When tickets are given; none: always'),
    }),
  )
  .min(1)
  .max(8)
  .refine((kinds) => new Set(kinds.map(({ id }) => id)).size === kinds.length, 'two kinds have the same id')
  .refine((kinds) => new Set(kinds.map(({ letter }) => letter)).size === kinds.length, 'two kinds have the same letter');

/** Numbers of a terminal that shares its hall with no other. */
export const allNumbers = { from: 1, to: 999 } as const;

const hall = z
  .strictObject({
    kinds: counterKinds.default([
      {
        id: 'insurance',
        letter: 'A',
        name: { 'zh-Hans': '参保登记', 'zh-Hant': '參保登記', en: 'Enrolment' },
        counters: { 'zh-Hans': '1–2号窗口', 'zh-Hant': '1–2號窗口', en: 'Counters 1–2' },
        servers: 2,
        minutesEach: 6,
        priority: true,
      },
      {
        id: 'reimbursement',
        letter: 'B',
        name: { 'zh-Hans': '医疗费报销', 'zh-Hant': '醫療費報銷', en: 'Reimbursement' },
        counters: { 'zh-Hans': '3–4号窗口', 'zh-Hant': '3–4號窗口', en: 'Counters 3–4' },
        servers: 2,
        minutesEach: 10,
        priority: true,
      },
      {
        id: 'general',
        letter: 'C',
        name: { 'zh-Hans': '综合业务', 'zh-Hant': '綜合業務', en: 'Other business' },
        counters: { 'zh-Hans': '5号窗口', 'zh-Hant': '5號窗口', en: 'Counter 5' },
        servers: 1,
        minutesEach: 8,
        priority: true,
      },
    ]),
    numbers: z
      .strictObject({ from: z.int().min(1).max(9999).default(allNumbers.from), to: z.int().min(1).max(9999).default(allNumbers.to) })
      .refine(({ from, to }) => from <= to, 'from is beyond to')
      .prefault({})
      .describe('The range of this terminal: terminals of one hall must not share a number'),
    onlyTerminal: z
      .boolean()
      .optional()
      .describe('Whether only this terminal gives numbers: else it says nothing of people ahead. Not given: false with a range of its own'),
    takeTicketMs: z.int().min(5_000).max(minute).default(20_000).describe('How long the screen of a printed ticket stays'),
  })
  .describe('Queue tickets (取号); used where the terminal has a ticket dispenser');

/** What a code on paper or on a telephone may be, tried in this order; each pattern is a regular expression over the whole text. */
const pattern = (byDefault: string, what: string) =>
  z
    .string()
    .max(200)
    .refine(isPattern, { message: 'is no regular expression', abort: true })
    .refine(isCheap, 'could take too long on a code that means harm: it repeats what itself repeats or branches')
    .default(byDefault)
    .describe(what);

const codes = z.strictObject({
  eVoucher: pattern('^(?:424|opc)\\d{25}$', 'Medical-insurance e-voucher 医保电子凭证'),
  healthCard: pattern('^[0-9A-F]{64}:\\d(?::.+)?$', 'Electronic health card 电子健康卡'),
  socialSecurityCard: pattern('^(?!)', 'Electronic social-security card 电子社保卡: its form is not public, the region tells'),
  receipt: pattern('^YBK1:[A-Z0-9-]{1,12}-(?:\\d{6}|B\\d{6}:[\\w-]{11})$', 'The code on our own receipts: of a paper or of a case'),
  idNumber: pattern('^\\d{17}[\\dXx]$', 'Number of an ID card, printed by some offices as a code'),
  technician: pattern('^YBTECH:[A-Za-z0-9_-]{16,200}$', "A technician's code"),
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
  codes: codes.prefault({}),
});

const simulated = (profile: string, port: number): DeviceConfiguration => ({
  profile,
  allowUnverified: false,
  wire: { kind: 'tcp', host: '127.0.0.1', port },
});

export const kioskConfiguration = z
  .strictObject({
    $schema: z.string().optional(),
    version: z.literal(configurationVersion),
    terminal: terminal.prefault({}),
    devices: checkedDevices.default({
      scanner: simulated('scanner-line-newland', 9101),
      idCardReader: simulated('id-card-reader-sam-v', 9102),
      receiptPrinter: simulated('receipt-printer-escpos-80mm', 9100),
      ticketDispenser: simulated('ticket-dispenser-vkp80iii', 9103),
      auxiliaries: null,
      keypad: null,
      ups: null,
    }),
    platform: platform.prefault({}),
    visit: visit.prefault({}),
    hall: hall.prefault({}),
    catalogue: z
      .strictObject({ keep: z.boolean().default(true).describe('A copy for use off line, made anew every day while nobody is there') })
      .prefault({})
      .describe('Catalogue of drugs, treatments and consumables (医保目录) and designated institutions'),
    region: z.enum(regionNames).default('sandbox').describe('Region pack'),
  })
  .superRefine(({ region, platform: { sm: keys } }, context) => {
    if (speaksSm(region) && !keys)
      context.addIssue({
        code: 'custom',
        path: ['platform', 'sm'],
        message: `is missing: the platform of region ${region} speaks the SM envelope`,
      });
  });
export type KioskConfiguration = z.infer<typeof kioskConfiguration>;
