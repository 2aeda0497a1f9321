// View: the whole state of the screen as one small JSON value. The page is a pure function of the last one it got.

import { z } from 'zod';
import { relations } from './acting.ts';
import { deviceCondition } from './device/condition.ts';
import { keypadKeys } from './device/keypad.ts';
import { display, voice } from './display.ts';
import { faultCode } from './fault.ts';
import { answerText, caseNumber, fieldName, filingOutcome, finishCheck } from './filing.ts';
import { insurance, insuranceType } from './insurance.ts';
import { privateFen, privateText } from './private.ts';
import { question } from './question.ts';
import { serviceGroups } from './service-group.ts';

const way = z.enum(['ready', 'unavailable']);

const person = z.strictObject({ name: privateText, number: privateText }).readonly();

/** Who does it for the person (代办人). */
const agent = z.strictObject({ name: privateText, relation: z.enum(relations) }).readonly();

/** In the order of the region's pack: the first six are the tiles of the menu. */
const offeredServices = z
  .array(z.strictObject({ id: z.string().max(40), group: z.enum(serviceGroups), available: z.boolean() }).readonly())
  .max(40);

/** Why a service or a receipt can't be had now; the page has the sentence. */
export const printing = z.enum(['ready', 'paperLow', 'paperOut', 'unavailable']);

/** Can a queue ticket (号票) be had? `none`: this terminal gives none; `exhausted`: the numbers of the day are used up. */
export const tickets = z.enum(['none', 'ready', 'paperLow', 'paperOut', 'unavailable', 'closed', 'exhausted']);

/** A kind of business with its counters (窗口), in the language of the View. */
export const counterKind = z
  .strictObject({
    id: z.string().max(20),
    name: z.string().max(20),
    /** e.g. 1–3号窗口 */
    counters: z.string().max(30),
    /** Estimates from what this terminal knows; null: it cannot say. */
    ahead: z.int().min(0).nullable(),
    waitMinutes: z.int().min(0).nullable(),
    /** `closed`: it gives no tickets at this hour; `exhausted`: no number of the day is left. */
    state: z.enum(['open', 'closed', 'exhausted']),
  })
  .readonly();
export type CounterKind = z.infer<typeof counterKind>;

/** 第2步 共5步; the notice comes before the first. */
const step = z.strictObject({ at: z.int().min(1), of: z.int().min(1).max(12) }).readonly();

/** One line of the read-back (核对). */
const reviewLine = z
  .strictObject({
    field: fieldName,
    value: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('text'), text: privateText }),
      z.strictObject({ kind: z.literal('division'), code: privateText }),
      z.strictObject({ kind: z.literal('day'), day: privateText }),
      /** A word of ours: `values.<word>` in the locales. */
      z.strictObject({ kind: z.literal('word'), word: fieldName }),
      /** 按哪一份参保办: 险种 and 参保地. */
      z.strictObject({ kind: z.literal('insurance'), type: insuranceType, place: privateText.nullable() }),
    ]),
    changeable: z.boolean(),
  })
  .readonly();
export type ReviewLine = z.infer<typeof reviewLine>;

