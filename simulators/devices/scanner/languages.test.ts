// Proof that the simulated scanner speaks each language with the bytes of devices.md §2.

import { afterEach, describe, expect, it } from 'vitest';
import { connectTo, type Host } from '../../testing/host.ts';
import { openScanner, type ScannerDevice, type SimulatedScanner } from '../scanner.ts';
import { hidPosReports } from './hid-pos.ts';

/** The machine of the tests may be busy with others. */
const patient = { timeout: 8000 };
const voucher = Buffer.from('4241234567890123456799110000');
const compact = (digits: string): string => digits.replaceAll(' ', '').toLowerCase();

let scanner: SimulatedScanner | null = null;
let host: Host | null = null;
afterEach(async () => {
  host?.close();
  await scanner?.close();
  [scanner, host] = [null, null];
});

async function plugged(device: Omit<ScannerDevice, 'triggerRequired'>, triggerRequired = true): Promise<readonly [SimulatedScanner, Host]> {
  const opened = await openScanner({ host: '127.0.0.1', port: 0, serialPath: null, baudRate: null, triggerRequired, ...device });
  const connected = await connectTo(opened.wire.tcp);
  [scanner, host] = [opened, connected];
  await expect.poll(() => opened.wire.state().connected, patient).toBe(true);
  return [opened, connected];
}

const ends = (connected: Host, digits: string): Promise<void> => expect.poll(() => connected.heard(), patient).toBe(compact(digits));

describe('An EM3095', () => {
  it('acknowledges a trigger, reads once for it, and not again', async () => {
    const [device, connected] = await plugged({ language: 'em3095' });
    device.show(voucher);
    connected.send('7E 00 08 01 00 02 01 AB CD');
    await ends(connected, `02 00 00 01 00 33 31 ${voucher.toString('hex')} 0D`);
    device.show(voucher);
    connected.send('7E 00 08 01 00 02 00 AB CD');
    await ends(connected, `02 00 00 01 00 33 31 ${voucher.toString('hex')} 0D 02 00 00 01 00 33 31`);
  });

  it('puts the AIM identifier before a code once it was told to', async () => {
    const [device, connected] = await plugged({ language: 'em3095', terminator: '' });
    connected.send('7E 00 08 01 00 D0 80 AB CD');
    connected.send('7E 00 08 01 00 02 01 AB CD');
    await ends(connected, '02 00 00 01 00 33 31 02 00 00 01 00 33 31');
    device.show(Buffer.from('A'));
    await ends(connected, '02 00 00 01 00 33 31 02 00 00 01 00 33 31 5D 51 31 41');
  });

  it('takes its own checksum, refuses a wrong one and a command that it does not know', async () => {
    const [, connected] = await plugged({ language: 'em3095' });
    connected.send('7E 00 09 01 00 00 00 DE C8');
    connected.send('7E 00 08 01 00 02 01 12 34');
    connected.send('7E 00 0F 01 00 02 01 AB CD');
    await ends(connected, '02 00 00 01 00 33 31 02 00 01 01 00 04 01 02 00 03 01 00 6A 61');
  });
});

describe('A Honeywell', () => {
  it('reads while it is triggered and says nothing to the trigger', async () => {
    const [device, connected] = await plugged({ language: 'honeywell', terminator: '\r\n' });
    connected.send('16 54 0D 16 55 0D');
    device.show(Buffer.from('A'));
    connected.send('16 54 0D');
    await ends(connected, '41 0D 0A');
  });

  it('echoes a menu command with its status before the punctuation', async () => {
    const [, connected] = await plugged({ language: 'honeywell' });
    connected.send(Buffer.from('\x16M\rcbrena*.\x16M\rcbrena7!\x16M\rXYZ1.'));
    await ends(connected, Buffer.from('cbrena1\x06.cbrena7\x15!XYZ1\x05.').toString('hex'));
  });
});

