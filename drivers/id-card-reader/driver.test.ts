// Proof of the ID card driver against a scripted SAM module.

import { describe, expect, it } from 'vitest';
import type { IdCardReaderProfile } from '../../kiosk-config/profiles/id-card-reader/schema.ts';
import { idCardReaderProfiles } from '../../kiosk-config/profiles/id-card-reader/profiles.ts';
import { type Bench, bench } from '../testing/bench.ts';
import { bytes } from '../testing/hex.ts';
import { type MemoryWire, memoryWire } from '../testing/peer.ts';
import { SamPeer } from '../testing/sam-peer.ts';
import { citizenBlock, textBlocks } from '../testing/specimen-cards.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import type { ByteWire } from '../wire/wire.ts';
import { idCardReaderDriver } from './driver.ts';

const loaded = idCardReaderProfiles.named('id-card-reader-sam-v', false);
if (!loaded.ok) throw new Error(loaded.fault.problem);
const profile = loaded.value;

/** Another invented person. */
const otherBlock = citizenBlock.slice();
otherBlock.set(Buffer.from('测试乙', 'utf16le'));
otherBlock.set(Buffer.from('18800101', 'utf16le'), 36);
otherBlock.set(Buffer.from('440524188001010014', 'utf16le'), 122);

interface Rig extends Bench {
  readonly clock: VirtualClock;
  readonly peer: SamPeer;
  readonly wire: MemoryWire;
  /** Speeds that the port was set to. */
  readonly rates: readonly number[];
  /** Lets time pass until the promise is there. */
  readonly outcome: <T>(promise: Promise<T>) => Promise<T>;
  readonly count: (name: string) => number;
}

/** A wire with a speed: opened at 115200, whatever it was before. */
function serialPort(wire: MemoryWire, peer: SamPeer, rates: number[]): ByteWire {
  return {
    name: wire.name,
    open: async (listener) => {
      const opened = await wire.open(listener);
      if (!opened.ok) return opened;
      peer.hostRate = 115_200;
      const setBaudRate = (rate: number): Promise<boolean> => {
        peer.hostRate = rate;
        rates.push(rate);
        return Promise.resolve(true);
      };
      return { ok: true, value: { ...opened.value, setBaudRate } };
    },
  };
}

async function rig(changes: Partial<IdCardReaderProfile> = {}, before: (peer: SamPeer) => void = () => undefined): Promise<Rig> {
  const clock = new VirtualClock();
  const peer = new SamPeer();
  before(peer);
  const wire = memoryWire(peer, clock);
  const rates: number[] = [];
  const table = bench(idCardReaderDriver({ ...profile, ...changes }, clock), serialPort(wire, peer, rates), clock);
  await clock.advance(10);
  const outcome = async <T>(promise: Promise<T>): Promise<T> => {
    let there = false;
    const arrive = (): void => {
      there = true;
    };
    void promise.then(arrive, arrive);
    for (let turn = 0; turn < 400 && !there; turn += 1) await clock.advance(50);
    return promise;
  };
  return { ...table, clock, peer, wire, rates, outcome, count: (name) => table.names().filter((seen) => seen === name).length };
}

/** The answer to a select. */
const selected = bytes('AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C');

const header = (completion: { readonly header: object } | null): object => completion?.header ?? {};

