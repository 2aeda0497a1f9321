// A service as data: who may use it, what it asks the platform in domain words, and what its paper says.

import { z } from 'zod';
import { fieldName } from '../../contract/filing.ts';
import { serviceGroups } from '../../contract/service-group.ts';

const key = z
  .string()
  .regex(/^[a-z][A-Za-z]*(\.[A-Za-z]+)*$/)
  .max(60);

/** Domain fields a paper may carry; every one of them is masked or public. */
const field = z.enum([
  'person.name',
  'person.number',
  'account.balance',
  'answer.asOf',
  'terminal.name',
  'paper.reference',
  'case.number',
  'case.platformNumber',
  'case.standing',
  /** When it was submitted. */
  'case.at',
  /** The insurance (险种) by which it was filed, and its place (参保地). */
  'case.insurance',
  'case.insuredPlace',
  /** An answer of the filing: `answer.<field>`. */
  'answer.category',
  'answer.destination',
  'answer.begin',
  'answer.end',
  'answer.telephone',
  'answer.record',
]);
const insuranceField = z.enum(['type', 'status', 'place', 'balance', 'since']);

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('title'), key }),
  z.strictObject({ kind: z.literal('note'), key }),
  z.strictObject({ kind: z.literal('text'), field, strong: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('pair'), key, field, strong: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('rule') }),
  /** Number and QR code of this paper. */
  z.strictObject({ kind: z.literal('reference') }),
  /** Number and QR code of the case: the code opens its state and next step, nothing else. */
  z.strictObject({ kind: z.literal('case') }),
  /** The inner pairs once for every insurance of the person. */
  z.strictObject({
    kind: z.literal('insurances'),
    pairs: z
      .array(z.strictObject({ key, field: insuranceField }))
      .min(1)
      .max(8),
  }),
]);

const shared = {
  $schema: z.string().optional(),
  id: z
    .string()
    .regex(/^[a-z][a-z-]*$/)
    .max(40),
  group: z.enum(serviceGroups),
  signIn: z.array(z.enum(['eVoucher', 'idCard'])).min(1),
  paper: z.array(block).min(1).max(40),
};

const queryDocument = z.strictObject({
  ...shared,
  kind: z.literal('query'),
  /** The one domain operation of the platform client. */
  operation: z.enum(['insuredPerson']),
  offline: z.literal('refuse'),
  steps: z.array(z.enum(['result', 'print'])).min(1),
});

/** What a filing asks the region's platform to do; most of them have no national number (platform.md §2.1). */
export const filingOperations = [
  'fileRemoteTreatment',
  'changeRemoteTreatment',
  'cancelRemoteTreatment',
  'enrol',
  'changePersonalData',
  'claimReimbursement',
  'claimMaternity',
  'transferRelation',
  'fileChronicDisease',
  'cancelChronicDisease',
  'chooseInstitution',
  'cancelInstitution',
] as const;
export type FilingOperation = (typeof filingOperations)[number];

/** Fixed list of what a page of a filing can ask for. */
const filingStep = z.discriminatedUnion('kind', [
  /** 一次性告知 and "can I finish?". */
  z.strictObject({ kind: z.literal('notice') }),
  z.discriminatedUnion('input', [
    z.strictObject({ kind: z.literal('question'), field: fieldName, input: z.enum(['division', 'day', 'telephone']) }),
    /** By which insurance: asked only of whom more than one basic insurance covers. */
    z.strictObject({ kind: z.literal('question'), field: z.literal('insurance'), input: z.literal('insurance') }),
    /** One of the person's own filings. */
    z.strictObject({ kind: z.literal('question'), field: fieldName, input: z.literal('record'), of: z.literal('remoteTreatment') }),
  ]),
  z.strictObject({ kind: z.literal('commitment') }),
  z.strictObject({ kind: z.literal('review') }),
]);

/** `refuse`: it has effect only at the platform, so none is taken that cannot be handed over. `holdHours`: kept, and to staff after them. */
export const offline = z.union([z.literal('refuse'), z.strictObject({ holdHours: z.int().min(1).max(72) })]);

const filingDocument = z
  .strictObject({
    ...shared,
    kind: z.literal('filing'),
    operation: z.enum(filingOperations),
    offline,
    /** Domain fields that nobody is asked for. */
    fixed: z.record(fieldName, z.string().max(40)).default({}),
    /** Named, tested rules of main/terminal/services/rules that fill in or check fields. */
    rules: z.array(z.enum(['temporaryValidity', 'oneOpenCase', 'insuredNow', 'notOwnPlace', 'notYetFiled'])).default([]),
    steps: z.array(filingStep).min(2).max(12),
    /** Lines of the read-back, in their order. */
    review: z
      .array(z.strictObject({ field: fieldName, shows: z.enum(['text', 'division', 'day', 'word', 'insurance']) }))
      .min(1)
      .max(12),
  })
  .refine(({ steps }) => steps[0]?.kind === 'notice', { path: ['steps'], message: 'a filing begins with its notice' })
  .refine(({ steps }) => steps.at(-1)?.kind === 'review', { path: ['steps'], message: 'the last step before submitting is the read-back' });

export const serviceDocument = z.discriminatedUnion('kind', [queryDocument, filingDocument]);
export type QueryDocument = z.infer<typeof queryDocument>;
export type FilingDocument = z.infer<typeof filingDocument>;
export type ServiceDocument = z.infer<typeof serviceDocument>;
export type PaperField = z.infer<typeof field>;
export type InsuranceField = z.infer<typeof insuranceField>;
