// The receipt printers this kiosk knows, by the name the configuration uses: a new model is a new file here.

import { catalogue } from '../catalogue.ts';
import escpos58mm from './receipt-printer-escpos-58mm.json' with { type: 'json' };
import escpos80mm from './receipt-printer-escpos-80mm.json' with { type: 'json' };
import escpos80mmProcessId from './receipt-printer-escpos-80mm-process-id.json' with { type: 'json' };
import { receiptPrinterProfileSchema } from './schema.ts';

export const receiptPrinterProfiles = catalogue(receiptPrinterProfileSchema, {
  'receipt-printer-escpos-58mm': escpos58mm,
  'receipt-printer-escpos-80mm': escpos80mm,
  'receipt-printer-escpos-80mm-process-id': escpos80mmProcessId,
});
