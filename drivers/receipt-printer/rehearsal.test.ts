// Proof that the first rare name finds everything ready, and that nothing is made ready while a terminal starts.

import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { receiptPrinterProfiles } from '../../kiosk-config/profiles/receipt-printer/profiles.ts';
import { bench } from '../testing/bench.ts';
import { memoryWire } from '../testing/peer.ts';
import { PrinterPeer } from '../testing/printer-peer.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { receiptPrinterDriver } from './driver.ts';

const canDraw = (): boolean => Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes('@napi-rs/canvas'));

it('A printer that has been connected for ten seconds and has nothing to do is ready to draw', async () => {
  const profile = receiptPrinterProfiles.named('receipt-printer-escpos-80mm', false);
  if (!profile.ok) throw new Error(profile.fault.problem);
  const clock = new VirtualClock();
  const table = bench(
    receiptPrinterDriver(profile.value, clock, () => 0.5),
    memoryWire(new PrinterPeer(), clock),
    clock,
  );
  await clock.advance(9_500);
  expect(canDraw()).toBe(false);
  await clock.advance(3_000);
  expect(canDraw()).toBe(true);
  await table.stop();
});
