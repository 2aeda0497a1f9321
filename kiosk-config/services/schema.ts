// A service as data: who may use it, what it asks the platform in domain words, and what its paper says.

import { z } from 'zod';

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
]);
const insuranceField = z.enum(['type', 'status', 'place', 'balance', 'since']);

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('title'), key }),
  z.strictObject({ kind: z.literal('note'), key }),
  z.strictObject({ kind: z.literal('text'), field, strong: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('pair'), key, field, strong: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('rule') }),
  z.strictObject({ kind: z.literal('reference') }),
  /** The inner pairs once for every insurance of the person. */
  z.strictObject({
    kind: z.literal('insurances'),
    pairs: z
      .array(z.strictObject({ key, field: insuranceField }))
      .min(1)
      .max(8),
  }),
]);

export const serviceDocument = z.strictObject({
  $schema: z.string().optional(),
  id: z
    .string()
    .regex(/^[a-z][a-z-]*$/)
    .max(40),
  kind: z.literal('query'),
  /** The one domain operation of the platform client. */
  operation: z.enum(['insuredPerson']),
  signIn: z.array(z.enum(['eVoucher', 'idCard'])).min(1),
  offline: z.literal('refuse'),
  steps: z.array(z.enum(['result', 'print'])).min(1),
  paper: z.array(block).min(1).max(40),
});
export type ServiceDocument = z.infer<typeof serviceDocument>;
export type PaperField = z.infer<typeof field>;
export type InsuranceField = z.infer<typeof insuranceField>;
