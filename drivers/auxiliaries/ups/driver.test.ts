// Proof of the UPS driver against a scripted UPS.

import { describe, expect, it } from 'vitest';
import { deviceStatus } from '../../../contract/device/payloads.ts';
import { upsProfiles } from '../../../kiosk-config/profiles/auxiliaries/ups/profiles.ts';
import { type Bench, bench } from '../../testing/bench.ts';
import { type MemoryWire, memoryWire } from '../../testing/peer.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { UpsPeer } from '../testing/ups-peer.ts';
import { upsDriver } from './driver.ts';

interface Rig extends Bench {
  readonly clock: VirtualClock;
  readonly peer: UpsPeer;
  readonly wire: MemoryWire;
  readonly status: () => Promise<unknown>;
}

async function rig(name = 'ups-megatec-12v', prepare: (peer: UpsPeer) => void = () => undefined): Promise<Rig> {
  const profile = upsProfiles.named(name, false);
  if (!profile.ok) throw new Error(profile.fault.problem);
  const clock = new VirtualClock();
  const peer = new UpsPeer();
  prepare(peer);
  const wire = memoryWire(peer, clock);
  const table = bench(upsDriver(profile.value, clock), wire, clock);
  await clock.advance(1500);
  return { ...table, clock, peer, wire, status: async () => (await table.give('Common.Status').done)?.payload };
}

describe('The UPS', () => {
  it('tells mains and a full battery, and what it is', async () => {
    const { status, give } = await rig();
    expect(deviceStatus.parse(await status())).toEqual({
      common: { device: 'online' },
      ups: { supply: 'mains', battery: 'good', percent: 100 },
    });
    expect((await give('Common.Capabilities').done)?.payload).toMatchObject({
      driver: 'megatec',
      model: 'ACME UPS-600',
      firmware: 'V2.10',
    });
  });

  it('that cannot say what it is works all the same', async () => {
    const { status, give } = await rig('ups-megatec-12v', (peer) => {
      peer.information = null;
    });
    expect(await status()).toMatchObject({ common: { device: 'online' } });
    expect((await give('Common.Capabilities').done)?.payload).toMatchObject({ model: null, firmware: null });
  });

  it('tells a power cut and a battery that runs low', async () => {
    const { clock, peer, status } = await rig();
    peer.flags = '10001001';
    peer.volts = '12.0';
    await clock.advance(2500);
    expect(await status()).toMatchObject({ ups: { supply: 'battery', battery: 'good', percent: 50 } });
    peer.flags = '11001001';
    peer.volts = '10.3';
    await clock.advance(2500);
    expect(await status()).toMatchObject({ ups: { supply: 'battery', battery: 'low', percent: 0 } });
    peer.flags = '00001000';
    await clock.advance(2500);
    expect(await status()).toMatchObject({ ups: { supply: 'mains', battery: 'good' } });
  });

  it('estimates no charge where the profile knows no voltages', async () => {
    const { status } = await rig('ups-megatec');
    expect(await status()).toMatchObject({ ups: { supply: 'mains', percent: null } });
  });

  it('does not report a voltage that wavers', async () => {
    const { clock, peer, reports } = await rig();
    const before = reports.length;
    for (let turn = 0; turn < 20; turn += 1) {
      peer.volts = turn % 2 === 0 ? '13.4' : '13.5';
      await clock.advance(2250);
    }
    expect(reports.length).toBe(before);
  });

  it('that failed is a hardware error', async () => {
    const { clock, peer, status } = await rig();
    peer.flags = '00011000';
    await clock.advance(2500);
    expect(await status()).toMatchObject({ common: { device: 'hardwareError' } });
  });

  it('is asked again after a damaged answer', async () => {
    const { clock, peer, status } = await rig();
    peer.next.push('(22\x93.4 221.4 220.3\r', 'Q1\r');
    peer.flags = '10001001';
    await clock.advance(2500);
    expect(await status()).toMatchObject({ common: { device: 'online' }, ups: { supply: 'battery' } });
  });

  it('that falls silent is offline and its supply unknown, and is back when it answers', async () => {
    const { clock, peer, status } = await rig();
    peer.silent = true;
    await clock.advance(6000);
    expect(await status()).toEqual({
      common: { device: 'offline' },
      ups: { supply: 'unknown', battery: 'unknown', percent: null },
    });
    peer.silent = false;
    await clock.advance(14_000);
    expect(await status()).toMatchObject({ common: { device: 'online' }, ups: { supply: 'mains' } });
  });

  it('takes no command', async () => {
    const { give } = await rig();
    expect((await give('Kiosk.SetLight', { name: 'scanner', flashRate: 'off' }).done)?.header.completionCode).toBe('unsupportedCommand');
  });
});
