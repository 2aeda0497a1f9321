// The `adapter` section of a region pack: how its platform's own operations are written and read. Closed: path to path, a fixed list of
// transforms, tables of codes. Anything more is a named rule in code.

import { z } from 'zod';
import { type FilingOperation, filingOperations } from '../services/schema.ts';

/** Field by field into an object; a name of the platform. */
const path = z
  .string()
  .regex(/^[A-Za-z]\w*(\.[A-Za-z]\w*){0,3}$/)
  .max(80);

/** What an operation can send. What a case does not have is sent as empty text, as the national rules say. */
export const sources = [
  'applicant.name',
  'applicant.number',
  'applicant.personNumber',
  'applicant.insuredPlace',
  'applicant.insuranceType',
  /** Who files for the applicant (代办人). */
  'agent.name',
  'agent.number',
  'agent.relation',
  'case.key',
  'case.number',
  'case.platformNumber',
  'terminal.id',
  'institution.code',
  'message.id',
  'message.time',
  'period.from',
  'period.to',
  'rating.stars',
  'rating.reasons',
  /** All answers as one object. */
  'answers',
] as const;
const source = z.union([z.enum(sources), z.templateLiteral(['answers.', z.string().regex(/^[a-z][A-Za-z]{0,39}$/)])]);
export type Source = z.infer<typeof source>;

/** What may be done to a value on its way out. */
export const transforms = ['compactMonth', 'compactDay', 'certificateType', 'yuanFromFen'] as const;
export type Transform = (typeof transforms)[number];

const tableName = z.string().regex(/^[a-z][A-Za-z]*$/);
const value = z.union([
  source,
  z.strictObject({ from: source, as: z.enum(transforms) }),
  z.strictObject({ from: source, table: tableName }),
  z.strictObject({ constant: z.union([z.string().max(80), z.int()]) }),
]);

/** The platform's field → our value. */
const request = z
  .record(path, value)
  .refine((fields) => Object.keys(fields).every((name) => !Object.keys(fields).some((other) => other.startsWith(`${name}.`))), {
    message: 'a field cannot be both a value and an object',
  });
export type RequestFields = z.infer<typeof request>;

/** Our word → the platform's code; of several the first is sent, each is understood. */
const table = z.record(z.string().regex(/^[a-z][A-Za-z]*$/), z.union([z.string().max(40), z.array(z.string().max(40)).min(1).max(40)]));
export type CodeTable = z.infer<typeof table>;

/** Name of the endpoint; it is signed as the name of the transaction. */
const name = z
  .string()
  .regex(/^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*$/)
  .max(80);

const state = z.strictObject({ number: path.nullable().default(null), standing: path });

const list = <const K extends string>(columns: readonly K[]) =>
  z.strictObject({
    name,
    request,
    /** Where the list is; null: the answer is the list. */
    list: path.nullable().default(null),
    columns: z.strictObject(Object.fromEntries(columns.map((column) => [column, path])) as Record<K, typeof path>),
  });

const nationalOperations = [
  'fileChronicDisease',
  'cancelChronicDisease',
  'chooseInstitution',
  'cancelInstitution',
] as const satisfies readonly FilingOperation[];

/** Literal words of the platform, as they stand in its sentences. */
const words = z.string().min(2).max(40);

export const adapterSection = z
  .strictObject({
    /** Before the name of every endpoint. */
    path: z
      .string()
      .regex(/^\/([\w.-]+\/)*$/)
      .max(120),
    /** `sm`: the SM2/SM3/SM4 envelope around everything. */
    security: z.enum(['gateway', 'sm']),
    /** `keyed`: the platform has promised in writing that it executes a key at most once. */
    repetition: z.enum(['keyed', 'unkeyed']),
    settleMs: z.int().min(0).max(86_400_000).describe('How long the platform may still execute what it has received'),
    /** Around the fields of every operation, which go to `data`. */
    frame: z.strictObject({ request, data: path }),
    answer: z.strictObject({ code: path, success: z.array(z.string().max(20)).min(1).max(4), message: path, data: path }),
    /** Refusals that say for certain that nothing was executed. Any other may hide an execution. */
    refusals: z
      .array(
        z.strictObject({
          contains: words,
          /** Its words count under this code only; left out: under whatever is no success, as with the national numbers. */
          code: z.string().min(1).max(20).optional(),
          fault: z.enum(['filing.refused', 'filing.alreadyFiled', 'filing.locked', 'filing.notInsured', 'filing.nothingToCancel']),
        }),
      )
      .max(60),
    /** Refusals that say that this key or message was there before. */
    repeated: z.array(words).max(20),
    /** Amounts in answers. */
    amounts: z.enum(['yuan', 'fen']).default('yuan'),
    tables: z
      .object({ standing: table, category: table, insuranceType: table, accountDirection: table, accountEntry: table })
      .catchall(table),
    submit: z.partialRecord(z.enum(filingOperations), z.strictObject({ name, request, answer: state })),
    /** Filed by their national numbers, 2503–2506. */
    national: z.array(z.enum(nationalOperations)).default([]),
    ask: z.strictObject({
      name,
      request,
      answer: state.extend({
        /** Neither of the two is no answer: nothing is sent again for less than a clear no. */
        found: z.strictObject({ at: path, yes: z.string().min(1).max(20), no: z.string().min(1).max(20) }),
        /** Where it repeats the key that it was asked about; null: it does not. */
        key: path.nullable().default(null),
      }),
    }),
    payments: list(['type', 'from', 'to', 'own', 'employer', 'subsidy', 'arrived', 'paidOn']).extend({ arrived: z.string().max(20) }),
    accountStatement: list(['on', 'kind', 'amount']),
    remoteTreatments: list(['id', 'category', 'destination', 'begin', 'end', 'valid', 'cancellable']).extend({
      valid: z.string().max(20),
      cancellable: z.string().max(20),
    }),
    progress: list(['number', 'standing', 'at']),
    ledger: list(['key', 'number', 'standing', 'executions']),
    rate: z.strictObject({ name, request }),
  })
  .superRefine((section, context) => {
    for (const used of tablesOf(section))
      if (!Object.hasOwn(section.tables, used))
        context.addIssue({ code: 'custom', path: ['tables'], message: `there is no table ${used}` });
    for (const operation of section.national)
      if (section.submit[operation]) context.addIssue({ code: 'custom', path: ['national'], message: `${operation} has a way of its own` });
  });
export type AdapterSection = z.infer<typeof adapterSection>;

function tablesOf({
  frame,
  submit,
  ask,
  payments,
  accountStatement,
  remoteTreatments,
  progress,
  ledger,
  rate,
}: {
  readonly frame: { readonly request: RequestFields };
  readonly submit: Readonly<Record<string, { readonly request: RequestFields } | undefined>>;
} & Record<
  'ask' | 'payments' | 'accountStatement' | 'remoteTreatments' | 'progress' | 'ledger' | 'rate',
  { readonly request: RequestFields }
>): string[] {
  const requests = [frame, ask, payments, accountStatement, remoteTreatments, progress, ledger, rate, ...Object.values(submit)];
  return requests.flatMap((operation) =>
    Object.values(operation?.request ?? {}).flatMap((field) => (typeof field === 'object' && 'table' in field ? [field.table] : [])),
  );
}