export const screen = z.discriminatedUnion('kind', [
  /** Nothing to press yet: a part of the kiosk is starting (again). */
  z.strictObject({ kind: z.literal('starting'), reason: z.enum(['starting', 'restarting']) }),
  z.strictObject({
    kind: z.literal('attract'),
    ways: z.strictObject({ eVoucher: way, idCard: way }),
    printing,
    /** Lines of the bureau's own, in the language of the configuration. */
    notices: z.array(z.string().max(60)).max(6),
    hotline: z.enum(['people', 'machine']),
    /** Somebody's card may still lie on the reader: ask the next visitor to leave it to the staff. */
    forgottenCard: z.boolean(),
    tickets,
  }),
  /** 取号: which business; the kinds are the hall's own, in their order. */
  z.strictObject({ kind: z.literal('chooseCounter'), kinds: z.array(counterKind).min(1).max(8), tickets }),
  /** 优先: asked only where the hall serves some people first; nobody has to prove it here. */
  z.strictObject({ kind: z.literal('choosePriority'), counter: counterKind }),
  z.strictObject({
    kind: z.literal('ticketPrinting'),
    stage: z.enum(['normal', 'slow', 'stuck']),
  }),
  z.strictObject({
    kind: z.literal('ticket'),
    outcome: z.enum(['done', 'notDone', 'unknown']),
    fault: faultCode.nullable(),
    /** As on the paper, e.g. A012; a number that was not printed is void and never shown again. */
    number: z.string().max(8),
    counter: counterKind,
    priority: z.boolean(),
    /** `waiting`: it stands in the exit; `assumed`: there is no sensor and its time has passed; `lost`: it left, and nobody knows for where. */
    paper: z.enum(['none', 'waiting', 'taken', 'assumed', 'retracted', 'lost']),
    urgent: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('identify'),
    ways: z.strictObject({ eVoucher: way, idCard: way }),
    /** What went wrong with the last attempt, told in place; null: first attempt. */
    hint: faultCode.nullable(),
    /** Failed attempts so far; from the third on the screen leads with another way. */
    failures: z.int().min(0),
  }),
  z.strictObject({
    kind: z.literal('working'),
    task: z.enum(['readCard', 'signIn', 'query', 'check', 'submit']),
    /** `slow` from 3 s: says why; `stuck` from 8 s: offers a way out. */
    stage: z.enum(['normal', 'slow', 'stuck']),
  }),
  z.strictObject({
    kind: z.literal('menu'),
    person,
    insurances: z.array(insurance).max(20),
    services: offeredServices,
    takeCard: z.boolean(),
    /** 替家人办事. `offered`: from here; `acting`: the person is the one who is acted for; `none`: no service here may be done for another. */
    forAnother: z.enum(['none', 'offered', 'acting']),
  }),
  /** 替家人办事: what the agent is to the principal, then the principal's own code or card. */
  z.strictObject({
    kind: z.literal('actingFor'),
    stage: z.enum(['relation', 'document']),
    agent: person,
    /** null: not chosen yet. */
    relation: z.enum(relations).nullable(),
    ways: z.strictObject({ eVoucher: way, idCard: way }),
    /** The agent's own card has not been seen leaving the reader: it is put away first. */
    takeCard: z.boolean(),
    hint: faultCode.nullable(),
    failures: z.int().min(0),
  }),
  /** 全部事项: every service by its group, or found by a few letters; the page searches. */
  z.strictObject({ kind: z.literal('allServices'), person, services: offeredServices }),
  z.strictObject({
    kind: z.literal('result'),
    service: z.string().max(40),
    person,
    insurances: z.array(insurance).max(20),
    /** Sum of the personal accounts (个人账户) of all rows; null when no row has an account. */
    balance: privateFen.nullable(),
    /** When the platform answered, YYYY-MM-DD HH:mm. */
    asOf: z.string().max(16),
    printing,
  }),
  z.strictObject({
    kind: z.literal('printing'),
    /** `slow` from 5 s: says so; `stuck` from 15 s: offers not to wait, and the outcome is then unknown. */
    stage: z.enum(['normal', 'slow', 'stuck']),
  }),
  z.strictObject({
    kind: z.literal('printed'),
    outcome: z.enum(['done', 'notDone', 'unknown']),
    /** Why, when not done or unknown. */
    fault: faultCode.nullable(),
    /** Number the citizen can quote to staff, also on the paper. */
    reference: z.string().max(20),
    /** The filing whose receipt it is; null: the paper of a query. */
    filing: z.strictObject({ number: caseNumber, outcome: filingOutcome }).nullable(),
  }),
  z.strictObject({
    kind: z.literal('takeYourThings'),
    card: z.enum(['none', 'present', 'unknown']),
    /** There is no sensor: nobody knows whether a paper was taken, and of an `unknown` one not even whether it came out. */
    receipt: z.enum(['none', 'printed', 'unknown']),
    /** True from the second half of the time: stronger words. */
    urgent: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('trouble'),
    fault: faultCode,
    /** What the citizen can do now, main one last. Nothing was submitted: what may have been is told by `filed`. */
    ways: z
      .array(z.enum(['retry', 'scanAgain', 'otherWay', 'menu', 'leave']))
      .min(1)
      .max(4),
  }),
  /** 一次性告知, and whether it can be finished now; nothing can be begun while a check is bad. */
  z.strictObject({
    kind: z.literal('notice'),
    service: z.string().max(40),
    checks: z.array(finishCheck).max(6),
    /** Number of a case of this person that is not settled yet; null: none. */
    openCase: caseNumber.nullable(),
    printing,
  }),
  z.strictObject({
    kind: z.literal('question'),
    service: z.string().max(40),
    step,
    field: fieldName,
    question,
    /** What was answered before, when somebody comes back to it. */
    answer: answerText.nullable(),
    /** The answer cannot be taken: asked again in place. */
    hint: faultCode.nullable(),
  }),
  /** 告知承诺. */
  z.strictObject({ kind: z.literal('commitment'), service: z.string().max(40), step }),
  z.strictObject({
    kind: z.literal('review'),
    service: z.string().max(40),
    step,
    person,
    /** null: the person files for themselves. */
    agent: agent.nullable(),
    lines: z.array(reviewLine).min(1).max(12),
  }),
  z.strictObject({
    kind: z.literal('filed'),
    service: z.string().max(40),
    number: caseNumber,
    outcome: filingOutcome,
    printing,
  }),
  z.strictObject({ kind: z.literal('idleQuestion'), signedIn: z.boolean() }),
  z.strictObject({
    kind: z.literal('interrupted'),
    /** What is known of a receipt that was being printed. */
    receipt: z.enum(['none', 'printed', 'unknown']),
    reference: z.string().max(20).nullable(),
    signedIn: z.boolean(),
    /** A queue ticket was on its way: its number, which may or may not be on paper; null: none. */
    ticket: z.string().max(8).nullable(),
    /** A filing was under way: what is known of it; null: none. A number is quoted to staff. */
    filing: z
      .strictObject({ number: caseNumber, service: z.string().max(40), outcome: z.enum(['done', 'notDone', 'unknown', 'held']) })
      .nullable(),
  }),
  z.strictObject({
    kind: z.literal('outOfService'),
    reason: z.enum(['configuration', 'journal', 'disk', 'devices', 'restarts']),
    /** For the technician, in English: file, line and field. Never personal. */
    detail: z.string().max(600).nullable(),
  }),
  /** 看得清: size, colours, layout and language; each choice takes effect at once. */
  z.strictObject({ kind: z.literal('display') }),
  /** 听得清: whether the machine speaks, how loud, how fast, and with a dark screen. */
  z.strictObject({ kind: z.literal('sound') }),
  /** The help ladder: the step said again with its picture → the telephone → the counter and its address. */
  z.strictObject({
    kind: z.literal('help'),
    rung: z.enum(['again', 'telephone', 'counter']),
    /** The screen that help was asked for; of a question its kind. */
    about: z.string().max(40),
    hotline: z.enum(['people', 'machine']),
    /** When people answer and sit at the counter, HH:mm. */
    hours: z.strictObject({
      days: z.enum(['workdays', 'everyDay']),
      spans: z
        .array(z.strictObject({ from: z.string().max(5), to: z.string().max(5) }))
        .min(1)
        .max(3),
    }),
    signedIn: z.boolean(),
  }),
]);
export type Screen = z.infer<typeof screen>;
export type ScreenKind = Screen['kind'];
export type ScreenOf<K extends ScreenKind> = Extract<Screen, { kind: K }>;

