// Proof of the scanner driver against a scripted engine.

import { describe, expect, it } from 'vitest';
import { scannerProfile } from '../../kiosk-config/profiles/profiles.ts';
import { type Bench, bench } from '../testing/bench.ts';
import { type MemoryWire, memoryWire } from '../testing/peer.ts';
import { ScannerPeer } from '../testing/scanner-peer.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { scannerDriver } from './driver.ts';

const voucher = '4241234567890123456799110000';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const symbologies = { symbologies: ['any'] };

interface Rig extends Bench {
  readonly clock: VirtualClock;
  readonly peer: ScannerPeer;
  readonly wire: MemoryWire;
  readonly scan: (text: string) => void;
}

async function rig(name = 'scanner-line-newland'): Promise<Rig> {
  const profile = scannerProfile(name);
  if (!profile.ok) throw new Error(profile.fault.problem);
  const clock = new VirtualClock();
  const peer = new ScannerPeer();
  const wire = memoryWire(peer, clock);
  const table = bench(scannerDriver(profile.value, clock), wire, clock);
  await clock.advance(10);
  return { ...table, clock, peer, wire, scan: (text) => wire.say(new Uint8Array(Buffer.from(text, 'latin1'))) };
}

describe('The scanner', () => {
  it('is on only while a Read is active', async () => {
    const { give, clock, peer, scan } = await rig();
    expect(peer.on).toBe(false);
    const read = give('BarcodeReader.Read', symbologies);
    await clock.advance(10);
    expect(peer.on).toBe(true);
    expect((await give('Common.Status').done)?.payload).toEqual({ common: { device: 'online' }, barcodeReader: { scanner: 'on' } });
    scan(`${voucher}\r\n`);
    await clock.advance(10);
    expect((await read.done)?.payload).toEqual({
      readOutput: [{ symbology: 'symbologyUnknown', barcodeData: base64(voucher), symbologyName: '' }],
    });
    expect(peer.on).toBe(false);
  });

  it('without triggers reads as well, and without terminator', async () => {
    const { give, clock, peer, scan } = await rig('scanner-line-plain');
    const read = give('BarcodeReader.Read', symbologies);
    await clock.advance(60_000);
    scan(voucher);
    await clock.advance(130);
    expect((await read.done)?.payload).toMatchObject({ readOutput: [{ barcodeData: base64(voucher) }] });
    expect(peer.asked).toEqual([]);
  });

  it.each(['9'.repeat(5000), '\x01\x02\x03'])('ends a Read on noise as barcodeInvalid', async (noise) => {
    const { give, clock, scan } = await rig();
    const read = give('BarcodeReader.Read', symbologies);
    await clock.advance(10);
    scan(`${noise}\r`);
    await clock.advance(10);
    expect(await read.done).toMatchObject({
      header: { completionCode: 'commandErrorCode' },
      payload: { readOutput: [], errorCode: 'barcodeInvalid' },
    });
  });

  it('drops codes that came before the Read, also one that had only begun', async () => {
    const { give, clock, scan } = await rig('scanner-line-plain');
    scan(`stale1\r`);
    await clock.advance(10);
    scan(`stale2`);
    const read = give('BarcodeReader.Read', symbologies);
    await clock.advance(10);
    scan(`-rest\r${voucher}\r`);
    await clock.advance(10);
    expect((await read.done)?.payload).toMatchObject({ readOutput: [{ barcodeData: base64(voucher) }] });
  });

  it('with timeout 0 reads until a code comes, and gives the trigger again meanwhile', async () => {
    const { give, clock, peer, scan } = await rig();
    const read = give('BarcodeReader.Read', symbologies, 0);
    await clock.advance(300_000);
    expect(peer.asked.filter((asked) => asked === '#SCNTRG1').length).toBeGreaterThan(50);
    scan(`${voucher}\r`);
    await clock.advance(10);
    expect(await read.done).toMatchObject({ header: { completionCode: 'success' } });
  });

  it('ends by timeout and by cancel, with the trigger off', async () => {
    const { give, clock, peer } = await rig();
    const timed = give('BarcodeReader.Read', symbologies, 1500);
    await clock.advance(1500);
    expect(await timed.done).toMatchObject({ header: { completionCode: 'timeOut' }, payload: { readOutput: [] } });
    expect(peer.on).toBe(false);
    const read = give('BarcodeReader.Read', symbologies);
    await clock.advance(10);
    const canceled = give('Common.Cancel', { requestIds: [] });
    await clock.advance(10);
    expect(await canceled.done).toMatchObject({ header: { completionCode: 'success' } });
    expect(await read.done).toMatchObject({ header: { completionCode: 'canceled' } });
    expect(peer.on).toBe(false);
  });

  it('that takes the trigger without a word is asked whether it lives', async () => {
    const { give, clock, peer, scan } = await rig();
    peer.mute = true;
    const read = give('BarcodeReader.Read', symbologies);
    await clock.advance(2000);
    scan(`${voucher}\r`);
    await clock.advance(10);
    expect(await read.done).toMatchObject({ header: { completionCode: 'success' } });
    expect(peer.asked.slice(-3)).toEqual(['#SCNTRG1', '?', '#SCNTRG0']);
  });

  it('that refuses the trigger is a hardware error', async () => {
    const { give, clock, peer } = await rig();
    peer.refuses = true;
    const read = give('BarcodeReader.Read', symbologies);
    await clock.advance(10);
    expect(await read.done).toMatchObject({ header: { completionCode: 'hardwareError' } });
  });

  it('that falls silent during a Read ends it, is offline, and is opened again', async () => {
    const { give, clock, peer, wire } = await rig();
    const read = give('BarcodeReader.Read', symbologies);
    await clock.advance(10);
    peer.silent = true;
    await clock.advance(8000);
    expect(await read.done).toMatchObject({ header: { completionCode: 'deviceNotReady' }, payload: { readOutput: [] } });
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'offline' } });
    peer.silent = false;
    await clock.advance(12_000);
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'online' } });
    expect(wire.opens()).toBeGreaterThan(1);
  });

  it('that falls silent while idle is offline within its idle check', async () => {
    const { give, clock, peer } = await rig();
    peer.silent = true;
    await clock.advance(3000 + 250 + 500);
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'offline' } });
  });

  it('cut off during a Read ends it within a second, and does not read when it is back', async () => {
    const { give, clock, peer, wire } = await rig();
    const read = give('BarcodeReader.Read', symbologies);
    await clock.advance(10);
    wire.cut(true);
    await clock.advance(10);
    expect(await read.done).toMatchObject({ header: { completionCode: 'deviceNotReady' } });
    await clock.advance(1000);
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'online' } });
    expect(peer.on).toBe(false);
  });

  it('stalled ends the Read by its write deadline', async () => {
    const { give, clock, wire } = await rig();
    wire.stalled = true;
    const read = give('BarcodeReader.Read', symbologies);
    await clock.advance(600);
    expect(await read.done).toMatchObject({ header: { completionCode: 'deviceNotReady' } });
  });

  it('whose driver breaks in the middle of a Read leaves no lock behind', async () => {
    const { give, clock, wire, scan } = await rig();
    let writes = 0;
    wire.beforeWrite = () => {
      writes += 1;
      if (writes === 1) throw new Error('broken');
    };
    const broken = expect(give('BarcodeReader.Read', symbologies, 100).done).rejects.toThrow('broken');
    await clock.advance(100);
    await broken;
    const read = give('BarcodeReader.Read', symbologies);
    await clock.advance(10);
    scan(`${voucher}\r`);
    await clock.advance(10);
    expect(await read.done).toMatchObject({ header: { completionCode: 'success' } });
  });

  it('never has a code in the log', async () => {
    const { give, clock, scan, lines } = await rig();
    const read = give('BarcodeReader.Read', symbologies);
    await clock.advance(10);
    scan(`${voucher}\r`);
    await clock.advance(10);
    await read.done;
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join('\n')).not.toContain(voucher.slice(3, 12));
  });
});