describe('The ID card reader', () => {
  it('is online when the module has answered, and knows its number', async () => {
    const { give } = await rig();
    expect((await give('Common.Status').done)?.payload).toEqual({ common: { device: 'online' }, cardReader: { media: 'notPresent' } });
    expect((await give('Common.Capabilities').done)?.payload).toMatchObject({
      driver: 'sam-v',
      model: '05.03-20121101-0002345678-0123456789',
      firmware: null,
    });
  });

  it('does not go on saying that nothing lies there when a test could not tell', async () => {
    const { give, outcome, peer } = await rig();
    const media = async (): Promise<unknown> => (await give('Common.Status').done)?.payload.cardReader;
    peer.card = citizenBlock;
    peer.next.set('10ff', [0x41]);
    expect((await outcome(give('Kiosk.TestMedia').done))?.payload).toEqual({ media: 'unknown' });
    expect(await media()).toEqual({ media: 'unknown' });
    expect((await outcome(give('Kiosk.TestMedia').done))?.payload).toEqual({ media: 'present' });
    expect(await media()).toEqual({ media: 'present' });
  });

  it('waits for a card, says that it is there, and reads it', async () => {
    const { give, clock, peer, outcome, names } = await rig();
    const read = give('Kiosk.ReadIdCard');
    await clock.advance(1000);
    expect(peer.asked.filter((command) => command === '2001').length).toBeGreaterThanOrEqual(3);
    peer.card = citizenBlock;
    const completion = await outcome(read.done);
    expect(completion).toMatchObject({
      header: { completionCode: 'success' },
      payload: { card: { name: '测试甲', number: '11010519491231002X' } },
    });
    expect(names()).toContain('CardReader.MediaInsertedEvent');
  });

  it('ends by its timeout and by its cancel, and can be asked again', async () => {
    const { give, outcome, clock, peer } = await rig();
    expect(header(await outcome(give('Kiosk.ReadIdCard', {}, 1000).done))).toMatchObject({ completionCode: 'timeOut' });
    const read = give('Kiosk.ReadIdCard');
    await clock.advance(400);
    give('Common.Cancel', { requestIds: [read.requestId] });
    expect(header(await outcome(read.done))).toMatchObject({ completionCode: 'canceled' });
    peer.card = citizenBlock;
    expect(header(await outcome(give('Kiosk.ReadIdCard').done))).toMatchObject({ completionCode: 'success' });
  });

  it.each([
    ['2002', 0x81, 'cardNotSelected'],
    ['2002', 0x40, 'cardUnsupported'],
    ['3001', 0x41, 'cardMoved'],
    ['3001', 0x47, 'cardMoved'],
    ['3001', 0x31, 'cardRefusedReader'],
    ['3001', 0x32, 'cardSuspect'],
    ['3001', 0x33, 'cardDamaged'],
    ['3001', 0x37, 'cardDamaged'],
    ['3001', 0x3f, 'cardDamaged'],
    ['3001', 0x91, 'cardEmpty'],
    ['3001', 0x40, 'cardUnsupported'],
    ['3001', 0x80, 'cardMissing'],
    ['3001', 0x66, 'samUnauthorised'],
    ['3001', 0x23, 'samUnauthorised'],
    ['3001', 0x21, 'samFailure'],
    ['3001', 0x24, 'samFailure'],
    ['3001', 0x50, 'samFailure'],
    ['3001', 0x71, 'samFailure'],
    ['2001', 0x60, 'samSelfTest'],
    ['2001', 0x66, 'samUnauthorised'],
  ])('answering %s with %i ends the read as %s', async (command, status, errorCode) => {
    const { give, outcome, peer } = await rig();
    peer.card = citizenBlock;
    peer.next.set(command, [status]);
    expect(await outcome(give('Kiosk.ReadIdCard').done)).toMatchObject({
      header: { completionCode: 'commandErrorCode' },
      payload: { errorCode },
    });
  });

  it.each(['2001', '2002'])(
    'that calls itself well and refuses %s is out of order for half a minute, not every other second',
    async (command) => {
      const { give, outcome, peer, clock } = await rig();
      const condition = async (): Promise<unknown> => (await give('Common.Status').done)?.payload.common;
      peer.card = citizenBlock;
      peer.next.set(command, [0x66]);
      await outcome(give('Kiosk.ReadIdCard').done);
      peer.readingStatus = 0x41;
      for (let seconds = 0; seconds < 24; seconds += 1) {
        expect(await condition()).toEqual({ device: 'hardwareError' });
        await clock.advance(1_000);
      }
      await clock.advance(12_000);
      expect(await condition()).toEqual({ device: 'online' });
    },
  );

  it.each(['2001', '2002', '3001'])('asks %s again when the answer is damaged, twice', async (command) => {
    const { give, outcome, peer } = await rig();
    const damage = (answer: Uint8Array): Uint8Array => answer.map((byte, index) => (index === answer.length - 1 ? byte ^ 1 : byte));
    peer.card = citizenBlock;
    peer.next.set(command, [damage, damage]);
    expect(header(await outcome(give('Kiosk.ReadIdCard').done))).toMatchObject({ completionCode: 'success' });
    peer.card = otherBlock;
    peer.next.set(command, [damage, damage, damage]);
    expect(await outcome(give('Kiosk.ReadIdCard').done)).toMatchObject({
      header: { completionCode: 'commandErrorCode' },
      payload: { errorCode: 'linkFailure' },
    });
  });

  it('asks again when the module says that the question was damaged', async () => {
    const { give, outcome, peer } = await rig();
    peer.card = citizenBlock;
    peer.next.set('3001', [0x10, 0x11]);
    expect(header(await outcome(give('Kiosk.ReadIdCard').done))).toMatchObject({ completionCode: 'success' });
  });

  it.each([
    ['gatJ', { kind: 'residencePermit', number: '810000199408230021' }],
    ['forI', { kind: 'foreignResident', version: '2017', number: 'CAN110081080301' }],
    ['forY', { kind: 'foreignResident', version: '2023', number: '911124198108030024' }],
  ] as const)('reads the card %s', async (name, card) => {
    const { give, outcome, peer } = await rig();
    peer.card = bytes(textBlocks[name]);
    expect(await outcome(give('Kiosk.ReadIdCard').done)).toMatchObject({ header: { completionCode: 'success' }, payload: { card } });
  });

  it.each([
    ['of an unknown kind', 248, 'Q', 'cardUnsupported'],
    ['with a wrong check digit', 156, '1', 'cardImplausible'],
  ])('tells a card %s once while it lies there', async (_what, offset, text, errorCode) => {
    const { give, outcome, peer, count } = await rig();
    const block = citizenBlock.slice();
    block.set(Buffer.from(text, 'utf16le'), offset);
    peer.card = block;
    expect(await outcome(give('Kiosk.ReadIdCard').done)).toMatchObject({ payload: { errorCode } });
    expect(header(await outcome(give('Kiosk.ReadIdCard', {}, 3000).done))).toMatchObject({ completionCode: 'timeOut' });
    expect(count('CardReader.MediaInsertedEvent')).toBe(1);
    peer.card = citizenBlock;
    expect(header(await outcome(give('Kiosk.ReadIdCard').done))).toMatchObject({ completionCode: 'success' });
  });

  it('never asks for fingerprints', async () => {
    const { give, outcome, peer, clock } = await rig();
    peer.card = citizenBlock;
    await outcome(give('Kiosk.ReadIdCard').done);
    await clock.advance(5000);
    expect(peer.asked).not.toContain('3010');
  });
});

