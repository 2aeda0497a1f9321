// Proof that every profile file can be used and is known by its name.

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { idCardReaderProfile, receiptPrinterProfile, scannerProfile } from './profiles.ts';

describe('The device profiles', () => {
  it.each(readdirSync(import.meta.dirname).filter((file) => file.endsWith('.json')))('%s can be used', (file) => {
    const name = file.replace(/\.json$/, '');
    const results = [scannerProfile(name), idCardReaderProfile(name), receiptPrinterProfile(name)];
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });

  it('are named when another is asked for', () => {
    expect(idCardReaderProfile('nope')).toEqual({
      ok: false,
      fault: { problem: 'There is no profile "nope" for this device; there are: id-card-reader-sam-v' },
    });
    expect(scannerProfile('toString').ok).toBe(false);
  });

  it('say what proof a printer gives', () => {
    const proofs = ['receipt-printer-escpos-80mm', 'receipt-printer-escpos-80mm-process-id'].map((name) => {
      const profile = receiptPrinterProfile(name);
      return profile.ok && profile.value.processId;
    });
    expect(proofs).toEqual([false, true]);
  });
});
