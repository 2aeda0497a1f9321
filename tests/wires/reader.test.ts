// The ID-card driver reads a card from a reader on USB HID through the genuine node-hid, before and after it was unplugged.

import { afterEach, expect, it } from 'vitest';
import { systemClock } from '../../drivers/clock.ts';
import { idCardReaderDriver } from '../../drivers/id-card-reader/driver.ts';
import { type Bench, bench } from '../../drivers/testing/bench.ts';
import { wireOf } from '../../drivers/wire/of-configuration.ts';
import { packagingOf } from '../../kiosk-config/profiles/hid-wrapper.ts';
import { idCardReaderProfiles } from '../../kiosk-config/profiles/id-card-reader/profiles.ts';
import { openHidWire } from '../../simulators/devices/hid-wire.ts';
import { openIdCardReaderOn, type SimulatedReader } from '../../simulators/devices/id-card-reader.ts';
import { openHidHost } from '../../simulators/hidsim/host.ts';
import { inventedPeople } from '../../simulators/people.ts';
import { readerInfo } from './hid-devices.ts';
import { describeHid } from './hid-machine.ts';

const [person] = inventedPeople;
if (!person) throw new Error('Nobody is invented');

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function rig(): Promise<{ readonly reader: SimulatedReader; readonly table: Bench }> {
  const host = openHidHost();
  cleanUps.push(host.close);
  process.env.HIDSIM_DIR = host.folder;
  const packing = { kind: 'stream', reportId: 0, reportSize: 64, lengthPrefix: 'u8' } as const;
  const reader = await openIdCardReaderOn((peer) => openHidWire({ host, info: readerInfo, packing }, peer));
  cleanUps.push(reader.close);
  const profile = idCardReaderProfiles.named('id-card-reader-sam-v-hid', false);
  if (!profile.ok) throw new Error(profile.fault.problem);
  const place = { kind: 'hid', vendorId: readerInfo.vendorId, productId: readerInfo.productId } as const;
  const wire = wireOf(place, systemClock, packagingOf(profile.value));
  const quick = { ...profile.value, pollMs: 20, presencePollMs: 40, idleCheckMs: 100 };
  const table = bench(idCardReaderDriver(quick, systemClock), wire, systemClock);
  cleanUps.push(table.stop);
  return { reader, table };
}

const readsACard = async ({ reader, table }: Awaited<ReturnType<typeof rig>>): Promise<void> => {
  const { done } = table.give('Kiosk.ReadIdCard');
  const before = reader.state().finds;
  // A card counts that was not there when it was first looked for.
  await expect.poll(() => reader.state().finds).toBeGreaterThan(before + 1);
  reader.place(person, 'good');
  const completion = await done;
  expect(completion?.header.completionCode).toBe('success');
  expect(completion?.payload).toMatchObject({ card: { kind: 'citizen', number: person.number } });
  reader.remove();
};

describeHid('A reader on USB HID', () => {
  it('gives a card in many reports, and is found again after it was unplugged', async () => {
    const { reader, table } = await rig();
    await table.seen((report) => JSON.stringify(report.payload).includes('"device":"online"'));
    await readsACard({ reader, table });
    const gone = table.becomes('offline');
    reader.wire.cable('cut');
    await gone;
    const back = table.becomes('online');
    reader.wire.cable('whole');
    await back;
    await readsACard({ reader, table });
  });
});
