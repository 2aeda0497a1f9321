// A service as data: who may use it, what it asks the platform in domain words, and what its paper says.

import { z } from 'zod';
import { day, fieldName } from '../../contract/filing.ts';
import { fen } from '../../contract/question.ts';
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
  /** Who did it for the person (代办人), and what they are to them; nothing where the person did it. */
  'agent.name',
  'agent.relation',
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
  /** Whether it may be done for another person (代办), who shows a code or card, too. */
  actingFor: z.boolean().default(false),
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

const asked = { kind: z.literal('question'), field: fieldName };

/** A day that is known now, or the day on which it is asked. */
const bound = z.union([day, z.literal('today')]);

/** Fixed list of what a page of a filing can ask for. */
const filingStep = z.discriminatedUnion('kind', [
  /** 一次性告知 and "can I finish?". */
  z.strictObject({ kind: z.literal('notice') }),
  z.discriminatedUnion('input', [
    z.strictObject({ ...asked, input: z.enum(['division', 'day', 'telephone', 'idNumber']) }),
    /** By which insurance: asked only of whom more than one basic insurance covers. */
    z.strictObject({ ...asked, field: z.literal('insurance'), input: z.literal('insurance') }),
    /** One of the person's own filings. */
    z.strictObject({ ...asked, input: z.literal('record'), of: z.literal('remoteTreatment') }),
    /** Each option is a word of ours: `parts.values.<option>`. */
    z
      .strictObject({ ...asked, input: z.literal('choice'), options: z.array(fieldName).min(2).max(12) })
      .refine(({ options }) => new Set(options).size === options.length, { path: ['options'], message: 'an option is offered twice' }),
    /** A day of any year. */
    z
      .strictObject({ ...asked, input: z.literal('date'), earliest: bound, latest: bound })
      .refine(({ earliest, latest }) => earliest === 'today' || latest === 'today' || earliest <= latest, {
        path: ['latest'],
        message: 'lies before the earliest day',
      }),
    /** In fen (分). */
    z
      .strictObject({ ...asked, input: z.literal('amount'), least: fen, most: fen })
      .refine(({ least, most }) => least <= most, { path: ['most'], message: 'is less than the least amount' }),
    z.strictObject({ ...asked, input: z.literal('text'), longest: z.int().min(1).max(60) }),
  ]),
  z.strictObject({ kind: z.literal('commitment') }),
  z.strictObject({ kind: z.literal('review') }),
]);

/** `refuse`: it has effect only at the platform, so none is taken that cannot be handed over. `holdHours`: kept, and to staff after them. */
export const offline = z.union([z.literal('refuse'), z.strictObject({ holdHours: z.int().min(1).max(72) })]);

/** How a line of the read-back shows what was answered; `telephone` and `number` are masked, `text` is shown as it was typed. */
const showings = ['text', 'telephone', 'number', 'amount', 'division', 'day', 'word', 'insurance'] as const;

/** An answer that is read back in another way than it was asked for could show more of somebody than it may. */
const showingOf: Readonly<Record<Exclude<Extract<z.infer<typeof filingStep>, { kind: 'question' }>['input'], 'record'>, Showing>> = {
  division: 'division',
  day: 'day',
  date: 'day',
  telephone: 'telephone',
  idNumber: 'number',
  amount: 'amount',
  choice: 'word',
  text: 'text',
  insurance: 'insurance',
};
type Showing = (typeof showings)[number];

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
      .array(z.strictObject({ field: fieldName, shows: z.enum(showings) }))
      .min(1)
      .max(12),
  })
  .refine(({ steps }) => steps[0]?.kind === 'notice', { path: ['steps'], message: 'a filing begins with its notice' })
  .refine(({ steps }) => steps.at(-1)?.kind === 'review', { path: ['steps'], message: 'the last step before submitting is the read-back' })
  .superRefine(({ steps, review }, context) => {
    for (const [at, { field, shows }] of review.entries()) {
      const step = steps.find((candidate) => candidate.kind === 'question' && candidate.field === field);
      if (step?.kind !== 'question' || step.input === 'record' || showingOf[step.input] === shows) continue;
      context.addIssue({
        code: 'custom',
        path: ['review', at, 'shows'],
        message: `what is asked as ${step.input} is shown as ${showingOf[step.input]}`,
      });
    }
  });

export const serviceDocument = z.discriminatedUnion('kind', [queryDocument, filingDocument]);
export type QueryDocument = z.infer<typeof queryDocument>;
export type FilingDocument = z.infer<typeof filingDocument>;
export type ServiceDocument = z.infer<typeof serviceDocument>;
export type PaperField = z.infer<typeof field>;
export type InsuranceField = z.infer<typeof insuranceField>;