describe('An address that was written later', () => {
  const address = Buffer.from('测试省演示市样例区虚构路70号'.padEnd(35), 'utf16le');

  it.each([
    ['comes with the card', address, '测试省演示市样例区虚构路70号'],
    ['is null where the card has none', null, null],
  ])('%s', async (_what, latestAddress, expected) => {
    const { give, outcome, peer } = await rig();
    peer.card = citizenBlock;
    peer.latestAddress = latestAddress;
    expect(await outcome(give('Kiosk.ReadIdCard').done)).toMatchObject({ payload: { card: { latestAddress: expected } } });
  });

  it('is not asked for where the profile does not want it', async () => {
    const { give, outcome, peer } = await rig({ latestAddress: false });
    peer.card = citizenBlock;
    peer.latestAddress = address;
    expect(await outcome(give('Kiosk.ReadIdCard').done)).toMatchObject({ payload: { card: { latestAddress: null } } });
    expect(peer.asked).not.toContain('3003');
  });

  it('that cannot be read because the card was lifted ends the read, and the same card is read when it lies still', async () => {
    const { give, outcome, peer } = await rig();
    peer.card = citizenBlock;
    peer.next.set('3003', [0x41]);
    expect(await outcome(give('Kiosk.ReadIdCard').done)).toMatchObject({ payload: { errorCode: 'cardMoved' } });
    peer.findsAgain = true;
    expect(header(await outcome(give('Kiosk.ReadIdCard').done))).toMatchObject({ completionCode: 'success' });
  });

  it('that the module does not know how to read is none', async () => {
    const { give, outcome, peer } = await rig();
    peer.card = citizenBlock;
    peer.next.set('3003', [0x21]);
    expect(await outcome(give('Kiosk.ReadIdCard').done)).toMatchObject({ payload: { card: { latestAddress: null } } });
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'online' } });
  });
});

