// Proof that each press of a boot keyboard is told once.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes } from '../../testing/hex.ts';
import { BootKeyboardDecoder, type KeyboardEvent } from './protocol.ts';

const none = bytes('00 00 00 00 00 00 00 00');
const pressed = (...usages: number[]): KeyboardEvent => ({ kind: 'pressed', usages });
const feed = (...reports: string[]): KeyboardEvent[] => {
  const decoder = new BootKeyboardDecoder(null);
  return reports.map((report) => decoder.push(bytes(report)));
};

describe('A boot keyboard', () => {
  it('presses a key once, however often it repeats the report', () => {
    expect(feed('00 00 5D 00 00 00 00 00', '00 00 5D 00 00 00 00 00', '00 00 00 00 00 00 00 00', '00 00 5D 00 00 00 00 00')).toEqual([
      pressed(0x5d),
      pressed(),
      pressed(),
      pressed(0x5d),
    ]);
  });

  it('may move a held key to another slot, or tell two at once', () => {
    expect(feed('00 00 5D 00 00 00 00 00', '00 00 5E 5D 5F 00 00 00')).toEqual([pressed(0x5d), pressed(0x5e, 0x5f)]);
  });

  it.each(['01 01 01 01 01 01', '02 00 00 00 00 00', '5E 03 00 00 00 00'])('that says %s says nothing of its keys', (slots) => {
    expect(feed('00 00 5D 00 00 00 00 00', `00 00 ${slots}`, '00 00 5D 00 00 00 00 00')).toEqual([
      pressed(0x5d),
      { kind: 'phantom' },
      pressed(),
    ]);
  });

  it('is not pressed by its modifiers, and may append bytes of its own', () => {
    expect(feed('FF 00 00 00 00 00 00 00', '02 00 59 00 00 00 00 00 AA BB')).toEqual([pressed(), pressed(0x59)]);
  });

  it('with report ids is heard only in its own reports', () => {
    const decoder = new BootKeyboardDecoder(1);
    expect(decoder.push(bytes('02 E9 00'))).toEqual({ kind: 'foreign' });
    expect(decoder.push(bytes('01 00 00 59 00 00 00 00 00'))).toEqual(pressed(0x59));
  });

  it.each([0, 7, 65])('has no report of %i bytes', (length) => {
    expect(new BootKeyboardDecoder(null).push(new Uint8Array(length))).toEqual({ kind: 'invalid' });
  });
});

describe('Whatever comes, the keyboard decoder', () => {
  it('presses no key that is held, and holds six at most', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 8, maxLength: 8 }), { maxLength: 30 }), (reports) => {
        const decoder = new BootKeyboardDecoder(null);
        for (const report of reports) {
          const before = decoder.held;
          const event = decoder.push(report);
          if (event.kind === 'pressed') expect(event.usages.filter((usage) => before.includes(usage))).toEqual([]);
          else expect(decoder.held).toEqual(before);
          expect(decoder.held.length).toBeLessThanOrEqual(6);
        }
      }),
    );
  });

  it('is back with the next report after garbage', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 70 }), { maxLength: 10 }), (garbage) => {
        const decoder = new BootKeyboardDecoder(null);
        for (const report of garbage) decoder.push(report);
        decoder.push(none);
        expect(decoder.push(bytes('00 00 62 00 00 00 00 00'))).toEqual(pressed(0x62));
      }),
    );
  });
});
