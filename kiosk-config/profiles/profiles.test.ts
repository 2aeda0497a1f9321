// Proof that every profile file can be used and is known by its name.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ioBoardProfiles } from './auxiliaries/io-board/profiles.ts';
import { keypadProfiles } from './auxiliaries/keypad/profiles.ts';
import { upsProfiles } from './auxiliaries/ups/profiles.ts';
import { idCardReaderProfiles } from './id-card-reader/profiles.ts';
import { receiptPrinterProfiles } from './receipt-printer/profiles.ts';
import { scannerProfiles } from './scanner/profiles.ts';
import { ticketDispenserProfiles } from './ticket-dispenser/profiles.ts';

const catalogues = {
  scanner: scannerProfiles,
  'id-card-reader': idCardReaderProfiles,
  'receipt-printer': receiptPrinterProfiles,
  'ticket-dispenser': ticketDispenserProfiles,
  'auxiliaries/io-board': ioBoardProfiles,
  'auxiliaries/keypad': keypadProfiles,
  'auxiliaries/ups': upsProfiles,
};

describe.each(Object.entries(catalogues))('The profiles of %s', (folder, { names, named }) => {
  it('are the files of its folder', () => {
    const files = readdirSync(path.join(import.meta.dirname, folder)).filter((file) => file.endsWith('.json'));
    expect(files.map((file) => file.replace(/\.json$/, '')).sort()).toEqual([...names].sort());
  });

  it.each(names)('%s can be used', (name) => {
    expect(named(name, true).ok).toBe(true);
  });
});

describe('A profile', () => {
  it('that does not exist is answered with those that do', () => {
    expect(idCardReaderProfiles.named('nope', false)).toMatchObject({
      ok: false,
      fault: { problem: expect.stringContaining('There is no profile "nope" for this device; there are: id-card-reader-sam-v') },
    });
    expect(scannerProfiles.named('toString', false).ok).toBe(false);
  });
});
