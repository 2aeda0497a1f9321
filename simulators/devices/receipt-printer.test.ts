import fc from 'fast-check';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import QRCode from 'qrcode';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectTo, type Host, hex, inPieces } from '../testing/host.ts';
import { openReceiptPrinter, type Receipt, type SimulatedReceiptPrinter } from './receipt-printer.ts';

const start = '1B 40 1C 26';
const title = 'D2 BD B1 A3 BD E1 CB E3 C6 BE D6 A4 0A';
const cut = '1D 56 42 00';
const fence = '1D 72 01';
const done = '1D 28 48 06 00 30 30 41 42 43 44';
const doneAnswer = '37224142434400';
const status = '10 04 01 10 04 02 10 04 03 10 04 04';
const qrText = 'https://example.org/r?x=1';
const qr = [
  '1D 28 6B 04 00 31 41 32 00',
  '1D 28 6B 03 00 31 43 06',
  '1D 28 6B 03 00 31 45 31',
  `1D 28 6B ${(qrText.length + 3).toString(16)} 00 31 50 30 ${Buffer.from(qrText).toString('hex')}`,
  '1D 28 6B 03 00 31 51 30',
].join(' ');
const hexWord = (value: number): string => `${(value & 0xff).toString(16).padStart(2, '0')} ${(value >> 8).toString(16).padStart(2, '0')}`;
const job = [start, title, '41 42 43 0A', qr, '0A', cut].join(' ');

let printer: SimulatedReceiptPrinter;
let host: Host;

async function open(paperSpeed: number): Promise<void> {
  printer = await openReceiptPrinter({ host: '127.0.0.1', port: 0, serialPath: null, baudRate: null, paperSpeed });
  host = await connectTo(printer.wire.tcp);
}
afterEach(async () => {
  host.close();
  await printer.close();
});

/** Sends and waits for as many answers as the digits of `answer` say. */
async function asked(bytes: string): Promise<string> {
  host.forget();
  // GS I 1 comes after all the rest: its answer 20 shows that everything before it was answered.
  host.send(`${bytes} 1D 49 01`);
  await expect.poll(() => host.heard()).toMatch(/20$/);
  return host.heard().slice(0, -2);
}

async function heardWhileOffLine(bytes: string, length: number): Promise<string> {
  host.forget();
  host.send(bytes);
  await expect.poll(() => host.heard().length).toBe(length * 2);
  return host.heard();
}

async function lastReceipt(): Promise<Receipt> {
  await expect.poll(() => printer.receipts().length, { timeout: 5000 }).toBeGreaterThan(0);
  const [receipt] = printer.receipts();
  if (!receipt) throw new Error('There is no receipt');
  return receipt;
}

describe('what it says of itself', () => {
  beforeEach(() => open(5000));

  it('is 12 12 12 12 while it is well', async () => {
    expect(await asked(status)).toBe('12121212');
  });

  it.each<[string, () => void, string]>([
    ['cover open', () => printer.cover(true), '1a161212'],
    ['no paper', () => printer.paper('out'), '1a32127e'],
    ['cutter', () => printer.fault('cutter'), '1a521a12'],
    ['overheated', () => printer.fault('overheated'), '1a525212'],
    ['jam', () => printer.fault('jam'), '1a521612'],
    ['beyond recovery', () => printer.fault('unrecoverable'), '1a523212'],
  ])('is told by DLE EOT even off line: %s', async (_, happen, answer) => {
    happen();
    expect(await heardWhileOffLine(status, 4)).toBe(answer);
  });

  it('paper that is nearly gone is no reason to stop', async () => {
    printer.paper('low');
    expect(await asked(`${status} ${fence}`)).toBe('1212121e03');
  });

  it('names maker, model and firmware', async () => {
    expect(await asked('1D 49 43')).toBe(`5f${Buffer.from('SIM-80').toString('hex')}00`);
  });

  it('is what was true at the question before, where its firmware is so', async () => {
    expect(await asked(status)).toBe('12121212');
    printer.staleStatus(true);
    printer.paper('out');
    expect(await heardWhileOffLine(status, 4)).toBe('12121212');
    expect(await heardWhileOffLine(status, 4)).toBe('1a32127e');
    expect(printer.state().staleStatus).toBe(true);
    printer.reset();
    expect(printer.state().staleStatus).toBe(false);
  });

  it('comes by itself after GS a, four bytes a change', async () => {
    expect(await asked('1D 61 4F')).toBe('10000000');
    host.forget();
    printer.cover(true);
    await expect.poll(() => host.heard()).toBe('38000000');
    host.forget();
    printer.cover(false);
    printer.paper('low');
    await expect.poll(() => host.heard()).toBe('1000000010000300');
  });
});

