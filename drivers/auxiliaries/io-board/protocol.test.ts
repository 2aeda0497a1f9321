// Proof of the Modbus frames against the examples of the Modbus Application Protocol, checksums computed independently.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes } from '../../testing/hex.ts';
import {
  contradicts,
  crc16,
  encodeReadInputs,
  encodeWriteCoil,
  encodeWriteCoils,
  isAnswerTo,
  ModbusDecoder,
  type ModbusEvent,
} from './protocol.ts';

const decoder = (inputs = 2): ModbusDecoder => new ModbusDecoder({ slave: 1, inputs });
/** Inputs as bits, so that events can be compared. */
const words = (events: readonly ModbusEvent[]): unknown[] =>
  events.map((event) => (event.kind === 'inputs' ? [0, 1, 2, 3, 4, 5, 6, 7].map((index) => Number(event.isHigh(index))).join('') : event));
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

const inputs = bytes('01 02 01 01 60 48');
const written = bytes('01 05 00 00 FF 00 8C 3A');
const refused = bytes('01 85 02 C3 51');

describe('CRC-16/MODBUS', () => {
  it('has the check value of the catalogues', () => {
    expect(crc16(Buffer.from('123456789'))).toBe(0x4b37);
  });

  it('is that of the serial line specification', () => {
    expect(crc16([0x02, 0x07])).toBe(0x1241);
  });
});

describe('A request', () => {
  it.each([
    ['writes one coil', encodeWriteCoil(1, 0, true), '01 05 00 00 FF 00 8C 3A'],
    ['writes coil 173 on slave 17', encodeWriteCoil(17, 172, true), '11 05 00 AC FF 00 4E 8B'],
    ['clears a coil', encodeWriteCoil(1, 0, false), '01 05 00 00 00 00 CD CA'],
    ['reads 22 inputs from 197', encodeReadInputs(17, 196, 22), '11 02 00 C4 00 16 BA A9'],
    [
      'writes ten coils from 20',
      encodeWriteCoils(17, 19, [true, false, true, true, false, false, true, true, true, false]),
      '11 0F 00 13 00 0A 02 CD 01 BF 0B',
    ],
  ])('%s as the specification shows it', (_what, frame, expected) => {
    expect(frame).toEqual(bytes(expected));
  });
});

describe('An answer', () => {
  it('tells the inputs, the first in the lowest bit', () => {
    const [event] = new ModbusDecoder({ slave: 17, inputs: 22 }).push(bytes('11 02 03 AC DB 35 20 18'));
    const high = event?.kind === 'inputs' ? Array.from({ length: 22 }, (_, index) => Number(event.isHigh(index))).join('') : '';
    expect(high).toBe('0011010111011011101011');
  });

  it('repeats what was written, or refuses', () => {
    expect(decoder().push(joined(written, refused))).toEqual([
      { kind: 'written', function: 5, start: 0, value: 0xff00 },
      { kind: 'refused', function: 5, exception: 2 },
    ]);
    expect(contradicts(2)).toBe(true);
    expect(contradicts(4)).toBe(false);
  });

  it('of another slave, or with another number of inputs, is none', () => {
    const other = decoder();
    expect(words(other.push(joined(bytes('02 05 00 00 FF 00 8C 09'), bytes('01 02 03 AC DB 35 00 00'), inputs)))).toEqual(['10000000']);
    expect(other.takeSkipped()).toBe(16);
  });

  it('that is damaged is said to be, and the one behind it is found', () => {
    const damaged = written.map((byte, index) => (index === 4 ? byte ^ 0x10 : byte));
    expect(words(decoder().push(joined(damaged, inputs)))).toEqual([{ kind: 'badChecksum' }, '10000000']);
  });

  it('belongs to its request only', () => {
    const [answer] = decoder().push(written);
    const about = (request: Uint8Array): boolean => answer !== undefined && answer.kind !== 'badChecksum' && isAnswerTo(request, answer);
    expect(about(encodeWriteCoil(1, 0, true))).toBe(true);
    expect(about(encodeWriteCoil(1, 0, false))).toBe(false);
    expect(about(encodeWriteCoil(1, 1, true))).toBe(false);
    expect(about(encodeReadInputs(1, 0, 2))).toBe(false);
  });

  it('to many coils belongs to its request too', () => {
    const request = encodeWriteCoils(17, 19, [true, false, true, true, false, false, true, true, true, false]);
    const [answer] = new ModbusDecoder({ slave: 17, inputs: 2 }).push(bytes('11 0F 00 13 00 0A 26 99'));
    expect(answer?.kind === 'written' && isAnswerTo(request, answer)).toBe(true);
  });
});

describe('Whatever comes, the Modbus decoder', () => {
  const part = fc.oneof(fc.constantFrom(inputs, written, refused), fc.uint8Array({ maxLength: 20 }), fc.constant(bytes('01 02 01')));
  const stream = fc.array(part, { maxLength: 12 }).map((parts) => joined(...parts));

  it('finds the same events in any pieces', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }), (bytesIn, sizes) => {
        const inPieces = decoder();
        const events: ModbusEvent[] = [];
        for (let at = 0, turn = 0; at < bytesIn.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          events.push(...inPieces.push(bytesIn.subarray(at, at + size)));
          at += size;
        }
        expect(words(events)).toEqual(words(decoder().push(bytesIn)));
      }),
    );
  });

  it('is back within one frame after garbage', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (garbage) => {
        const noisy = decoder();
        noisy.push(garbage);
        const found = [...noisy.push(inputs), ...noisy.push(inputs), ...noisy.push(inputs)];
        // What looks like the start of a frame holds eight bytes at most: two of these answers.
        expect(words(found).at(-1)).toBe('10000000');
        expect(noisy.held).toBe(0);
      }),
    );
  });
});
