// A drivers process that prints for the first time: encodes one receipt, and says how long that took.

import { z } from 'zod';
import { printDocument } from '../contract/device/document.ts';
import { encodeDocument, rehearse } from '../drivers/escpos/encode.ts';
import { receiptPrinterProfiles } from '../kiosk-config/profiles/receipt-printer/profiles.ts';

const order = z.strictObject({ document: printDocument, profile: z.string(), rehearsed: z.boolean() });

process.once('message', (received: unknown) => {
  const { document, profile: name, rehearsed } = order.parse(received);
  const profile = receiptPrinterProfiles.named(name, false);
  if (!profile.ok) throw new Error(profile.fault.problem);
  if (rehearsed) rehearse(profile.value);
  const began = performance.now();
  const encoded = encodeDocument(document, profile.value);
  const milliseconds = performance.now() - began;
  if (!encoded.ok) throw new Error(encoded.fault);
  process.send?.(milliseconds, () => process.disconnect());
});
