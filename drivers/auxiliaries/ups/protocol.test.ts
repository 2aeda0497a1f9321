// Proof of the Megatec lines against the example of the protocol description.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inquiry, MegatecDecoder, type UpsLine } from './protocol.ts';

const text = (line: string): Uint8Array => new Uint8Array(Buffer.from(line, 'latin1'));
const example = '(208.4 140.0 208.4 034 59.9 2.05 35.0 00110000\r';
const read = (line: string): UpsLine[] => new MegatecDecoder().push(text(line));

describe('A Megatec line', () => {
  it('is asked for by the inquiries of the standard', () => {
    expect(inquiry.status).toEqual(text('Q1\r'));
    expect(inquiry.information).toEqual(text('I\r'));
  });

  it('is the example of the protocol description', () => {
    expect(read(example)).toEqual([
      { kind: 'status', inputVolts: 208.4, loadPercent: 34, batteryVolts: 2.05, utilityFailed: false, batteryLow: false, failed: true },
    ]);
  });

  it.each([
    ['on battery', '(000.0 221.4 220.3 012 49.9 12.1 25.0 10001001\r', { utilityFailed: true, batteryLow: false, failed: false }],
    ['with a low battery', '(000.0 221.4 220.3 012 49.9 10.4 25.0 11001001\r', { utilityFailed: true, batteryLow: true }],
    ['with two spaces before the flags', '(208.4 140.0 208.4 034 59.9 2.05 35.0  00000000\r', { failed: false }],
    ['without a thermometer', '(208.4 140.0 208.4 034 59.9 27.3 --.- 00000000\r', { batteryVolts: 27.3 }],
  ])('tells a UPS %s', (_what, line, expected) => {
    expect(read(line)).toMatchObject([{ kind: 'status', ...expected }]);
  });

  it('says what the UPS is', () => {
    expect(read('#ACME (CHINA)    UPS-600    V2.10     \r')).toEqual([
      { kind: 'information', model: 'ACME (CHINA) UPS-600', firmware: 'V2.10' },
    ]);
  });

  it.each([
    ['an echo', 'Q1\r'],
    ['an empty line', '\r'],
    ['a status with a field too few', '(208.4 140.0 208.4 034 59.9 2.05 00110000\r'],
    ['a status with a letter', '(208.4 140.O 208.4 034 59.9 2.05 35.0 00110000\r'],
    ['a flag that is neither', '(208.4 140.0 208.4 034 59.9 2.05 35.0 00110002\r'],
    ['an overlong line', `(${'9'.repeat(500)}\r`],
  ])('is not %s', (_what, line) => {
    expect(read(line)).toEqual([{ kind: 'unintelligible' }]);
  });

  it('is found behind half a line', () => {
    expect(read(`(208.4 140${example}`)).toMatchObject([{ kind: 'status' }]);
  });
});

describe('Whatever comes, the Megatec decoder', () => {
  const part = fc.oneof(fc.constantFrom(example, 'Q1\r', '(208', '#'), fc.string({ maxLength: 120 }));
  const stream = fc.array(part, { maxLength: 10 }).map((parts) => text(parts.join('')));

  it('finds the same lines in any pieces', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 }), (bytesIn, sizes) => {
        const decoder = new MegatecDecoder();
        const lines: UpsLine[] = [];
        for (let at = 0, turn = 0; at < bytesIn.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          lines.push(...decoder.push(bytesIn.subarray(at, at + size)));
          at += size;
        }
        expect(lines).toEqual(new MegatecDecoder().push(bytesIn));
      }),
    );
  });

  it('is back within one line after garbage', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (garbage) => {
        const decoder = new MegatecDecoder();
        decoder.push(garbage);
        decoder.push(text(example));
        expect(decoder.push(text(example))).toMatchObject([{ kind: 'status', loadPercent: 34 }]);
      }),
    );
  });
});
