import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex, inPieces } from '../../testing/host.ts';
import type { Command } from './command.ts';
import { openParser } from './parse.ts';

const read = (...digits: string[]): readonly Command[] => openParser().read(hex(digits.join(' ')));
const textOf = (commands: readonly Command[]): string =>
  commands.map((command) => (command.kind === 'character' ? command.character : '')).join('');

describe('text', () => {
  it('is Chinese after 1C 26: the vector of devices.md §3.2', () => {
    expect(textOf(read('1C 26', 'D2 BD B1 A3 BD E1 CB E3 C6 BE D6 A4'))).toBe('医保结算凭证');
    expect(textOf(read('1C 26', 'A3 A4 A1 A4 A2 E3 41'))).toBe('￥·€A');
  });

  it.each([
    ['1B 40', 'initialising'],
    ['1C 2E', 'leaving the Chinese mode'],
  ])('is no longer Chinese after %s, %s', (bytes) => {
    expect(textOf(read('1C 26', bytes, 'D2 BD'))).toBe('??');
  });

  it.each([
    ['㐂', '81 39 EF 31'],
    ['𠮷', '95 34 B2 35'],
  ])('shows that %s has four bytes, which no such printer knows', (character, bytes) => {
    expect(textOf(read('1C 26', bytes))).not.toBe(character);
    expect(textOf(read('1C 26', bytes))).toContain('?');
  });
});

describe('commands', () => {
  it.each<[string, string, Command]>([
    ['initialise', '1B 40', { kind: 'initialise' }],
    ['alignment', '1B 61 01', { kind: 'align', align: 'centre' }],
    ['alignment in digits', '1B 61 32', { kind: 'align', align: 'right' }],
    ['bold', '1B 45 01', { kind: 'bold', on: true }],
    ['size 2×2', '1D 21 11', { kind: 'size', width: 2, height: 2 }],
    ['feed', '1B 64 03', { kind: 'feedLines', lines: 3 }],
    ['QR module', '1D 28 6B 03 00 31 43 06', { kind: 'qrModule', dots: 6 }],
    ['QR correction', '1D 28 6B 03 00 31 45 31', { kind: 'qrLevel', level: 'M' }],
    ['QR data', '1D 28 6B 05 00 31 50 30 41 42', { kind: 'qrStore', text: 'AB' }],
    ['QR print', '1D 28 6B 03 00 31 51 30', { kind: 'qrPrint' }],
    ['full cut', '1D 56 00', { kind: 'cut', feed: null }],
    ['cut after a feed', '1D 56 42 10', { kind: 'cut', feed: 16 }],
    ['fence', '1D 72 01', { kind: 'askPaper' }],
    ['automatic status', '1D 61 4F', { kind: 'automaticStatus', mask: 0x4f }],
    ['print-done receipt', '1D 28 48 06 00 30 30 41 42 43 44', { kind: 'processId', id: Uint8Array.of(0x41, 0x42, 0x43, 0x44) }],
    ['barcode width', '1D 77 02', { kind: 'barcodeModule', dots: 2 }],
    ['barcode text below', '1D 48 02', { kind: 'barcodeCaption', shown: true }],
    ['barcode', '1D 6B 49 06 7B 42 41 7B 7B 31', { kind: 'barcodePrint', text: 'A{1', modules: 5 * 11 + 13 }],
    ['barcode of digits', '1D 6B 49 05 7B 43 42 00 0C', { kind: 'barcodePrint', text: '660012', modules: 5 * 11 + 13 }],
    ['barcode without its code set', '1D 6B 49 01 41', { kind: 'unknown', bytes: '1d6b490141' }],
    [
      'dots within the line',
      '1B 2A 21 02 00 80 00 01 40 00 00',
      {
        kind: 'dots',
        raster: {
          bytesPerRow: 1,
          rows: 24,
          bits: Uint8Array.from({ length: 24 }, (_, row) => [0x80, 0x40][row] ?? (row === 23 ? 0x80 : 0)),
        },
        dots: 2,
        dense: true,
      },
    ],
    [
      'graphics stored',
      '1D 28 4C 0C 00 30 70 30 01 02 31 09 00 01 00 FF 80',
      { kind: 'graphicsStore', raster: { bytesPerRow: 2, rows: 1, bits: Uint8Array.of(0xff, 0x80) }, width: 1, height: 2 },
    ],
    [
      'large graphics stored',
      '1D 38 4C 0B 00 00 00 30 70 30 01 01 31 08 00 01 00 FF',
      { kind: 'graphicsStore', raster: { bytesPerRow: 1, rows: 1, bits: Uint8Array.of(0xff) }, width: 1, height: 1 },
    ],
    ['graphics printed', '1D 28 4C 02 00 30 32', { kind: 'graphicsPrint' }],
    [
      'graphics that lie about their size',
      '1D 28 4C 0B 00 30 70 30 01 01 31 09 00 01 00 FF',
      { kind: 'unknown', bytes: '1d284c0b00307030' },
    ],
    [
      'raster',
      '1D 76 30 00 01 00 02 00 FF 81',
      { kind: 'raster', raster: { bytesPerRow: 1, rows: 2, bits: Uint8Array.of(0xff, 0x81) }, width: 1, height: 1 },
    ],
  ])('%s', (_, bytes, command) => {
    expect(read(bytes)).toEqual([command]);
  });

  it('that it does not know are told and skipped', () => {
    expect(read('1B 99', '41')).toEqual([
      { kind: 'unknown', bytes: '1b99' },
      { kind: 'character', character: 'A' },
    ]);
  });

  it('wait for their last byte', () => {
    const parser = openParser();
    expect(parser.read(hex('1D 56'))).toEqual([]);
    expect(parser.read(hex('42'))).toEqual([]);
    expect(parser.read(hex('00'))).toEqual([{ kind: 'cut', feed: 0 }]);
  });
});

it('reads any bytes the same in every chunking, and never throws', () => {
  const bytes = fc.array(fc.oneof(fc.constantFrom(0x10, 0x1b, 0x1c, 0x1d, 0x26, 0x28, 0x6b, 0x56, 0x00, 0x01), fc.nat(255)), {
    maxLength: 120,
  });
  fc.assert(
    fc.property(bytes, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }), (stream, sizes) => {
      const whole = openParser().read(Buffer.from(stream));
      const parser = openParser();
      expect(inPieces(Buffer.from(stream), sizes).flatMap((piece) => parser.read(piece))).toEqual(whole);
    }),
  );
});
