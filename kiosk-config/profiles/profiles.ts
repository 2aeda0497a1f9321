// The device profiles that ship with the kiosk, by the name the configuration uses: a new model is a new file here.

import type { z } from 'zod';
import { fail, type Result, succeed } from '../../contract/result.ts';
import idCardReaderSamV from './id-card-reader-sam-v.json' with { type: 'json' };
import { idCardReaderProfileSchema } from './id-card-reader-schema.ts';
import receiptPrinterEscpos80mm from './receipt-printer-escpos-80mm.json' with { type: 'json' };
import receiptPrinterEscpos80mmProcessId from './receipt-printer-escpos-80mm-process-id.json' with { type: 'json' };
import { receiptPrinterProfileSchema } from './receipt-printer-schema.ts';
import scannerLineNewland from './scanner-line-newland.json' with { type: 'json' };
import scannerLinePlain from './scanner-line-plain.json' with { type: 'json' };
import { scannerProfileSchema } from './scanner-schema.ts';

const scanner = {
  schema: scannerProfileSchema,
  files: { 'scanner-line-newland': scannerLineNewland, 'scanner-line-plain': scannerLinePlain },
};
const idCardReader = { schema: idCardReaderProfileSchema, files: { 'id-card-reader-sam-v': idCardReaderSamV } };
const receiptPrinter = {
  schema: receiptPrinterProfileSchema,
  files: {
    'receipt-printer-escpos-80mm': receiptPrinterEscpos80mm,
    'receipt-printer-escpos-80mm-process-id': receiptPrinterEscpos80mmProcessId,
  },
};

/** What is wrong, in English for the technician; it quotes only the configuration. */
export interface ProfileFault {
  readonly problem: string;
}

/** The profile of that name, or a fault that names the ones there are. */
function profileOf<Schema extends z.ZodType>(
  kind: { readonly schema: Schema; readonly files: Readonly<Record<string, unknown>> },
  name: string,
): Result<z.infer<Schema>, ProfileFault> {
  if (!Object.hasOwn(kind.files, name)) {
    return fail({ problem: `There is no profile "${name}" for this device; there are: ${Object.keys(kind.files).join(', ')}` });
  }
  const parsed = kind.schema.safeParse(kind.files[name]);
  if (parsed.success) return succeed(parsed.data);
  const issue = parsed.error.issues[0];
  return fail({ problem: `Profile ${name}.json, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` });
}

export const scannerProfile = (name: string) => profileOf(scanner, name);
export const idCardReaderProfile = (name: string) => profileOf(idCardReader, name);
export const receiptPrinterProfile = (name: string) => profileOf(receiptPrinter, name);