describe('a receipt', () => {
  beforeEach(() => open(5000));

  it('reads as it was sent, is complete, and lies in the exit until it is taken', async () => {
    host.send(job);
    const receipt = await lastReceipt();
    expect(receipt).toMatchObject({ text: '医保结算凭证\nABC', complete: true, qrCodes: [qrText] });
    expect(printer.state()).toMatchObject({ atExit: 1, unknownCommands: [], refusedCommands: 0, online: true });
    printer.take();
    expect(printer.state().atExit).toBe(0);
  });

  it('has a QR code that a telephone can read from the picture', async () => {
    host.send(job);
    const { width, height, data } = PNG.sync.read((await lastReceipt()).png());
    expect(jsqr(new Uint8ClampedArray(data), width, height)?.data).toBe(qrText);
  });

  it('shows pictures within a line, and says where they are', async () => {
    host.send(`${start} CD F5 1B 2A 21 18 00 ${'FF 00 0F '.repeat(24)} 41 0A ${cut}`);
    const receipt = await lastReceipt();
    expect(receipt.text).toBe('王▦A');
    const { width, data } = PNG.sync.read(receipt.png());
    // Table, side and top of the paper, then 24 dots of 王; the upper third of the picture is black, the middle one white.
    const darkAt = (x: number, y: number): boolean => (data[((y + 80) * width + x + 72) * 4] ?? 255) < 128;
    expect([darkAt(36, 4), darkAt(36, 12), darkAt(36, 17), darkAt(36, 22)]).toEqual([true, false, false, true]);
  });

  it.each([
    ['in one raster', (rows: readonly string[]) => `1D 76 30 00 0C 00 ${hexWord(rows.length)} ${rows.join(' ')}`],
    ['in bands', (rows: readonly string[]) => rows.map((row) => `1D 76 30 00 0C 00 01 00 ${row}`).join(' ')],
    [
      'through the graphics buffer',
      (rows: readonly string[]) =>
        `1D 38 4C ${hexWord(10 + rows.length * 12)} 00 00 30 70 30 01 01 31 60 00 ${hexWord(rows.length)} ${rows.join(' ')} 1D 28 4C 02 00 30 32`,
    ],
  ])('has a QR code that was drawn %s', async (_, picture) => {
    const { modules } = QRCode.create('YBK1:7', { errorCorrectionLevel: 'M' });
    // 21 modules of four dots are eighty-four of the ninety-six dots of twelve bytes.
    const rows = Array.from({ length: modules.size * 4 }, (_row, row) => {
      const bits = Array.from({ length: 96 }, (_dot, dot) => dot < 84 && modules.get(row >> 2, dot >> 2) !== 0);
      return Array.from({ length: 12 }, (_byte, byte) =>
        bits
          .slice(byte * 8, byte * 8 + 8)
          .reduce((value, isBlack) => value * 2 + (isBlack ? 1 : 0), 0)
          .toString(16)
          .padStart(2, '0'),
      ).join(' ');
    });
    host.send(`${start} ${picture(rows)} ${cut}`);
    expect(await lastReceipt()).toMatchObject({ qrCodes: ['YBK1:7'], text: '' });
    expect(printer.state()).toMatchObject({ unknownCommands: [], refusedCommands: 0 });
  });

  it('has a barcode with its text, unless that is wider than the paper', async () => {
    const bars = (text: string): string =>
      `1D 6B 49 ${(text.length + 2).toString(16).padStart(2, '0')} 7B 42 ${Buffer.from(text).toString('hex')}`;
    host.send(`${start} 1D 77 02 1D 48 02 ${bars('A012')} 0A ${bars('A'.repeat(24))} ${cut}`);
    expect((await lastReceipt()).text).toBe('A012');
    expect(printer.state().refusedCommands).toBe(1);
  });

  it('counts what a real printer would have ignored', async () => {
    host.send(`${start} 41 ${cut} 0A 1B 99`);
    await expect.poll(() => printer.state()).toMatchObject({ refusedCommands: 1, unknownCommands: ['1b99'] });
  });

  it('is the same, and so are the answers, in whatever pieces the bytes come', async () => {
    const stream = hex(`${start} ${status} ${title} ${fence} ${qr} 0A ${cut} ${done} 1D 49 43`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }), async (sizes) => {
        host.close();
        await printer.close();
        await open(5000);
        printer.processId(true);
        for (const piece of inPieces(stream, sizes)) host.send(piece);
        await expect.poll(() => host.heard().endsWith(doneAnswer), { interval: 3 }).toBe(true);
        expect(host.heard()).toBe(`12121212${'00'}${Buffer.from('_SIM-80\0').toString('hex')}${doneAnswer}`);
        expect(printer.receipts().map(({ text, complete, qrCodes }) => ({ text, complete, qrCodes }))).toEqual([
          { text: '医保结算凭证', complete: true, qrCodes: [qrText] },
        ]);
      }),
      { numRuns: 12 },
    );
  });
});

