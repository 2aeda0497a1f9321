// Proof of the SAM frames against the vectors of devices.md §1.3 and §1.4.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes } from '../testing/hex.ts';
import { baseFrame, citizenBlock, fingerprintFrame } from '../testing/specimen-cards.ts';
import { answers, decodeSamId, encodeCommand, meaningOf, type SamCommand, SamDecoder, type SamEvent } from './protocol.ts';

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
    ['readAddress', 'AA AA AA 96 69 00 03 30 03 30'],
  ] as const)('%s is the frame of the standard', (command, frame) => {
    expect(encodeCommand(command)).toEqual(bytes(frame));
  });

  it.each([
    ['00 03 30 05', '36'],
    ['00 03 30 10', '23'],
    ['00 03 60 00', '63'],
    ['00 03 60 01', '62'],
    ['00 03 60 02', '61'],
    ['00 03 60 03', '60'],
    ['00 03 60 04', '67'],
    ['00 04 61 FF 50', 'CA'],
    ['00 02 00', '02'],
    ['00 02 01', '03'],
  ])('%s, which this driver never sends, would end with %s', (body, check) => {
    expect(bytes(body).reduce((sum, byte) => sum ^ byte, 0)).toBe(Number.parseInt(check, 16));
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

  it.each([
    ['done', [0x90]],
    ['found', [0x9f]],
    ['noCard', [0x80]],
    ['garbled', [0x10, 0x11]],
    ['cardMoved', [0x41, 0x47]],
    ['cardNotSelected', [0x81]],
    ['cardRefusedReader', [0x31]],
    ['cardSuspect', [0x32]],
    ['cardDamaged', [0x33, 0x37, 0x3f]],
    ['cardEmpty', [0x91]],
    ['cardUnsupported', [0x40]],
    ['samSelfTest', [0x60]],
    ['samUnauthorised', [0x66, 0x23]],
    ['samFailure', [0x21, 0x24, 0x50, 0x71, 0x00, 0xff]],
  ])('means %s by its SW3', (meaning, statuses) => {
    expect(statuses.map(meaningOf)).toEqual(statuses.map(() => meaning));
  });

  it('that says yes belongs to a question only with the data that this question is answered with', () => {
    const commands: readonly SamCommand[] = ['reset', 'status', 'samId', 'find', 'select', 'readBase', 'readAddress'];
    const belongs = (status: number, length: number) =>
      commands.filter((command) => answers({ status, data: new Uint8Array(length) }, command));
    expect(belongs(0x90, 0)).toEqual(['reset', 'status']);
    expect(belongs(0x90, 16)).toEqual(['samId']);
    expect(belongs(0x9f, 4)).toEqual(['find']);
    expect(belongs(0x90, 8)).toEqual(['select']);
    expect(belongs(0x90, 1284)).toEqual(['readBase']);
    expect(belongs(0x90, 70)).toEqual(['readAddress']);
    expect(belongs(0x90, 4)).toEqual([]);
    expect(belongs(0x80, 0)).toEqual(commands);
  });
});

describe('Whatever comes, the SAM decoder', () => {
  const part = fc.oneof(
    fc.constantFrom(noCard, cardFound, samId, baseFrame(citizenBlock), fingerprintFrame(citizenBlock, 1024)),
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
        const swallowed = Array.from({ length }, (_, index) => noCard[index % noCard.length] ?? 0);
        // One of 256 lengths makes what it swallows a whole answer with a right checksum, and no decoder could tell.
        fc.pre(swallowed.reduce((sum, byte) => sum ^ byte, (length >> 8) ^ (length & 0xff)) !== 0);
        const decoder = new SamDecoder();
        decoder.push(new Uint8Array([0xaa, 0xaa, 0xaa, 0x96, 0x69, length >> 8, length & 0xff]));
        const found = Array.from({ length: Math.ceil(length / noCard.length) + 1 }, () => statuses(decoder.push(noCard)));
        expect(found.flat().filter((status) => status === 0x80).length).toBe(found.length);
      }),
      { numRuns: 100 },
    );
  });

  it('takes a million random bytes in pieces without a word, and its memory is one frame', () => {
    const decoder = new SamDecoder();
    let seed = 0x5a4d;
    const random = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
      return seed >> 8;
    };
    let taken = 0;
    while (taken < 1_000_000) {
      const piece = Uint8Array.from({ length: 1 + (random() % 300) }, () => random() & 0xff);
      decoder.push(piece);
      taken += piece.length;
    }
    expect(taken - decoder.takeSkipped()).toBeLessThanOrEqual(2321);
    decoder.reset();
    expect(statuses(decoder.push(noCard))).toEqual([0x80]);
  });
});
