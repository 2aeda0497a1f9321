// Proof of the ID card driver against a scripted SAM module.

import { describe, expect, it } from 'vitest';
import type { IdCardReaderProfile } from '../../kiosk-config/profiles/id-card-reader-schema.ts';
import { idCardReaderProfile } from '../../kiosk-config/profiles/profiles.ts';
import { type Bench, bench } from '../testing/bench.ts';
import { bytes } from '../testing/hex.ts';
import { type MemoryWire, memoryWire } from '../testing/peer.ts';
import { SamPeer } from '../testing/sam-peer.ts';
import { citizenBlock, textBlocks } from '../testing/specimen-cards.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { idCardReaderDriver } from './driver.ts';

const loaded = idCardReaderProfile('id-card-reader-sam-v');
if (!loaded.ok) throw new Error(loaded.fault.problem);
const profile = loaded.value;

/** Another invented person. */
const otherBlock = citizenBlock.slice();
otherBlock.set(Buffer.from('测试乙', 'utf16le'));
otherBlock.set(Buffer.from('440524188001010014', 'utf16le'), 122);

interface Rig extends Bench {
  readonly clock: VirtualClock;
  readonly peer: SamPeer;
  readonly wire: MemoryWire;
  /** Lets time pass until the promise is there. */
  readonly outcome: <T>(promise: Promise<T>) => Promise<T>;
  readonly count: (name: string) => number;
}

async function rig(changes: Partial<IdCardReaderProfile> = {}): Promise<Rig> {
  const clock = new VirtualClock();
  const peer = new SamPeer();
  const wire = memoryWire(peer, clock);
  const table = bench(idCardReaderDriver({ ...profile, ...changes }, clock), wire, clock);
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
  return { ...table, clock, peer, wire, outcome, count: (name) => table.names().filter((seen) => seen === name).length };
}

const header = (completion: { readonly header: object } | null): object => completion?.header ?? {};

describe('The ID card reader', () => {
  it('is online when the module has answered, and knows its number', async () => {
    const { give } = await rig();
    expect((await give('Common.Status').done)?.payload).toEqual({ common: { device: 'online' }, cardReader: { media: 'unknown' } });
    expect((await give('Common.Capabilities').done)?.payload).toEqual({ driver: 'sam-v', model: '05.03-20121101-0002345678-0123456789' });
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
    ['2002', 0x81, 'cardMoved'],
    ['3001', 0x41, 'cardMoved'],
    ['3001', 0x47, 'cardMoved'],
    ['3001', 0x31, 'cardUnreadable'],
    ['3001', 0x32, 'cardSuspect'],
    ['3001', 0x40, 'cardUnsupported'],
    ['3001', 0x80, 'cardMissing'],
    ['3001', 0x66, 'samUnauthorised'],
    ['2001', 0x60, 'samFailure'],
  ])('answering %s with %i ends the read as %s', async (command, status, errorCode) => {
    const { give, outcome, peer } = await rig();
    peer.card = citizenBlock;
    peer.next.set(command, [status]);
    expect(await outcome(give('Kiosk.ReadIdCard').done)).toMatchObject({
      header: { completionCode: 'commandErrorCode' },
      payload: { errorCode },
    });
  });

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

  it('does not support the other types of card yet', async () => {
    const { give, outcome, peer } = await rig();
    peer.card = bytes(textBlocks.gatJ);
    expect(await outcome(give('Kiosk.ReadIdCard').done)).toMatchObject({ payload: { errorCode: 'cardUnsupported' } });
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
    const { give, outcome, peer } = await rig({ presence: 'none' });
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
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'hardwareError' } });
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
    expect(peer.asked.slice(asked)).toEqual(['11ff', '12ff']);
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