describe('A card that cannot be read and is not lifted', () => {
  it('is told once, keeps being tried, and is read as soon as it can be', async () => {
    const { give, outcome, peer, count } = await rig();
    peer.card = citizenBlock;
    peer.readingStatus = 0x41;
    expect(await outcome(give('Kiosk.ReadIdCard').done)).toMatchObject({ payload: { errorCode: 'cardMoved' } });
    expect(header(await outcome(give('Kiosk.ReadIdCard', {}, 3000).done))).toMatchObject({ completionCode: 'timeOut' });
    expect(count('CardReader.MediaInsertedEvent')).toBe(1);
    peer.readingStatus = null;
    expect(header(await outcome(give('Kiosk.ReadIdCard').done))).toMatchObject({ completionCode: 'success' });
  });

  it.each(['readAgain', 'readAddress', 'resetAndFind'] as const)(
    'is found anew by a module that has lost sight of it (%s)',
    async (presence) => {
      const { give, outcome, peer } = await rig({ presence });
      peer.losesSelected = true;
      peer.card = citizenBlock;
      peer.readingStatus = 0x33;
      expect(await outcome(give('Kiosk.ReadIdCard').done)).toMatchObject({ payload: { errorCode: 'cardDamaged' } });
      peer.readingStatus = null;
      expect(header(await outcome(give('Kiosk.ReadIdCard').done))).toMatchObject({ completionCode: 'success' });
    },
  );

  it('because the read was cancelled is read by the next one', async () => {
    const { give, outcome, peer, wire } = await rig();
    peer.card = citizenBlock;
    const read = give('Kiosk.ReadIdCard');
    wire.beforeWrite = () => {
      if (peer.asked.at(-1) !== '3001') return;
      peer.silent = true;
      give('Common.Cancel', { requestIds: [read.requestId] });
    };
    expect(header(await outcome(read.done))).toMatchObject({ completionCode: 'canceled' });
    wire.beforeWrite = () => undefined;
    peer.silent = false;
    expect(header(await outcome(give('Kiosk.ReadIdCard').done))).toMatchObject({ completionCode: 'success' });
  });

  it('is told again when it was lifted in between', async () => {
    const { give, outcome, peer, clock, count } = await rig();
    peer.readingStatus = 0x32;
    peer.card = citizenBlock;
    await outcome(give('Kiosk.ReadIdCard').done);
    expect((await outcome(give('Kiosk.TestMedia').done))?.payload).toEqual({ media: 'present' });
    peer.card = null;
    await clock.advance(2500);
    expect(count('CardReader.MediaRemovedEvent')).toBe(1);
    peer.card = citizenBlock;
    expect(await outcome(give('Kiosk.ReadIdCard').done)).toMatchObject({ payload: { errorCode: 'cardSuspect' } });
  });
});

