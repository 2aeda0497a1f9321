// What a page of a filing can ask for. The page knows the divisions and their names; a day is chosen from the days given.

import { z } from 'zod';
import { day, fieldName, filingOnRecord } from './filing.ts';
import { insuranceType } from './insurance.ts';
import { privateText } from './private.ts';

/** Integer fen (分). */
export const fen = z.int().min(0).max(100_000_000_00);

export const question = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('division'), from: z.string().max(40).nullable() }),
  z.strictObject({ kind: z.literal('day'), days: z.array(day).min(1).max(14) }),
  z.strictObject({ kind: z.literal('telephone') }),
  /** 选一条备案. */
  z.strictObject({ kind: z.literal('record'), records: z.array(filingOnRecord).min(1).max(20) }),
  /** 按哪一份参保办: asked only of whom more than one basic insurance covers. `place`: null where nobody knows its name. */
  z.strictObject({
    kind: z.literal('insurance'),
    rows: z
      .array(z.strictObject({ id: z.string().max(40), type: insuranceType, place: privateText.nullable() }))
      .min(2)
      .max(20),
  }),
  /** One of a few: each is a word of ours, `parts.values.<option>`. */
  z.strictObject({ kind: z.literal('choice'), options: z.array(fieldName).min(2).max(12) }),
  /** A day of any year, in three steps: year, month, day. */
  z.strictObject({ kind: z.literal('date'), earliest: day, latest: day }),
  z.strictObject({ kind: z.literal('amount'), least: fen, most: fen }),
  /** Number of an identity card, with X. */
  z.strictObject({ kind: z.literal('idNumber') }),
  /** A word or two by the pinyin keyboard. */
  z.strictObject({ kind: z.literal('text'), longest: z.int().min(1).max(60) }),
]);
export type Question = z.infer<typeof question>;
