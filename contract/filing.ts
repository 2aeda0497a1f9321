// Words of a filing (办件) that cross a process border: what a citizen answers, and the four things that a citizen can be told of it.

import { z } from 'zod';
import { faultCode } from './fault.ts';
import { privateText } from './private.ts';

/** Name of a domain field that a service document asks for, e.g. destination. */
export const fieldName = z
  .string()
  .regex(/^[a-z][A-Za-z]*$/)
  .max(40);

/** Calendar day, YYYY-MM-DD. */
export const day = z.iso.date();

/** Six-digit administrative division (行政区划), to the city. */
export const divisionCode = z.string().regex(/^\d{6}$/);

/** The number a citizen quotes to staff, e.g. KIOSK-01-B000123; it says nothing of the person. */
export const caseNumber = z.string().regex(/^[A-Z0-9-]{1,12}-B\d{6}$/);

/**
 * What became of a filing, as it is told. `done`: the platform has it, once. `notDone`: the platform has nothing of it. `unknown`: nobody
 * knows yet, staff settle it under its number. `held`: kept here and handed over until the time given.
 */
export const filingOutcome = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('done'),
    /** `accepted`: only pre-accepted (预受理), something is left to do; never called finished. */
    standing: z.enum(['finished', 'accepted']),
    /** The platform's own number; null: it gives none. */
    platformNumber: z.string().max(40).nullable(),
  }),
  z.strictObject({ kind: z.literal('notDone'), fault: faultCode }),
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({
    kind: z.literal('held'),
    /** Wall clock, ms since 1970. */
    until: z.int(),
  }),
]);
export type FilingOutcome = z.infer<typeof filingOutcome>;

/** One answer of a citizen: a division code, a day, a telephone number or the id of a choice. All of them are the person's own matter. */
export const answerText = privateText;

/** Whether the service can be finished now; `limited`: it can, with less (no receipt). */
export const finishCheck = z
  .strictObject({
    /** `record`: there is one to choose. */
    what: z.enum(['network', 'insurance', 'openCase', 'record', 'disk', 'paper']),
    state: z.enum(['good', 'limited', 'bad']),
    fault: faultCode.nullable(),
  })
  .readonly();
export type FinishCheck = z.infer<typeof finishCheck>;

/** One of the person's filings at the platform, as much of it as a screen shows. Days are YYYY-MM-DD. */
export const filingOnRecord = z
  .strictObject({
    id: z.string().max(40),
    category: z.enum(['otherTemporary', 'referral', 'resettledRetiree', 'longTermResident', 'postedWorker', 'unknown']),
    destination: privateText,
    begin: z.string().max(10),
    /** null: valid until it is changed. */
    end: z.string().max(10).nullable(),
    cancellable: z.boolean(),
  })
  .readonly();
export type FilingOnRecord = z.infer<typeof filingOnRecord>;
