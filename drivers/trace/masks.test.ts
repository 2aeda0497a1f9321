// Proof that a trace holds nothing of a person, and that a masked stream still decodes.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScannerProfile } from '../../kiosk-config/profiles/scanner/schema.ts';
import { scannerProfiles } from '../../kiosk-config/profiles/scanner/profiles.ts';
import { decodeCard, textBlockOf } from '../id-card-reader/card-text.ts';
import { SamDecoder } from '../id-card-reader/protocol.ts';
import { languageOf } from '../scanner/languages.ts';
import { bytes } from '../testing/hex.ts';
import { baseFrame, textBlocks } from '../testing/specimen-cards.ts';
import { maskEscpos } from './mask-escpos.ts';
import { maskSam } from './mask-sam.ts';
import { maskScanner } from './mask-scanner.ts';
import type { Masker } from './masker.ts';

const hexOf = (piece: Uint8Array): string => Buffer.from(piece).toString('hex');
const maskers: readonly (readonly [string, () => Masker])[] = [
  ['SAM', maskSam],
  ['ESC/POS', maskEscpos],
  ['line', () => maskScanner(profileOf('scanner-line-newland'))],
  ['SSI', () => maskScanner(profileOf('scanner-zebra-ssi'))],
];

function profileOf(name: string): ScannerProfile {
  const profile = scannerProfiles.named(name, true);
  if (!profile.ok) throw new Error(profile.fault.problem);
  return profile.value;
}

describe.each(maskers)('The %s masker', (_, create) => {
  it('gives as many bytes as it was given, the same whatever pieces they came in', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (stream, sizes) => {
        const whole = create()(stream);
        const mask = create();
        const pieces: Uint8Array[] = [];
        for (let at = 0, turn = 0; at < stream.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          pieces.push(mask(stream.subarray(at, at + size)));
          at += size;
        }
        expect(hexOf(Buffer.concat(pieces))).toBe(hexOf(whole));
        expect(whole).toHaveLength(stream.length);
      }),
    );
  });
});

describe('A masked card', () => {
  it.each(Object.entries(textBlocks))('of the kind %s is the specimen, with a good checksum', (_, text) => {
    const masked = maskSam()(baseFrame(bytes(text)));
    const [event] = new SamDecoder().push(masked);
    if (event?.kind !== 'reply') throw new Error('The masked frame does not decode');
    const block = textBlockOf(event.reply.data);
    expect(block && hexOf(block)).toBe(textBlocks.citizen);
    expect(block && decodeCard(block)).toMatchObject({ ok: true, value: { name: '测试甲' } });
  });

  it('whose checksum was wrong stays wrong', () => {
    const frame = baseFrame(bytes(textBlocks.gatJ));
    frame[frame.length - 1] = (frame.at(-1) ?? 0) ^ 0x01;
    expect(new SamDecoder().push(maskSam()(frame)).map(({ kind }) => kind)).not.toContain('reply');
  });

  it('leaves the identity of the module, and nothing that lies between frames', () => {
    const samId = 'aaaaaa96690014000090050003000d063301ceca230015cd5b0718';
    expect(hexOf(maskSam()(bytes(`4b6dd58b${samId}`)))).toBe(`00000000${samId}`);
  });
});

describe('A masked code', () => {
  it('is sixes of the same length, between good acknowledgements', () => {
    const said = '\x02\x010000#SCNTRG1\x06;\x034241234567890123456799110000\r!';
    const masked = maskScanner(profileOf('scanner-line-newland'))(Buffer.from(said, 'latin1'));
    expect(Buffer.from(masked).toString('latin1')).toBe(`\x02\x010000#SCNTRG1\x06;\x03${'6'.repeat(28)}\r!`);
  });

  it('of SSI keeps a checksum that its decoder accepts', () => {
    const code = Buffer.from('4241234567890123456799110000');
    const head = Buffer.from([5 + code.length, 0xf3, 0x00, 0x00, 28]);
    const sum = [...head, ...code].reduce((total, byte) => total + byte, 0);
    const packet = Buffer.concat([head, code, Buffer.from([(-sum >> 8) & 0xff, -sum & 0xff])]);
    const profile = profileOf('scanner-zebra-ssi');
    const decoder = languageOf(profile).createDecoder();
    const events = [...decoder.push(maskScanner(profile)(packet)), ...decoder.flush()];
    const [read] = events.flatMap((event) => (event.kind === 'code' ? [event.code] : []));
    expect(read && Buffer.from(read.bytes).toString()).toBe('6'.repeat(28));
  });
});

describe('A masked receipt', () => {
  const masked = (stream: string): string => hexOf(maskEscpos()(bytes(stream)));

  it('keeps its commands and loses its words', () => {
    // Initialise, Chinese on, bold, 医保 AB, line feed, cut.
    expect(masked('1b401c261b4501d2bdb1a3204142 0a1d564100'.replaceAll(' ', ''))).toBe('1b401c261b4501a1f6a1f62078780a1d564100');
  });

  it('loses what is in its codes and pictures, real-time commands between or not', () => {
    expect(masked('1d286b0600315030616263')).toBe('1d286b0600315030363636');
    expect(masked('1d6b490361626331040131')).toBe('1d6b490336363678040178');
    expect(masked('1d7630000200 0100 ff00 41'.replaceAll(' ', ''))).toBe('1d763000020001005555' + '78');
    expect(masked('10040141')).toBe('10040178');
  });

  it("keeps the number of a job, which is nobody's", () => {
    expect(masked('1d2848060030306162636441')).toBe('1d2848060030306162636478');
  });
});
