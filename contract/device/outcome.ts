// What became of a piece of paper. Whatever moves paper answers one of these, and `unknown` is never retried silently.

import { z } from 'zod';

export const printFault = z.enum([
  'paperOut',
  'paperJammed',
  /** An earlier paper stands in the exit and could be neither retracted nor ejected. */
  'exitBlocked',
  'presenterJammed',
  'coverOpen',
  'cutter',
  'overheated',
  'mechanical',
  'offline',
  'linkLost',
  'timeOut',
  'invalidDocument',
]);
export type PrintFault = z.infer<typeof printFault>;

export const outcome = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('done'),
    /** `printed`: print-done reply or presenter sensor. `processed`: cut, then clean status after the paper time. */
    proof: z.enum(['printed', 'processed']),
  }),
  /** Nothing readable came out, and it is certain. */
  z.strictObject({ kind: z.literal('notDone'), fault: printFault }),
  /** Some of it may have come out. */
  z.strictObject({ kind: z.literal('unknown'), fault: printFault }),
]);
export type Outcome = z.infer<typeof outcome>;