describe('A card that lay there before', () => {
  const presences = ['readAgain', 'readAddress', 'resetAndFind', 'none'] as const;

  it.each(presences)('the reader was connected is present, signs nobody in, and does so once it was lifted (%s)', async (presence) => {
    const { give, outcome, peer, clock, count } = await rig({ presence }, (early) => {
      early.card = citizenBlock;
    });
    expect((await give('Common.Status').done)?.payload).toMatchObject({ cardReader: { media: 'present' } });
    expect((await outcome(give('Kiosk.TestMedia').done))?.payload).toEqual({ media: 'present' });
    expect(header(await outcome(give('Kiosk.ReadIdCard', {}, 5000).done))).toMatchObject({ completionCode: 'timeOut' });
    expect(count('CardReader.MediaInsertedEvent')).toBe(0);
    const next = give('Kiosk.ReadIdCard');
    peer.card = null;
    await clock.advance(1200);
    expect(count('CardReader.MediaRemovedEvent')).toBe(presence === 'none' ? 0 : 1);
    peer.card = citizenBlock;
    expect(header(await outcome(next.done))).toMatchObject({ completionCode: 'success' });
    expect(count('CardReader.MediaInsertedEvent')).toBe(1);
  });

  it.each(presences)('the wire was cut signs nobody in when it is back, read or not (%s)', async (presence) => {
    const { give, outcome, peer, clock, wire, becomes } = await rig({ presence });
    await clock.advance(4000);
    peer.card = citizenBlock;
    expect(header(await outcome(give('Kiosk.ReadIdCard').done))).toMatchObject({ completionCode: 'success' });
    wire.cut(false);
    await clock.advance(2000);
    expect((await give('Common.Status').done)?.payload).toEqual({ common: { device: 'powerOff' }, cardReader: { media: 'unknown' } });
    peer.restart();
    wire.plugIn();
    await outcome(becomes('online'));
    expect(header(await outcome(give('Kiosk.ReadIdCard', {}, 5000).done))).toMatchObject({ completionCode: 'timeOut' });
  });

  it.each(['readAgain', 'readAddress', 'resetAndFind'] as const)(
    'the module restarted unnoticed signs nobody in again (%s)',
    async (presence) => {
      const { give, outcome, peer, clock } = await rig({ presence });
      peer.card = citizenBlock;
      await outcome(give('Kiosk.ReadIdCard').done);
      const again = give('Kiosk.ReadIdCard', {}, 8000);
      await clock.advance(1000);
      peer.restart();
      expect(header(await outcome(again.done))).toMatchObject({ completionCode: 'timeOut' });
    },
  );

  it('is a new one only when two searches have missed it', async () => {
    const { give, outcome, peer } = await rig({}, (early) => {
      early.card = citizenBlock;
    });
    const read = give('Kiosk.ReadIdCard', {}, 5000);
    peer.next.set('2001', [0x80]);
    expect(header(await outcome(read.done))).toMatchObject({ completionCode: 'timeOut' });
  });
});

describe('A serial reader', () => {
  it.each([57_600, 38_400, 19_200, 9_600])('that is set to %i is found, and looked for there first from then on', async (rate) => {
    const { give, outcome, becomes, peer, wire, rates } = await rig({}, (early) => {
      early.rate = rate;
    });
    await outcome(becomes('online'));
    expect(rates.at(-1)).toBe(rate);
    const searched = rates.length;
    wire.cut(true);
    await outcome(becomes('online'));
    expect(rates.slice(searched)).toEqual([rate]);
    peer.card = citizenBlock;
    expect(header(await outcome(give('Kiosk.ReadIdCard').done))).toMatchObject({ completionCode: 'success' });
    expect(peer.asked.filter((command) => command.startsWith('60'))).toEqual([]);
  });

  it('at its configured speed is not searched for', async () => {
    const { rates } = await rig();
    expect(rates).toEqual([]);
  });

  it('without a list of speeds stays at the configured one', async () => {
    const { give, clock, rates } = await rig({ baudRates: [] }, (early) => {
      early.rate = 9600;
    });
    await clock.advance(5000);
    expect(rates).toEqual([]);
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'offline' } });
  });
});

