// Proof of the input and output board's driver against a scripted slave.

import { describe, expect, it } from 'vitest';
import { deviceStatus } from '../../../contract/device/payloads.ts';
import { ioBoardProfiles } from '../../../kiosk-config/profiles/auxiliaries/io-board/profiles.ts';
import { type IoBoardProfile, ioBoardProfileSchema } from '../../../kiosk-config/profiles/auxiliaries/io-board/schema.ts';
import { type Bench, bench } from '../../testing/bench.ts';
import { type MemoryWire, memoryWire } from '../../testing/peer.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { BoardPeer } from '../testing/board-peer.ts';
import { ioBoardDriver } from './driver.ts';

const named = ioBoardProfiles.named('io-board-modbus', false);
if (!named.ok) throw new Error(named.fault.problem);
const profile = named.value;

interface Rig extends Bench {
  readonly clock: VirtualClock;
  readonly peer: BoardPeer;
  readonly wire: MemoryWire;
  readonly status: () => Promise<unknown>;
  readonly light: (name: string, flashRate: string) => Promise<unknown>;
}

async function rig(changes: Partial<IoBoardProfile> = {}, prepare: (peer: BoardPeer) => void = () => undefined): Promise<Rig> {
  const clock = new VirtualClock();
  const peer = new BoardPeer();
  prepare(peer);
  const wire = memoryWire(peer, clock);
  const table = bench(ioBoardDriver(ioBoardProfileSchema.parse({ ...profile, ...changes }), clock), wire, clock);
  await clock.advance(10);
  const status = async (): Promise<unknown> => (await table.give('Common.Status').done)?.payload;
  const light = async (name: string, flashRate: string): Promise<unknown> => {
    const given = table.give('Kiosk.SetLight', { name, flashRate });
    // Long enough for a line to fall quiet after a damaged answer.
    await clock.advance(100);
    const completion = await given.done;
    return completion && [completion.header.completionCode, completion.payload];
  };
  return { ...table, clock, peer, wire, status, light };
}

const success = ['success', {}];

describe('The input and output board', () => {
  it('puts all lights out in one request, and tells its inputs', async () => {
    const { peer, status } = await rig();
    expect(peer.asked.slice(0, 2)).toEqual(['010f000000060100', '010200000002']);
    expect(deviceStatus.parse(await status())).toEqual({
      common: { device: 'online' },
      lights: {
        scanner: 'off',
        cardReader: 'off',
        receiptPrinter: 'off',
        documentPrinter: 'off',
        statusGood: 'off',
        statusBad: 'off',
      },
      auxiliaries: { cabinetDoor: 'closed', headphones: 'notPresent' },
    });
  });

  it('leaves alone a foreign coil between its lights, and lights by low where the profile says so', async () => {
    const lights = { scanner: { coil: 0, activeLevel: 'low' }, statusGood: { coil: 2, activeLevel: 'high' } } as const;
    const { peer, light } = await rig({ lights });
    expect([...peer.coils]).toEqual([
      [0, true],
      [2, false],
    ]);
    expect(await light('scanner', 'continuous')).toEqual(success);
    expect(peer.coils.get(0)).toBe(false);
  });

  it('lights a lamp until it is put out', async () => {
    const { peer, light, status } = await rig();
    expect(await light('cardReader', 'continuous')).toEqual(success);
    expect(peer.coils.get(1)).toBe(true);
    expect(await status()).toMatchObject({ lights: { cardReader: 'continuous', scanner: 'off' } });
    await light('cardReader', 'off');
    expect(peer.coils.get(1)).toBe(false);
  });

  it('flashes a lamp slowly', async () => {
    const { clock, peer, light } = await rig();
    await light('scanner', 'slow');
    let changes = 0;
    let last = peer.coils.get(0);
    for (let step = 0; step < 100; step += 1) {
      await clock.advance(50);
      if (peer.coils.get(0) !== last) changes += 1;
      last = peer.coils.get(0);
    }
    expect(changes).toBe(10);
  });

  it('knows no light that the profile does not name, and no payload that is none', async () => {
    const { light } = await rig({ lights: { scanner: { coil: 0, activeLevel: 'high' } } });
    expect(await light('statusBad', 'continuous')).toEqual(['commandErrorCode', { errorCode: 'invalidLight' }]);
    expect(await light('fasciaLight', 'continuous')).toEqual(['invalidData', {}]);
  });

  it('tells a door and a plug once they have stayed, and no bouncing', async () => {
    const { clock, peer, reports, status } = await rig();
    const before = reports.length;
    for (let bounce = 0; bounce < 10; bounce += 1) {
      peer.inputs = bounce % 2 === 0 ? 0b00 : 0b01;
      await clock.advance(100);
    }
    expect(reports.length).toBe(before);
    peer.inputs = 0b10;
    await clock.advance(800);
    expect(await status()).toMatchObject({ auxiliaries: { cabinetDoor: 'open', headphones: 'present' } });
    const told = reports.slice(before).filter((report) => report.header.name === 'Common.StatusChangedEvent');
    expect(told.length).toBe(1);
  });

  it('says unknown of what it has no input for, and still knows whether the board lives', async () => {
    const { clock, peer, status } = await rig({ cabinetDoor: null, headphones: null });
    expect(await status()).toMatchObject({ auxiliaries: { cabinetDoor: 'unknown', headphones: 'unknown' } });
    peer.silent = true;
    await clock.advance(2000);
    expect(await status()).toMatchObject({ common: { device: 'offline' } });
  });
});

