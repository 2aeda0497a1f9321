// The driver of the ID card reader against the simulated reader, over TCP, on a serial port and as a HID: every card, every word of the module.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityCard } from '../../contract/device/payloads.ts';
import { systemClock } from '../../drivers/clock.ts';
import { idCardReaderDriver } from '../../drivers/id-card-reader/driver.ts';
import { type Bench, bench } from '../../drivers/testing/bench.ts';
import { hidWire } from '../../drivers/wire/hid.ts';
import { serialWire } from '../../drivers/wire/serial.ts';
import { tcpWire } from '../../drivers/wire/tcp.ts';
import type { ByteWire } from '../../drivers/wire/wire.ts';
import { packagingOf } from '../../kiosk-config/profiles/hid-wrapper.ts';
import { idCardReaderProfiles } from '../../kiosk-config/profiles/id-card-reader/profiles.ts';
import type { IdCardReaderProfile } from '../../kiosk-config/profiles/id-card-reader/schema.ts';
import { type WireOf, wireSchema } from '../../kiosk-config/profiles/wiring.ts';
import type { CardCondition } from '../../simulators/devices/citizen-card.ts';
import { hidReader } from '../../simulators/devices/hid-models.ts';
import { openHidWire } from '../../simulators/devices/hid-wire.ts';
import { openIdCardReader, openIdCardReaderOn, type SimulatedReader } from '../../simulators/devices/id-card-reader.ts';
import { openHidHost } from '../../simulators/hidsim/host.ts';
import { type InventedPerson, inventedPeople } from '../../simulators/people.ts';
import { describeHid } from '../wires/hid-machine.ts';

const cleanUps: (() => unknown)[] = [];
let reader: SimulatedReader;
let device: Bench;

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function quick(name: string): IdCardReaderProfile {
  const loaded = idCardReaderProfiles.named(name, false);
  if (!loaded.ok) throw new Error(loaded.fault.problem);
  const answerMs = { status: 300, reset: 300, find: 300, select: 300, read: 600 };
  return { ...loaded.value, pollMs: 20, presencePollMs: 60, idleCheckMs: 60, answerMs };
}

async function connected(profile: IdCardReaderProfile, wire: ByteWire): Promise<void> {
  device = bench(idCardReaderDriver(profile, systemClock), wire, systemClock);
  cleanUps.push(() => device.stop());
  await device.becomes('online');
}

async function overTcp(changes: Partial<IdCardReaderProfile> = {}): Promise<void> {
  reader = await openIdCardReader({ host: '127.0.0.1', port: 0, serialPath: null, baudRate: null });
  cleanUps.push(() => reader.close());
  await connected({ ...quick('id-card-reader-sam-v'), ...changes }, tcpWire(reader.wire.tcp, systemClock));
}

async function asHid(): Promise<void> {
  const host = openHidHost();
  process.env.HIDSIM_DIR = host.folder;
  cleanUps.push(() => host.close());
  const packing = { kind: 'stream', reportId: 0, reportSize: 64, lengthPrefix: 'u8' } as const;
  reader = await openIdCardReaderOn((peer) => openHidWire({ host, info: hidReader, packing }, peer));
  cleanUps.push(() => reader.close());
  const profile = quick('id-card-reader-sam-v-hid');
  const { vendorId, productId } = hidReader;
  await connected(profile, hidWire({ vendorId, productId }, systemClock, packagingOf(profile)));
}

const [person] = inventedPeople;
if (!person) throw new Error('there are no people');
const someone: InventedPerson = person;

async function readCard() {
  const completion = await device.give('Kiosk.ReadIdCard', {}, 5000).done;
  if (!completion) throw new Error('the read was refused');
  return completion;
}

async function readsEverybody(): Promise<void> {
  for (const holder of inventedPeople) {
    reader.place(holder, 'good');
    const { payload } = await readCard();
    const card = identityCard.parse(payload.card);
    expect({ name: card.name, number: card.number, birth: card.birth, sex: card.sex }).toEqual({
      name: holder.name,
      number: holder.number,
      birth: holder.birth,
      sex: holder.sex,
    });
    if (card.kind === 'citizen') expect(card.latestAddress).toBe(holder.latestAddress ?? null);
  }
}