describe('A module of another number than the profile names', () => {
  it('is told and not used', async () => {
    const { give, outcome, peer } = await rig({ samIdPrefix: '05.04-' });
    peer.card = citizenBlock;
    expect((await give('Common.Status').done)?.payload).toMatchObject({
      common: { device: 'hardwareError', problem: 'profileContradicted' },
    });
    expect((await give('Common.Capabilities').done)?.payload).toMatchObject({ model: '05.03-20121101-0002345678-0123456789' });
    expect(header(await outcome(give('Kiosk.ReadIdCard').done))).toMatchObject({ completionCode: 'hardwareError' });
    expect(await outcome(give('Kiosk.TestMedia').done)).toMatchObject({
      header: { completionCode: 'hardwareError' },
      payload: { media: 'unknown' },
    });
  });

  it('is used when it begins as it should', async () => {
    const { give, outcome, peer } = await rig({ samIdPrefix: '05.03-2012' });
    peer.card = citizenBlock;
    expect(header(await outcome(give('Kiosk.ReadIdCard').done))).toMatchObject({ completionCode: 'success' });
  });
});

describe('An answer that comes twice', () => {
  it.each(['2001', '2002', '3001'])('(to %s) is not taken for the answer to the next question', async (command) => {
    const { give, outcome, peer } = await rig();
    peer.card = citizenBlock;
    peer.next.set(command, [(answer) => new Uint8Array([...answer, ...answer])]);
    expect(await outcome(give('Kiosk.ReadIdCard').done)).toMatchObject({
      header: { completionCode: 'success' },
      payload: { card: { name: '测试甲' } },
    });
  });

  it('of the question before, instead of its own, is asked for again', async () => {
    const { give, outcome, peer } = await rig();
    peer.card = citizenBlock;
    peer.next.set('3001', [() => selected]);
    expect(header(await outcome(give('Kiosk.ReadIdCard').done))).toMatchObject({ completionCode: 'success' });
  });
});

describe('A card that was read and still lies there', () => {
  it.each([false, true])('is not read again as a new one (found again: %s)', async (findsAgain) => {
    const { give, outcome, peer, count } = await rig();
    peer.card = citizenBlock;
    peer.findsAgain = findsAgain;
    await outcome(give('Kiosk.ReadIdCard').done);
    expect(header(await outcome(give('Kiosk.ReadIdCard', {}, 3000).done))).toMatchObject({ completionCode: 'timeOut' });
    expect(count('CardReader.MediaInsertedEvent')).toBe(1);
  });

  it.each([false, true])('is followed by another at once (found again: %s)', async (findsAgain) => {
    const { give, outcome, peer } = await rig();
    peer.findsAgain = findsAgain;
    peer.card = citizenBlock;
    await outcome(give('Kiosk.ReadIdCard').done);
    peer.card = otherBlock;
    expect(await outcome(give('Kiosk.ReadIdCard').done)).toMatchObject({ payload: { card: { name: '测试乙' } } });
  });

  it('is read again after it was taken away and laid down anew', async () => {
    const { give, outcome, peer, clock } = await rig();
    peer.card = citizenBlock;
    await outcome(give('Kiosk.ReadIdCard').done);
    const again = give('Kiosk.ReadIdCard');
    await clock.advance(1000);
    peer.card = null;
    await clock.advance(1000);
    peer.card = citizenBlock;
    expect(header(await outcome(again.done))).toMatchObject({ completionCode: 'success' });
  });

  it.each(['readAgain', 'resetAndFind'] as const)('is told from none by %s, and its leaving is told', async (presence) => {
    const { give, outcome, peer, clock, count } = await rig({ presence });
    peer.card = citizenBlock;
    await outcome(give('Kiosk.ReadIdCard').done);
    expect((await outcome(give('Kiosk.TestMedia').done))?.payload).toEqual({ media: 'present' });
    await clock.advance(3000);
    expect(count('CardReader.MediaRemovedEvent')).toBe(0);
    peer.card = null;
    await clock.advance(1500);
    expect(count('CardReader.MediaRemovedEvent')).toBe(1);
    expect((await outcome(give('Kiosk.TestMedia').done))?.payload).toEqual({ media: 'notPresent' });
    await clock.advance(5000);
    expect(count('CardReader.MediaRemovedEvent')).toBe(1);
  });

  it('is unknown where the profile knows no test', async () => {
    const { give, outcome, peer, clock } = await rig({ presence: 'none' });
    await clock.advance(4000);
    peer.card = citizenBlock;
    await outcome(give('Kiosk.ReadIdCard').done);
    expect((await outcome(give('Kiosk.TestMedia').done))?.payload).toEqual({ media: 'unknown' });
    expect((await give('Common.Status').done)?.payload).toMatchObject({ cardReader: { media: 'unknown' } });
  });

  it('is still present when it lost the field for a moment', async () => {
    const { give, outcome, peer, clock, count } = await rig();
    peer.card = citizenBlock;
    await outcome(give('Kiosk.ReadIdCard').done);
    peer.card = citizenBlock.slice();
    await clock.advance(5000);
    expect(count('CardReader.MediaRemovedEvent')).toBe(0);
    expect(header(await outcome(give('Kiosk.ReadIdCard', {}, 2000).done))).toMatchObject({ completionCode: 'timeOut' });
  });
});