describe('A board in trouble', () => {
  it('is asked again when an answer was damaged or lost', async () => {
    const { peer, light } = await rig({ answerMs: 3 });
    peer.next.push(
      (answer) => answer.map((byte, index) => (index === 3 ? byte ^ 1 : byte)),
      () => null,
    );
    expect(await light('scanner', 'continuous')).toEqual(success);
    expect(peer.coils.get(0)).toBe(true);
  });

  it('does not take the answer to another request for the one it waits for', async () => {
    const { peer, light, clock, give } = await rig();
    await light('scanner', 'continuous');
    peer.next.push(() => new Uint8Array([0x01, 0x05, 0x00, 0x00, 0xff, 0x00, 0x8c, 0x3a]));
    const given = give('Kiosk.SetLight', { name: 'statusBad', flashRate: 'continuous' });
    await clock.advance(10);
    expect((await given.done)?.header.completionCode).toBe('success');
    expect(peer.coils.get(5)).toBe(true);
  });

  it('that falls silent is offline, its door unknown, and shows the lights again when it is back', async () => {
    const { clock, peer, light, status } = await rig();
    await light('statusGood', 'continuous');
    peer.silent = true;
    await clock.advance(3000);
    expect(await status()).toMatchObject({
      common: { device: 'offline' },
      auxiliaries: { cabinetDoor: 'unknown', headphones: 'unknown' },
    });
    peer.coils.clear();
    peer.silent = false;
    await clock.advance(12_000);
    expect(await status()).toMatchObject({ common: { device: 'online' }, auxiliaries: { cabinetDoor: 'closed' } });
    expect(peer.coils.get(4)).toBe(true);
  });

  it('that refuses for now is a hardware error until it obeys', async () => {
    const { clock, peer, light, status } = await rig();
    peer.refuses.set(0x05, 0x04);
    expect(await light('scanner', 'continuous')).toEqual(['commandErrorCode', { errorCode: 'lightError' }]);
    expect(await status()).toMatchObject({ lights: { scanner: 'off' } });
    await clock.advance(500);
    expect(await status()).toMatchObject({ common: { device: 'hardwareError' } });
    peer.refuses.clear();
    await clock.advance(500);
    expect(await status()).toMatchObject({ common: { device: 'online' } });
  });

  it('that has not what the profile says is not used, and says why', async () => {
    const { status, light } = await rig({}, (peer) => peer.refuses.set(0x02, 0x02));
    expect(await status()).toMatchObject({
      common: { device: 'hardwareError', problem: 'profileContradicted' },
      auxiliaries: { cabinetDoor: 'unknown' },
    });
    expect(await light('scanner', 'continuous')).toEqual(['hardwareError', {}]);
  });

  it('whose cable is pulled in the middle of a command answers deviceNotReady', async () => {
    const { peer, wire, light } = await rig();
    peer.next.push(() => {
      wire.cut(false);
      return null;
    });
    expect(await light('scanner', 'continuous')).toEqual(['deviceNotReady', {}]);
  });
});

describe('A profile of a board', () => {
  it('gives each light its own coil, and reads its inputs in one request', () => {
    const twice = { scanner: { coil: 1, activeLevel: 'high' }, statusBad: { coil: 1, activeLevel: 'low' } };
    expect(ioBoardProfileSchema.safeParse({ ...profile, lights: twice }).success).toBe(false);
    const far = { input: 64, activeLevel: 'high', debounceMs: 0 };
    expect(ioBoardProfileSchema.safeParse({ ...profile, headphones: far }).success).toBe(false);
  });
});
