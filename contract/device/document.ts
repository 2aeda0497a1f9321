// A receipt (凭条) as data: the driver renders it to the printer's own language, columns are the printer's.

import { z } from 'zod';

const line = z.string().max(200);

export const documentBlock = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: line,
    align: z.enum(['left', 'centre', 'right']).default('left'),
    /** Width and height factor of the characters. */
    size: z.union([z.literal(1), z.literal(2)]).default(1),
    bold: z.boolean().default(false),
  }),
  /** A label on the left and a value on the right of one line; wraps the value when both do not fit. */
  z.strictObject({ kind: z.literal('pair'), label: line, value: line, bold: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('rule') }),
  z.strictObject({ kind: z.literal('qr'), text: z.string().min(1).max(300) }),
  z.strictObject({ kind: z.literal('feed'), lines: z.int().min(1).max(10) }),
]);
export type DocumentBlock = z.infer<typeof documentBlock>;
export type DocumentBlockInput = z.input<typeof documentBlock>;

export const printDocument = z.strictObject({ blocks: z.array(documentBlock).min(1).max(120) });
export type PrintDocument = z.infer<typeof printDocument>;