export const view = z.strictObject({
  /** Names one life of the terminal process; an Intent for another life is dropped. */
  epoch: z.string().min(1).max(40),
  /** Grows with every View of the epoch. */
  sequence: z.int().min(0),
  /** Grows when the question on the screen changes; an Intent answers a turn. */
  turn: z.int().min(0),
  /** Grows when a visit ends: the page is then replaced by a fresh one, and nothing of the visit stays in its memory. */
  visit: z.int().min(0),
  display,
  voice,
  /** What this terminal has for whoever cannot see or touch the screen; what it lacks is never mentioned. */
  senses: z.strictObject({
    headphones: z.enum(['none', 'unplugged', 'plugged']),
    keypad: z.boolean(),
  }),
  /** The tactile keypad: how often it was pressed in this epoch, and what was pressed last. */
  keypad: z.strictObject({ presses: z.int().min(0), key: z.enum(keypadKeys).nullable() }),
  terminal: z.strictObject({
    /** Uniform name of the point, e.g. 青桥镇医保服务站1号机. */
    name: z.string().max(40),
    counter: z.string().max(40).nullable(),
    /** Where the counter is; null: here. */
    address: z.string().max(60).nullable(),
    /** A telephone of the point itself; null: only the hotline. */
    telephone: z.string().max(20).nullable(),
    /** The kiosk's screen in millimetres: turns every token into pixels. */
    screenWidthMm: z.number().positive(),
    screenHeightMm: z.number().positive(),
    /** Above the picture's lower edge: in the low layout nothing that is touched lies higher. */
    reachMm: z.number().positive(),
    /** All text times this; see terminal-profile.ts. */
    textScale: z.number().min(1).max(2),
    /** Gain (0…1) of each step of the volume. */
    gains: z.array(z.number().min(0).max(1)).length(5).readonly(),
  }),
  /** Wall clock of the terminal in ms since 1970 and its zone, for the clock in the band. */
  wallTime: z.int(),
  timeZone: z.string().max(40),
  /** Milliseconds until the screen leaves by itself; null: it stays. */
  timeLeft: z.int().min(0).nullable(),
  bar: z.strictObject({ back: z.boolean(), home: z.boolean(), textSize: z.boolean(), sound: z.boolean(), help: z.boolean() }),
  devices: z.strictObject({
    scanner: deviceCondition,
    idCardReader: deviceCondition,
    receiptPrinter: deviceCondition,
    ticketDispenser: deviceCondition,
  }),
  screen,
});
export type View = z.infer<typeof view>;
