// Proof of what a printer says against devices.md §3.3 and §3.4.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes } from '../testing/hex.ts';
import { askName, askPrinted, askStatus, clearBuffers, decodeStatus, PrinterDecoder, type PrinterReply } from './protocol.ts';

const decode = (stream: string, mask = 0x93): PrinterReply[] => new PrinterDecoder(mask).push(bytes(stream));
const pages = (stream: string): readonly [number, number, number, number] => {
  const [a = 0, b = 0, c = 0, d = 0] = bytes(stream);
  return [a, b, c, d];
};

describe('A request to the printer', () => {
  it('has the bytes of the manual', () => {
    expect(askStatus(4)).toEqual(bytes('10 04 04'));
    expect(askName(67)).toEqual(bytes('1D 49 43'));
    expect(askPrinted('AB12')).toEqual(bytes('1D 28 48 06 00 30 30 41 42 31 32'));
    expect(clearBuffers).toEqual(bytes('10 14 08 01 03 14 01 06 02 08'));
  });
});

describe('The status', () => {
  it.each([
    ['healthy', '16 12 12 12', { fault: null, paper: 'full', cover: 'closed' }],
    ['healthy without drawer', '12 12 12 12', { fault: null, paper: 'full', cover: 'closed' }],
    ['cover open', '1E 16 12 12', { fault: 'coverOpen', paper: 'full', cover: 'open' }],
    ['paper out', '1A 32 12 7E', { fault: 'paperOut', paper: 'out', cover: 'closed' }],
    ['paper low', '12 12 12 1E', { fault: null, paper: 'low', cover: 'closed' }],
    ['cutter error', '1A 52 1A 12', { fault: 'cutter', paper: 'full', cover: 'closed' }],
    ['unrecoverable error', '1A 52 32 12', { fault: 'mechanical', paper: 'full', cover: 'closed' }],
    ['hot head', '1A 52 52 12', { fault: 'overheated', paper: 'full', cover: 'closed' }],
    ['error without detail', '1A 52 12 12', { fault: 'mechanical', paper: 'full', cover: 'closed' }],
    ['offline without cause', '1A 12 12 12', { fault: 'offline', paper: 'full', cover: 'closed' }],
  ])('%s is understood', (_name, stream, status) => {
    expect(decodeStatus(pages(stream))).toEqual(status);
  });
});

describe('The replies', () => {
  it('are told apart in one stream', () => {
    expect(decode('12 10 00 0C 0F 5F 45 55 6D 33 30 00 37 22 41 42 31 32 00 37 25 00 11 13 03 1E')).toEqual([
      { kind: 'status', byte: 0x12 },
      { kind: 'automaticStatus', bytes: bytes('10 00 0C 0F') },
      { kind: 'name', text: 'EUm30' },
      { kind: 'printed', id: 'AB12' },
      { kind: 'cleared' },
      { kind: 'flow', on: true },
      { kind: 'flow', on: false },
      { kind: 'bufferedStatus', byte: 0x03 },
      { kind: 'status', byte: 0x1e },
    ]);
  });

  it('are found behind one that broke off', () => {
    expect(decode('37 22 41 12').at(-1)).toEqual({ kind: 'status', byte: 0x12 });
    expect(decode('5F 45 12').at(-1)).toEqual({ kind: 'status', byte: 0x12 });
    expect(decode('10 00 12').at(-1)).toEqual({ kind: 'status', byte: 0x12 });
  });

  it('with bit 7 set are a status only where the profile says so', () => {
    expect(decode('96')).toEqual([{ kind: 'garbage', bytes: 1 }]);
    expect(decode('96', 0x13)).toEqual([{ kind: 'status', byte: 0x96 }]);
    expect(decode('10 00 00 00', 0x13)).toEqual([{ kind: 'automaticStatus', bytes: bytes('10 00 00 00') }]);
  });

  it('come out the same in any pieces, and every byte is accounted for', () => {
    const reply = fc.oneof(
      fc.constantFrom('12', '1E', '10000C0F', '5F455500', '372241423132 00', '372500', '11', '03').map(bytes),
      fc.uint8Array({ maxLength: 12 }),
    );
    const stream = fc.array(reply, { maxLength: 20 }).map((parts) => new Uint8Array(Buffer.concat(parts)));
    fc.assert(
      fc.property(stream, fc.integer({ min: 1, max: 7 }), (bytesIn, size) => {
        const pieces = new PrinterDecoder(0x93);
        const replies: PrinterReply[] = [];
        for (let at = 0; at < bytesIn.length; at += size) replies.push(...pieces.push(bytesIn.subarray(at, at + size)));
        expect(replies).toEqual(new PrinterDecoder(0x93).push(bytesIn));
      }),
    );
  });

  it('are understood again at the latest 81 bytes after any garbage', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (garbage) => {
        const decoder = new PrinterDecoder(0x93);
        decoder.push(garbage);
        // A status byte can be part of nothing longer, so one is enough to break off whatever seemed to have begun.
        expect(decoder.push(bytes('12')).at(-1)).toEqual({ kind: 'status', byte: 0x12 });
      }),
    );
  });
});