describe('A Zebra', () => {
  const [start, stop, ack] = ['04 E4 04 00 FF 14', '04 E5 04 00 FF 13', '04 D0 04 00 FF 28'];

  it('acknowledges start and stop of a session and sends a packet with its checksum', async () => {
    const [device, connected] = await plugged({ language: 'ssi' });
    connected.send(start);
    await ends(connected, '04 D0 00 00 FF 2C');
    device.show(Buffer.from('A'));
    // 06 + F3 + 1C + 41 = 156, and FEAA is its complement.
    await ends(connected, '04 D0 00 00 FF 2C 06 F3 00 00 1C 41 FE AA');
    connected.send(ack);
    connected.send(stop);
    await ends(connected, '04 D0 00 00 FF 2C 06 F3 00 00 1C 41 FE AA 04 D0 00 00 FF 2C');
  });

  it('sends the code again, marked so, until it is acknowledged', async () => {
    const [device, connected] = await plugged({ language: 'ssi' }, false);
    device.show(Buffer.from('A'));
    await ends(connected, '06 F3 00 00 1C 41 FE AA 06 F3 00 01 1C 41 FE A9');
    connected.send(ack);
    connected.forget();
    connected.send(stop);
    await ends(connected, '04 D0 00 00 FF 2C');
  });

  it('refuses a packet with a wrong checksum', async () => {
    const [, connected] = await plugged({ language: 'ssi' });
    connected.send('04 E4 04 00 FF 15');
    await ends(connected, '05 D1 00 00 01 FF 29');
  });
});

describe('A Datalogic', () => {
  it.each(['ED', 'TX'])('reads between %s', async (letters) => {
    const [device, connected] = await plugged({ language: 'datalogic' });
    connected.send(Buffer.from(letters));
    device.show(Buffer.from('A'));
    connected.send(Buffer.from(letters.charAt(0)));
    await ends(connected, '41 0D');
    connected.forget();
    connected.send(Buffer.from('h'));
    await ends(connected, Buffer.from('good\r').toString('hex'));
  });
});

describe('A HID point-of-sale scanner', () => {
  it('sends the report of the manual', () => {
    const vector = compact(`02 1C 5D 51 31 ${voucher.toString('hex')} ${'00'.repeat(28)} 73 00 00`);
    expect(hidPosReports(voucher, ']Q1', 0).map((report) => report.toString('hex'))).toEqual([vector]);
  });

  it('sends a longer code in several reports of which only the last says so', () => {
    const [first, last, ...none] = hidPosReports(Buffer.alloc(60, 0x41), ']Q1', 0);
    expect([first?.[1], first?.[63], last?.[1], last?.[63], none.length]).toEqual([56, 1, 4, 0, 0]);
  });

  it('may put everything one byte later', async () => {
    const [device, connected] = await plugged({ language: 'hid-pos-shifted' }, false);
    device.show(Buffer.from('A'));
    await ends(connected, `02 00 01 5D 51 31 41 ${'00'.repeat(55)} 73 00`);
  });
});

describe('Any scanner', () => {
  it('may read a code twice, obey without a word, or refuse', async () => {
    const [device, connected] = await plugged({ language: 'newland' });
    device.faults({ twice: true, quiet: true });
    connected.send('7E 01 30 30 30 30 23 53 43 4E 54 52 47 31 3B 03');
    await expect.poll(() => device.state().on, patient).toBe(true);
    device.show(Buffer.from('A'));
    await ends(connected, '41 0D 41 0D');
    device.reset();
    device.faults({ refuses: true });
    connected.forget();
    connected.send('7E 01 30 30 30 30 23 53 43 4E 54 52 47 31 3B 03');
    await ends(connected, '02 01 30 30 30 30 23 53 43 4E 54 52 47 31 15 3B 03');
    expect(device.state()).toMatchObject({ on: false, refuses: true });
  });

  it('may send its code late', async () => {
    const [device, connected] = await plugged({ language: 'line' }, false);
    device.faults({ lateMs: 100 });
    device.show(Buffer.from('A'));
    expect(device.state().shown).toBe(null);
    expect(connected.heard()).toBe('');
    await ends(connected, '41 0D');
  });
});
