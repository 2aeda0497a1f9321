// Proof of the scanner driver against a scripted engine.

import { describe, expect, it } from 'vitest';
import { type ScannerProfile, scannerProfileSchema } from '../../kiosk-config/profiles/scanner/schema.ts';
import { type Bench, bench } from '../testing/bench.ts';
import { type MemoryWire, memoryWire, type Peer } from '../testing/peer.ts';
import { ScannerPeer } from '../testing/scanner-peer.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { scannerDriver } from './driver.ts';
import { latin, profileNamed } from './testing/specimens.ts';

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
  const peer = new ScannerPeer();
  return { ...(await rigWith(peer, name)), peer };
}

async function rigWith(peer: Peer, name: string, changed: Partial<ScannerProfile> = {}): Promise<Omit<Rig, 'peer'>> {
  const clock = new VirtualClock();
  const wire = memoryWire(peer, clock);
  const profile = scannerProfileSchema.parse({ ...profileNamed(name), ...changed });
  const table = bench(scannerDriver(profile, clock), wire, clock);
  await clock.advance(10);
  return { ...table, clock, wire, scan: (text) => wire.say(latin(text)) };
}

/** A Datalogic that answers as it is told to. */
function datalogicPeer(answers: Readonly<Record<string, string>>): Peer & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    receive: (bytes, say) => {
      const letter = Buffer.from(bytes).toString('latin1');
      asked.push(letter);
      const answer = answers[letter];
      if (answer !== undefined) say(latin(answer));
    },
  };
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

  it('that refuses to be turned off after one Read does not end the next by it', async () => {
    const { give, clock, peer, scan } = await rig();
    const first = give('BarcodeReader.Read', symbologies);
    await clock.advance(10);
    peer.refuses = true;
    scan(`${voucher}\r`);
    await first.done;
    const second = give('BarcodeReader.Read', symbologies);
    peer.refuses = false;
    await clock.advance(10);
    scan('another\r');
    await clock.advance(10);
    expect(await second.done).toMatchObject({ header: { completionCode: 'success' } });
  });

  it('takes noise before the answer to its trigger for noise, and reads on', async () => {
    const { give, clock, scan, lines } = await rig();
    const read = give('BarcodeReader.Read', symbologies);
    await clock.advance(10);
    scan('\xff\xfe\xfd\x02\x010000#SCNTRG1\x06;\x03');
    scan(`${voucher}\r`);
    await clock.advance(10);
    expect(await read.done).toMatchObject({ header: { completionCode: 'success' } });
    expect(lines.some((line) => line.includes('device.garbage'))).toBe(true);
  });

  it('tells a code that stays before it once, and again when it had been away', async () => {
    const { give, clock, scan } = await rigWith(new ScannerPeer(), 'scanner-line-plain');
    const seen = async (): Promise<boolean> => {
      const read = give('BarcodeReader.Read', symbologies, 400);
      await clock.advance(100);
      scan(`${voucher}\r`);
      await clock.advance(400);
      return (await read.done)?.header.completionCode === 'success';
    };
    expect([await seen(), await seen(), await seen()]).toEqual([true, false, false]);
    await clock.advance(1000);
    expect(await seen()).toBe(true);
  });

  it('that answers no trigger is asked for life all the same while it reads', async () => {
    let silent = false;
    const honeywell: Peer = {
      receive: (bytes, say) => {
        if (!silent && Buffer.from(bytes).includes('cbrena')) say(latin('cbrena1\x06.'));
      },
    };
    const { give, clock } = await rigWith(honeywell, 'scanner-honeywell');
    const read = give('BarcodeReader.Read', symbologies);
    await clock.advance(30_000);
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'online' } });
    silent = true;
    await clock.advance(8000);
    expect(await read.done).toMatchObject({ header: { completionCode: 'deviceNotReady' } });
  });

  it('whose answers look like codes is asked between Reads only', async () => {
    const peer = datalogicPeer({ h: 'good\r', i: 'QuickScan 1.2\r' });
    const { give, clock, scan } = await rigWith(peer, 'scanner-datalogic');
    expect((await give('Common.Capabilities').done)?.payload).toMatchObject({ driver: 'scanner-datalogic', model: 'QuickScan 1.2' });
    const read = give('BarcodeReader.Read', symbologies);
    await clock.advance(30_000);
    const before = peer.asked.lastIndexOf('h');
    expect(peer.asked.slice(before + 1).filter((letter) => letter === 'E').length).toBeGreaterThan(3);
    scan(`${voucher}\r`);
    await clock.advance(10);
    expect(await read.done).toMatchObject({ header: { completionCode: 'success' } });
    await clock.advance(6000);
    expect(peer.asked.lastIndexOf('h')).toBeGreaterThan(before);
  });

  it('of another model than its profile names is not used, and says so', async () => {
    const { give } = await rigWith(datalogicPeer({ h: 'good\r', i: 'QuickScan 1.2\r' }), 'scanner-datalogic', { model: 'Magellan' });
    expect((await give('Common.Status').done)?.payload).toEqual({
      common: { device: 'hardwareError', problem: 'profileContradicted' },
      barcodeReader: { scanner: 'inoperative' },
    });
    expect(await give('BarcodeReader.Read', symbologies).done).toMatchObject({ header: { completionCode: 'deviceNotReady' } });
  });

  it.each([voucher, `${'0123456789ABCDEF'.repeat(4)}:1`])('that says %s in the place of its model has none', async (code) => {
    const { give } = await rigWith(datalogicPeer({ h: 'good\r', i: `${code}\r` }), 'scanner-datalogic');
    expect((await give('Common.Capabilities').done)?.payload).toMatchObject({ model: null });
  });

  it.each([true, false])('is brought into its mode by a feature report; taken: %s', async (taken) => {
    const clock = new VirtualClock();
    const sent: string[] = [];
    const wire = memoryWire(new ScannerPeer(), clock);
    const sendFeature = (report: Uint8Array): Promise<boolean> => {
      sent.push(Buffer.from(report).toString('hex'));
      return Promise.resolve(taken);
    };
    const hid = {
      name: wire.name,
      open: async (listener: Parameters<typeof wire.open>[0]) => {
        const opened = await wire.open(listener);
        return opened.ok ? { ok: true as const, value: { ...opened.value, sendFeature } } : opened;
      },
    };
    const { give } = bench(scannerDriver(profileNamed('scanner-hid-pos-honeywell'), clock), hid, clock);
    await clock.advance(10);
    expect(sent).toEqual(['fe01']);
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: taken ? 'online' : 'offline' } });
  });
});
