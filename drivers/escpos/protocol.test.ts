// Proof of what a printer says against devices.md §3.3 and §3.4.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes } from '../testing/hex.ts';
import {
  askIdentity,
  askPrinted,
  askStatus,
  clearBuffers,
  PrinterDecoder,
  type PrinterReply,
  type ReplyDialect,
  tellChanges,
} from './protocol.ts';

const plain: ReplyDialect = { statusMask: 0x93, fullStatus: false };
const custom: ReplyDialect = { statusMask: 0x93, fullStatus: true };
const decode = (stream: string, dialect = plain): PrinterReply[] => new PrinterDecoder(dialect).push(bytes(stream));
describe('A request to the printer', () => {
  it('has the bytes of the manual', () => {
    expect(askStatus(4)).toEqual(bytes('10 04 04'));
    expect(askIdentity(67)).toEqual(bytes('1D 49 43'));
    expect(tellChanges).toEqual(bytes('1D 61 0E'));
    expect(askPrinted('AB12')).toEqual(bytes('1D 28 48 06 00 30 30 41 42 31 32'));
    expect(clearBuffers).toEqual(bytes('10 14 08 01 03 14 01 06 02 08'));
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
    expect(decode('96', { ...plain, statusMask: 0x13 })).toEqual([{ kind: 'status', byte: 0x96 }]);
    expect(decode('10 00 00 00', { ...plain, statusMask: 0x13 })).toEqual([{ kind: 'automaticStatus', bytes: bytes('10 00 00 00') }]);
  });

  it('of Custom’s printers have a full status of any four bytes, and a short look of one', () => {
    expect(decode('10 0F 20 00 40 80 12 10 00 03 00', custom)).toEqual([
      { kind: 'fullStatus', bytes: bytes('20 00 40 80') },
      { kind: 'status', byte: 0x12 },
      { kind: 'automaticStatus', bytes: bytes('10 00 03 00') },
    ]);
    expect(decode('10 0F 11 13 12 10', custom)).toEqual([{ kind: 'fullStatus', bytes: bytes('11 13 12 10') }]);
    expect(decode('10 0F 00 00')).toEqual([{ kind: 'automaticStatus', bytes: bytes('10 0F 00 00') }]);
  });

  it('are not broken by flow control in their midst', () => {
    expect(decode('5F 41 13 11 42 00 10 13 00 11 00 00')).toEqual([
      { kind: 'flow', on: false },
      { kind: 'flow', on: true },
      { kind: 'name', text: 'AB' },
      { kind: 'flow', on: false },
      { kind: 'flow', on: true },
      { kind: 'automaticStatus', bytes: bytes('10 00 00 00') },
    ]);
  });

  it('are a number when one is expected, whatever it looks like, and only once', () => {
    const decoder = new PrinterDecoder(plain);
    decoder.expectNumber(true);
    expect(decoder.push(bytes('5E 12'))).toEqual([
      { kind: 'number', byte: 0x5e },
      { kind: 'status', byte: 0x12 },
    ]);
    decoder.expectNumber(true);
    decoder.expectNumber(false);
    expect(decoder.push(bytes('12'))).toEqual([{ kind: 'status', byte: 0x12 }]);
  });

  it.each([
    ['plain', plain],
    ['Custom', custom],
  ])('come out the same in any pieces, and every byte is accounted for: %s', (_, dialect) => {
    const reply = fc.oneof(
      fc.constantFrom('12', '1E', '10000C0F', '100F20000000', '5F455500', '37224142313200', '372500', '11', '03').map(bytes),
      fc.uint8Array({ maxLength: 12 }),
    );
    const stream = fc.array(reply, { maxLength: 20 }).map((parts) => new Uint8Array(Buffer.concat(parts)));
    fc.assert(
      fc.property(stream, fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 6 }), (bytesIn, sizes) => {
        const pieces = new PrinterDecoder(dialect);
        const replies: PrinterReply[] = [];
        for (let at = 0, turn = 0; at < bytesIn.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          replies.push(...pieces.push(bytesIn.subarray(at, at + size)));
          at += size;
        }
        expect(replies).toEqual(new PrinterDecoder(dialect).push(bytesIn));
        const counted = replies.reduce((sum, each) => sum + lengthOf(each), 0);
        expect(bytesIn.length - counted).toBeLessThanOrEqual(81);
        expect(bytesIn.length - counted).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('of every kind come through one another unharmed, in whatever order a printer sends them', () => {
    const replies: readonly (readonly [string, PrinterReply])[] = [
      ['16', { kind: 'status', byte: 0x16 }],
      ['38 00 03 00', { kind: 'automaticStatus', bytes: bytes('38 00 03 00') }],
      ['5F 4B 00', { kind: 'name', text: 'K' }],
      ['37 22 41 42 43 44 00', { kind: 'printed', id: 'ABCD' }],
      ['37 25 00', { kind: 'cleared' }],
      ['13', { kind: 'flow', on: false }],
      ['0C', { kind: 'bufferedStatus', byte: 0x0c }],
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...replies), { maxLength: 40 }), (sent) => {
        expect(decode(sent.map(([stream]) => stream).join(''))).toEqual(sent.map(([, reply]) => reply));
      }),
    );
  });

  it('are understood again right behind any garbage, and behind five bytes of it where a full status may be anything', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (garbage) => {
        const decoder = new PrinterDecoder(plain);
        decoder.push(garbage);
        // A status byte can be part of nothing longer, so one is enough to break off whatever seemed to have begun.
        expect(decoder.push(bytes('12')).at(-1)).toEqual({ kind: 'status', byte: 0x12 });
        const other = new PrinterDecoder(custom);
        other.push(garbage);
        expect(other.push(bytes('12 12 12 12 12 12')).at(-1)).toEqual({ kind: 'status', byte: 0x12 });
      }),
    );
  });

  it('do not pile up within the decoder, whatever comes: a million random bytes', () => {
    let seed = 0x2545f491;
    const random = (): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return seed >>> 24;
    };
    for (const dialect of [plain, custom]) {
      const decoder = new PrinterDecoder(dialect);
      let counted = 0;
      for (let sent = 0; sent < 1_000_000; ) {
        const chunk = Uint8Array.from({ length: 1 + (random() % 200) }, random);
        sent += chunk.length;
        counted += decoder.push(chunk).reduce((sum, reply) => sum + lengthOf(reply), 0);
        // What is not told yet is at most one unfinished name.
        if (sent - counted > 81) throw new Error(`${sent - counted} bytes held back`);
      }
      expect(counted).toBeGreaterThan(999_900);
    }
  });
});

/** Bytes of the stream that a reply stands for. */
function lengthOf(reply: PrinterReply): number {
  switch (reply.kind) {
    case 'status':
    case 'number':
    case 'bufferedStatus':
    case 'flow':
      return 1;
    case 'automaticStatus':
      return 4;
    case 'fullStatus':
      return 6;
    case 'name':
      return reply.text.length + 2;
    case 'printed':
      return 7;
    case 'cleared':
      return 3;
    case 'garbage':
      return reply.bytes;
  }
}
