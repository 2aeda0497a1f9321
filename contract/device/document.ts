// A receipt (凭条) as data: the driver renders it to the printer's own language, columns are the printer's.

import { z } from 'zod';

const line = z.string().max(200);
const align = z.enum(['left', 'centre', 'right']).default('left');
/** Width and height factor of the characters; 4 is the number on a queue ticket. */
const size = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).default(1);

export const documentBlock = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: line,
    align,
    size,
    bold: z.boolean().default(false),
  }),
  /** A label on the left and a value on the right of one line; wraps the value when both do not fit. */
  z.strictObject({ kind: z.literal('pair'), label: line, value: line, bold: z.boolean().default(false) }),
  /** One row of a table: shares are parts of the line, a cell's text wraps within its own. */
  z.strictObject({
    kind: z.literal('columns'),
    cells: z
      .array(z.strictObject({ text: line, share: z.int().min(1).max(12), align }))
      .min(2)
      .max(6),
    bold: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('rule') }),
  z.strictObject({ kind: z.literal('qr'), text: z.string().min(1).max(300) }),
  /** CODE128, printable ASCII; the text stands below the bars. */
  z.strictObject({ kind: z.literal('barcode'), text: z.string().regex(/^[\x20-\x7e]{1,40}$/) }),
  /** One bit a dot, rows of whole bytes, the first dot in the highest bit, 1 is black. Base64. Centred. */
  z.strictObject({
    kind: z.literal('image'),
    width: z.int().min(8).max(576).multipleOf(8),
    height: z.int().min(1).max(600),
    bits: z.base64().max(60_000),
  }),
  /** Cuts within the document; the end of a document is always cut. */
  z.strictObject({ kind: z.literal('cut') }),
  z.strictObject({ kind: z.literal('feed'), lines: z.int().min(1).max(10) }),
]);
export type DocumentBlock = z.infer<typeof documentBlock>;
export type DocumentBlockInput = z.input<typeof documentBlock>;

export const printDocument = z.strictObject({ blocks: z.array(documentBlock).min(1).max(120) });
export type PrintDocument = z.infer<typeof printDocument>;