describe('Over TCP, the reader', () => {
  it('reads the card of everybody, one after the other', async () => {
    await overTcp();
    await readsEverybody();
  });

  it.each<[CardCondition, string]>([
    ['unreadable', 'cardMoved'],
    ['fake', 'cardSuspect'],
    ['unsupported', 'cardUnsupported'],
    ['unrecognised', 'cardUnsupported'],
    ['damaged', 'cardDamaged'],
    ['fingerprintDamaged', 'cardDamaged'],
    ['wrongLength', 'cardDamaged'],
    ['refusing', 'cardRefusedReader'],
    ['empty', 'cardEmpty'],
    ['unselectable', 'cardNotSelected'],
    ['implausible', 'cardImplausible'],
  ])('says of a card that is %s: %s', async (condition, errorCode) => {
    await overTcp();
    for (const holder of inventedPeople.filter(({ id }) => ['employee', 'hong-kong-resident', 'foreign-resident-2023'].includes(id))) {
      reader.place(holder, condition);
      expect((await readCard()).payload).toEqual({ errorCode });
      reader.remove();
      await expect.poll(async () => (await device.give('Kiosk.TestMedia').done)?.payload).toEqual({ media: 'notPresent' });
    }
  });

  it.each(['liftBeforeSelect', 'liftBeforeRead', 'liftMidRead'] as const)(
    'tells of the hand of %s, and reads the card when it is back',
    async (fault) => {
      await overTcp();
      reader.fault(fault);
      reader.place(someone, 'good');
      expect((await readCard()).payload).toEqual({ errorCode: fault === 'liftBeforeSelect' ? 'cardNotSelected' : 'cardMoved' });
      reader.fault('none');
      await expect.poll(async () => (await device.give('Kiosk.TestMedia').done)?.payload).toEqual({ media: 'notPresent' });
      reader.place(someone, 'good');
      expect((await readCard()).header).toMatchObject({ completionCode: 'success' });
    },
  );

  it.each(['readAgain', 'readAddress', 'resetAndFind'] as const)(
    'does not sign in a card that lay there while it had no power (%s)',
    async (presence) => {
      await overTcp({ presence });
      reader.place(someone, 'good');
      expect((await readCard()).header).toMatchObject({ completionCode: 'success' });
      reader.wire.power(false);
      await device.becomes('offline');
      reader.wire.power(true);
      await device.becomes('online');
      expect((await device.give('Common.Status').done)?.payload).toMatchObject({ cardReader: { media: 'present' } });
      expect((await device.give('Kiosk.ReadIdCard', {}, 400).done)?.header).toMatchObject({ completionCode: 'timeOut' });
      const next = readCard();
      reader.remove();
      await device.seen(({ header }) => header.name === 'CardReader.MediaRemovedEvent');
      reader.place(someone, 'good');
      expect((await next).header).toMatchObject({ completionCode: 'success' });
    },
  );

  it.each([
    ['twice', { duplicateNext: 4 }],
    ['damaged', { corruptNext: 2 }],
    ['late', { delayMs: 40 }],
    ['in pieces', { chunk: 'random' }],
    ['after noise', { garbageNext: 4 }],
    ['instead of its own', { staleNext: 1 }],
  ] as const)('reads a card whose answers come %s', async (_how, faults) => {
    await overTcp();
    reader.wire.faults(faults);
    reader.place(someone, 'good');
    expect((await readCard()).payload).toMatchObject({ card: { number: someone.number } });
  });
});

describe('On a serial port, a reader that is set to 9600', () => {
  it('is found by the genuine serialport at its own speed', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'kiosk-reader-'));
    cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
    reader = await openIdCardReader({ host: '127.0.0.1', port: 0, serialPath: path.join(folder, 'reader'), baudRate: null });
    cleanUps.push(() => reader.close());
    const port = serialWire(wireSchema.parse({ kind: 'serial', path: reader.wire.serial }) as WireOf<'serial'>, systemClock);
    await connected(quick('id-card-reader-sam-v'), heardBy(port));
    reader.place(someone, 'good');
    expect((await readCard()).payload).toMatchObject({ card: { number: someone.number } });
  });

  /** A pseudo-terminal carries bytes whatever its speed: the reader is told the one that the port was really set to. */
  function heardBy(port: ByteWire): ByteWire {
    return {
      name: port.name,
      open: async (listener) => {
        const opened = await port.open(listener);
        if (!opened.ok) return opened;
        reader.rates({ reader: 9600, host: 115_200 });
        const setBaudRate = async (rate: number): Promise<boolean> => {
          const isSet = (await opened.value.setBaudRate?.(rate)) ?? false;
          if (isSet) reader.rates({ reader: 9600, host: rate });
          return isSet;
        };
        return { ok: true, value: { ...opened.value, setBaudRate } };
      },
    };
  }
});

describeHid('As a HID, the reader', () => {
  beforeEach(asHid);

  it('reads the card of everybody, one after the other', readsEverybody);

  it('is back after it was unplugged, and its card is an old one', async () => {
    reader.place(someone, 'good');
    expect((await readCard()).header).toMatchObject({ completionCode: 'success' });
    reader.wire.cable('cut');
    await device.becomes('offline');
    reader.wire.cable('whole');
    await device.becomes('online');
    expect((await device.give('Kiosk.TestMedia').done)?.payload).toEqual({ media: 'present' });
    expect((await device.give('Kiosk.ReadIdCard', {}, 300).done)?.header).toMatchObject({ completionCode: 'timeOut' });
  });
});