describe('The module', () => {
  it('that falls silent is offline, opened again, and online when it answers', async () => {
    const { give, peer, clock, wire } = await rig();
    peer.silent = true;
    await clock.advance(5000);
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'offline' } });
    peer.silent = false;
    await clock.advance(12_000);
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'online' } });
    expect(wire.opens()).toBeGreaterThan(1);
  });

  it('whose self-test failed is a hardware error until it recovers', async () => {
    const { give, peer, clock } = await rig();
    peer.moduleStatus = 0x60;
    await clock.advance(4000);
    expect((await give('Common.Status').done)?.payload).toEqual({ common: { device: 'hardwareError' }, cardReader: { media: 'unknown' } });
    peer.moduleStatus = 0x90;
    await clock.advance(4000);
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'online' } });
  });

  it.each([1, 2, 3, 4])('cut off at question %i ends the command within a second, replays nothing, and serves the next', async (phase) => {
    const { give, peer, clock, wire, outcome, becomes } = await rig();
    let questions = 0;
    wire.beforeWrite = () => {
      questions += 1;
      if (questions === phase) wire.cut(false);
    };
    // Without a card the fourth question is a search like the first.
    peer.card = phase === 4 ? null : citizenBlock;
    const read = give('Kiosk.ReadIdCard', {}, 60_000);
    const ended = read.done.then(() => clock.now());
    const before = clock.now();
    await clock.advance(3000);
    expect((await ended) - before).toBeLessThanOrEqual(1000);
    expect(await read.done).toMatchObject({ header: { completionCode: 'deviceNotReady' }, payload: { errorCode: 'linkFailure' } });
    const asked = peer.asked.length;
    wire.plugIn();
    await outcome(becomes('online'));
    expect(peer.asked.slice(asked).slice(0, 3)).toEqual(['11ff', '11ff', '12ff']);
    peer.card = null;
    await clock.advance(3000);
    peer.card = otherBlock;
    expect(header(await outcome(give('Kiosk.ReadIdCard').done))).toMatchObject({ completionCode: 'success' });
  });

  it.each([1, 2, 3])('whose driver breaks at question %i leaves no lock behind', async (phase) => {
    const { give, peer, wire, outcome } = await rig();
    let questions = 0;
    wire.beforeWrite = () => {
      questions += 1;
      if (questions === phase) throw new Error('broken');
    };
    peer.card = citizenBlock;
    await expect(outcome(give('Kiosk.ReadIdCard').done)).rejects.toThrow('broken');
    peer.card = otherBlock;
    expect(header(await outcome(give('Kiosk.ReadIdCard').done))).toMatchObject({ completionCode: 'success' });
  });

  it('never says anything of a person in the log', async () => {
    const { give, outcome, peer, lines } = await rig();
    peer.card = citizenBlock;
    await outcome(give('Kiosk.ReadIdCard').done);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join('\n')).not.toMatch(/测试甲|11010519491231002X|北京市/);
  });
});
