// Proof of the SAM frames against the vectors of devices.md §1.3 and §1.4.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes } from '../testing/hex.ts';
import { baseFrame, citizenBlock } from '../testing/specimen-cards.ts';
import { decodeSamId, encodeCommand, meaningOf, SamDecoder, type SamEvent } from './protocol.ts';

const noCard = bytes('AA AA AA 96 69 00 04 00 00 80 84');
const cardFound = bytes('AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97');
const samId = bytes('AA AA AA 96 69 00 14 00 00 90 05 00 03 00 0D 06 33 01 CE CA 23 00 15 CD 5B 07 18');
const statuses = (events: readonly SamEvent[]): (number | string)[] =>
  events.map((event) => (event.kind === 'reply' ? event.reply.status : event.kind));

describe('A SAM command', () => {
  it.each([
    ['reset', 'AA AA AA 96 69 00 03 10 FF EC'],
    ['status', 'AA AA AA 96 69 00 03 11 FF ED'],
    ['samId', 'AA AA AA 96 69 00 03 12 FF EE'],
    ['find', 'AA AA AA 96 69 00 03 20 01 22'],
    ['select', 'AA AA AA 96 69 00 03 20 02 21'],
    ['readBase', 'AA AA AA 96 69 00 03 30 01 32'],
  ] as const)('%s is the frame of the standard', (command, frame) => {
    expect(encodeCommand(command)).toEqual(bytes(frame));
  });
});

describe('A SAM answer', () => {
  it.each([
    ['status OK', 'AA AA AA 96 69 00 04 00 00 90 94', 0x90, 0],
    ['card found', 'AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97', 0x9f, 4],
    ['no card', 'AA AA AA 96 69 00 04 00 00 80 84', 0x80, 0],
    ['selected', 'AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C', 0x90, 8],
    ['select failed', 'AA AA AA 96 69 00 04 00 00 81 85', 0x81, 0],
    ['read failed', 'AA AA AA 96 69 00 04 00 00 41 45', 0x41, 0],
  ])('%s is understood', (_name, frame, status, length) => {
    const [event] = new SamDecoder().push(bytes(frame));
    expect(event).toMatchObject({ kind: 'reply', reply: { status } });
    expect(event?.kind === 'reply' && event.reply.data.length).toBe(length);
  });

  it('carries the base information in 1295 bytes', () => {
    const frame = baseFrame(citizenBlock);
    expect(frame.length).toBe(1295);
    expect(frame.at(-1)).toBe(0x15);
    const [event] = new SamDecoder().push(frame);
    expect(event?.kind === 'reply' && event.reply.data.length).toBe(1284);
  });

  it('carries the number of the module', () => {
    const [event] = new SamDecoder().push(samId);
    expect(event?.kind === 'reply' && decodeSamId(event.reply.data)).toBe('05.03-20121101-0002345678-0123456789');
    expect(decodeSamId(new Uint8Array(4))).toBeNull();
  });

  it('begins after any number of AA', () => {
    expect(statuses(new SamDecoder().push(bytes(`AA AA AA AA ${Buffer.from(noCard).toString('hex')}`)))).toEqual([0x80]);
  });

  it('with a wrong checksum is said to be damaged, and the one behind it is found', () => {
    const damaged = noCard.map((byte, index) => (index === 9 ? byte ^ 1 : byte));
    expect(statuses(new SamDecoder().push(new Uint8Array([...damaged, ...cardFound])))).toEqual(['badChecksum', 0x9f]);
  });

  it.each(['FF FF', '09 0B', '00 03', '00 00'])('with the impossible length %s is no answer', (length) => {
    const decoder = new SamDecoder();
    expect(statuses(decoder.push(new Uint8Array([...bytes(`AA AA AA 96 69 ${length}`), ...noCard])))).toEqual([0x80]);
    expect(decoder.takeSkipped()).toBe(7);
  });

  it('has the meaning of the table', () => {
    const meanings = [0x90, 0x9f, 0x80, 0x10, 0x11, 0x41, 0x47, 0x81, 0x31, 0x32, 0x33, 0x40, 0x60, 0x66, 0x21, 0x50, 0x71].map(meaningOf);
    expect(meanings).toEqual([
      'done',
      'found',
      'noCard',
      'garbled',
      'garbled',
      'cardMoved',
      'cardMoved',
      'cardMoved',
      'cardUnreadable',
      'cardSuspect',
      'cardUnreadable',
      'cardUnsupported',
      'samFailure',
      'samUnauthorised',
      'samFailure',
      'samFailure',
      'samFailure',
    ]);
  });
});

describe('Whatever comes, the SAM decoder', () => {
  const part = fc.oneof(
    fc.constantFrom(noCard, cardFound, samId, baseFrame(citizenBlock)),
    fc.uint8Array({ maxLength: 40 }),
    fc.constant(bytes('AA AA AA 96 69')),
  );
  const stream = fc.array(part, { maxLength: 8 }).map((parts) => new Uint8Array(Buffer.concat(parts)));

  it('finds the same events in any pieces', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 6 }), (bytesIn, sizes) => {
        const decoder = new SamDecoder();
        const events: SamEvent[] = [];
        for (let at = 0, turn = 0; at < bytesIn.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          events.push(...decoder.push(bytesIn.subarray(at, at + size)));
          at += size;
        }
        expect(events).toEqual(new SamDecoder().push(bytesIn));
      }),
    );
  });

  it('finds a frame behind garbage that does not look like the start of one', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (garbage) => {
        const decoder = new SamDecoder();
        decoder.push(garbage.map((byte) => (byte === 0x69 ? 0 : byte)));
        expect(statuses(decoder.push(noCard))).toEqual([0x80]);
      }),
    );
  });

  it('loses at most one longest frame to garbage that does, and holds no more than that', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 2314 }), (length) => {
        const decoder = new SamDecoder();
        decoder.push(new Uint8Array([0xaa, 0xaa, 0xaa, 0x96, 0x69, length >> 8, length & 0xff]));
        const found = Array.from({ length: Math.ceil(length / noCard.length) + 1 }, () => statuses(decoder.push(noCard)));
        expect(found.flat().filter((status) => status === 0x80).length).toBe(found.length);
      }),
      { numRuns: 30 },
    );
  });
});