describe('between reading and printing', () => {
  beforeEach(() => open(100));
  const tenLines = `${start} ${'41 0A '.repeat(10)} ${cut}`;

  it('the fence is answered when the bytes are read, the process id when the paper has come out', async () => {
    printer.processId(true);
    expect(await asked(`${tenLines} ${fence} ${done}`)).toBe('00');
    expect(printer.receipts()).toEqual([]);
    expect(printer.state().waitingMm).toBeGreaterThan(20);
    await expect.poll(() => host.heard(), { timeout: 5000 }).toBe(`0020${doneAnswer}`);
    expect(printer.receipts()).toHaveLength(1);
  });

  it('an older model never answers the process id', async () => {
    host.send(`${tenLines} ${done}`);
    await lastReceipt();
    expect(await asked(fence)).toBe('00');
  });

  it('paper that ends leaves a torn piece and no process id', async () => {
    printer.processId(true);
    printer.paper('out', 15);
    host.send(`${tenLines} ${done}`);
    const { complete, text, png } = await lastReceipt();
    expect([complete, text]).toEqual([false, 'A\nA\nA\nA']);
    expect(PNG.sync.read(png()).width).toBeGreaterThan(576);
    expect(await heardWhileOffLine(status, 4)).toBe('1a32127e');
  });

  it('a jam loses what was read', async () => {
    host.send(tenLines);
    await expect.poll(() => printer.state().outMm).toBeGreaterThan(4);
    printer.fault('jam');
    expect(printer.receipts()).toMatchObject([{ complete: false }]);
    printer.fault('none');
    expect(printer.state()).toMatchObject({ outMm: 0, waitingMm: 0, online: true, printing: false });
  });

  it('a fault leaves not a dot on the paper, and what was read comes when it is gone', async () => {
    printer.fault('overheated', 'read');
    host.send(tenLines);
    await expect.poll(() => printer.state()).toMatchObject({ fault: 'overheated', online: false, outMm: 0, printing: false });
    expect(printer.state().waitingMm).toBeGreaterThan(0);
    printer.fault('none');
    expect(await lastReceipt()).toMatchObject({ complete: true, continued: false });
  });

  it('a fault that waits is gone with the next order', () => {
    printer.fault('jam', 'read');
    printer.fault('none');
    host.send(tenLines);
    return expect.poll(() => printer.receipts()).toMatchObject([{ complete: true }]);
  });

  it('a power cut loses what was read and not printed', async () => {
    host.send(tenLines);
    await expect.poll(() => printer.state().outMm).toBeGreaterThan(4);
    printer.wire.power(false);
    await expect.poll(() => host.isClosed()).toBe(true);
    printer.wire.power(true);
    expect(printer.receipts()).toMatchObject([{ complete: false }]);
    expect(printer.state()).toMatchObject({ waitingMm: 0, unreadBytes: 0 });
  });

  it('an open cover stops it; off line nothing is read but real-time commands, and then it goes on', async () => {
    printer.cover(true);
    expect(await heardWhileOffLine(`${tenLines} ${fence} 10 04 02`, 1)).toBe('16');
    expect(printer.state().unreadBytes).toBeGreaterThan(20);
    printer.cover(false);
    expect((await lastReceipt()).complete).toBe(true);
    expect(host.heard()).toBe('1600');
  });

  it('DLE DC4 empties it, so that nobody gets the paper of the one before', async () => {
    printer.paper('out');
    expect(await heardWhileOffLine(`${tenLines} 10 14 08 01 03 14 01 06 02 08`, 3)).toBe('372500');
    printer.paper('full');
    expect(await asked(fence)).toBe('00');
    expect(printer.state()).toMatchObject({ waitingMm: 0, outMm: 0 });
    expect(printer.receipts()).toEqual([]);
  });

  it('a cable that breaks in the middle of a job leaves the paper hanging, uncut', async () => {
    printer.wire.cable('cut', 20);
    host.send(tenLines);
    // Twenty bytes are the start and eight lines of thirty dots.
    await expect.poll(() => printer.state(), { timeout: 5000 }).toMatchObject({ printing: false, waitingMm: 0, outMm: 30 });
    expect(printer.receipts()).toEqual([]);
  });
});
