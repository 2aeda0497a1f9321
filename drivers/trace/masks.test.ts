// Proof that a trace holds nothing of a person, and that a masked stream still decodes.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printDocument } from '../../contract/device/document.ts';
import { receiptPrinterProfiles } from '../../kiosk-config/profiles/receipt-printer/profiles.ts';
import { ticketDispenserProfiles } from '../../kiosk-config/profiles/ticket-dispenser/profiles.ts';
import { encodeDocument } from '../escpos/encode.ts';
import { anyBlock } from '../testing/any-document.ts';
import { decodeCard, textBlockOf } from '../id-card-reader/card-text.ts';
import { SamDecoder } from '../id-card-reader/protocol.ts';
import { decoderOf, hidReports, latin, profileNamed, ssiPacket, told, voucher } from '../scanner/testing/specimens.ts';
import { bytes } from '../testing/hex.ts';
import { baseFrame, fingerprintFrame, textBlocks } from '../testing/specimen-cards.ts';
import { maskEscpos } from './mask-escpos.ts';
import { maskPrinter } from './mask-printer.ts';
import { maskSam } from './mask-sam.ts';
import { maskScanner } from './mask-scanner.ts';
import type { Masker } from './masker.ts';

const hexOf = (piece: Uint8Array): string => Buffer.from(piece).toString('hex');
const latinOf = (piece: Uint8Array): string => Buffer.from(piece).toString('latin1');
const whole = ({ push, end }: Masker, stream: Uint8Array): Uint8Array => Buffer.concat([push(stream), end()]);
const scanned = (profile: string, stream: Uint8Array): string => latinOf(whole(maskScanner(profileNamed(profile)), stream));

const maskers: readonly (readonly [string, () => Masker])[] = [
  ['SAM', maskSam],
  ['ESC/POS', maskEscpos],
  ['printer reply', () => maskPrinter({ statusMask: 0x93, fullStatus: true }).in],
  ['Newland', () => maskScanner(profileNamed('scanner-line-newland'))],
  ['Honeywell', () => maskScanner(profileNamed('scanner-honeywell'))],
  ['SSI', () => maskScanner(profileNamed('scanner-zebra-ssi'))],
];

describe.each(maskers)('The %s masker', (_, create) => {
  it('gives as many bytes as it was given, the same whatever pieces they came in', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (stream, sizes) => {
        const { push, end } = create();
        const pieces: Uint8Array[] = [];
        for (let at = 0, turn = 0; at < stream.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          pieces.push(push(stream.subarray(at, at + size)));
          at += size;
        }
        const atOnce = whole(create(), stream);
        expect(hexOf(Buffer.concat([...pieces, end()]))).toBe(hexOf(atOnce));
        expect(atOnce).toHaveLength(stream.length);
      }),
    );
  });
});

describe('A masked card', () => {
  it.each(Object.entries(textBlocks))('of the kind %s is the specimen of its kind, with a good checksum', (kind, text) => {
    // Somebody else's card of this kind.
    const mine = bytes(textBlocks.citizen).map((byte, index) => (index < 248 ? byte ^ 0x05 : (bytes(text)[index] ?? 0)));
    const [event] = new SamDecoder().push(maskSam().push(baseFrame(mine)));
    if (event?.kind !== 'reply') throw new Error('The masked frame does not decode');
    const block = textBlockOf(event.reply.data);
    expect(block && hexOf(block)).toBe(textBlocks[kind as keyof typeof textBlocks]);
    expect(block && decodeCard(block)).toMatchObject({ ok: true });
  });

  it('whose checksum was wrong stays wrong, and holds the specimen all the same', () => {
    const frame = baseFrame(bytes(textBlocks.gatJ));
    frame[frame.length - 1] = (frame.at(-1) ?? 0) ^ 0x01;
    const masked = maskSam().push(frame);
    expect(new SamDecoder().push(masked).map(({ kind }) => kind)).toContain('badChecksum');
    expect(hexOf(masked)).toContain(textBlocks.citizen);
  });

  it('that lost a byte leaves the frame behind it readable', () => {
    const found = bytes('aaaaaa9669 0008 00009f 00000000 97');
    const cut = baseFrame(bytes(textBlocks.forI)).filter((_, index) => index !== 700);
    const masked = whole(maskSam(), Buffer.concat([cut, found]));
    expect(hexOf(masked.subarray(cut.length))).toBe(hexOf(found));
  });

  it('keeps its photograph, its fingerprints and a later address to itself', () => {
    const frame = fingerprintFrame(bytes(textBlocks.citizen), 1024);
    expect(hexOf(maskSam().push(frame))).not.toContain('f1f1');
    const address = Buffer.from('北京市朝阳区测试路2号'.padEnd(35), 'utf16le');
    const framed = [0x00, 0x4a, 0x00, 0x00, 0x90, ...address];
    const said = Uint8Array.from([0xaa, 0xaa, 0xaa, 0x96, 0x69, ...framed, framed.reduce((sum, byte) => sum ^ byte, 0)]);
    const [event] = new SamDecoder().push(maskSam().push(said));
    expect(event?.kind === 'reply' && hexOf(event.reply.data)).toBe('2000'.repeat(35));
  });

  it('leaves the identity of the module, and nothing that lies between frames', () => {
    const samId = 'aaaaaa96690014000090050003000d063301ceca230015cd5b0718';
    expect(hexOf(whole(maskSam(), bytes(`4b6dd58b${samId}`)))).toBe(`00000000${samId}`);
  });
});

describe('A masked code', () => {
  it('is sixes of the same length, between good acknowledgements', () => {
    const reply = '\x02\x010000#SCNTRG1\x06;\x03';
    expect(scanned('scanner-line-newland', latin(`${reply}4241234567890123456799110000\r!`))).toBe(`${reply}${'6'.repeat(28)}\r!`);
    expect(scanned('scanner-honeywell', latin('cbrena1\x06.110105\r'))).toBe('cbrena1\x06.666666\r');
  });

  it('is not taken for the rest of an answer that lost its end', () => {
    const code = '11010519491231002X\r';
    expect(scanned('scanner-line-newland', latin(`\x02\x010000#SCNTRG1\x06;${code}`))).not.toMatch(/\d{5}X|1101/);
    expect(scanned('scanner-em3095', latin(`\x02\x00\x00\x40${code}`))).toBe(`\x1a\x00\x00${'6'.repeat(19)}\r`);
  });

  it('of SSI keeps a checksum that its decoder accepts', () => {
    const masked = whole(maskScanner(profileNamed('scanner-zebra-ssi')), ssiPacket(0xf3, 0, [28, ...latin(voucher)]));
    expect(told(decoderOf('scanner-zebra-ssi').push(masked))).toEqual(['6'.repeat(28)]);
  });

  it('of SSI is gone where noise or raw text stands in the place of packets', () => {
    const packet = ssiPacket(0xf3, 0, [28, ...latin('11010519491231002X')]);
    expect(scanned('scanner-zebra-ssi', Buffer.concat([bytes('1e'), packet]))).not.toContain('1101');
    expect(scanned('scanner-zebra-ssi', latin('11010519491231002X\r'))).toBe(`${'6'.repeat(18)}\r`);
  });

  it.each([0, 1] as const)('of HID reports, shifted by %i, is sixes from its first character to its last', (shift) => {
    const code = `${'0123456789'.repeat(6)}`;
    const { push } = maskScanner(profileNamed('scanner-hid-pos'));
    const masked = hidReports(code, shift).map(push);
    const decoder = decoderOf('scanner-hid-pos');
    expect(told([...masked.flatMap((report) => decoder.push(report)), ...decoder.flush()])).toEqual(['6'.repeat(60)]);
    expect(latinOf(Buffer.concat(masked))).not.toMatch(/[02-579]/);
  });

  it('of HID reports that are none of the known shape is gone', () => {
    const { push } = maskScanner(profileNamed('scanner-hid-pos'));
    const microscan = Uint8Array.from([1, 18, ...latin('11010519491231002X'.padEnd(62, '\0'))]);
    expect(latinOf(push(microscan))).toBe(`\x01\x12${'6'.repeat(18)}${'\0'.repeat(44)}`);
    expect(latinOf(push(latin('11010519491231002X')))).toBe('6'.repeat(18));
  });
});

describe('A masked receipt', () => {
  const masked = (stream: string): string => hexOf(whole(maskEscpos(), bytes(stream)));

  it('keeps its commands and loses its words', () => {
    // Initialise, Chinese on, bold, 医保 AB, line feed, cut.
    expect(masked('1b401c261b4501d2bdb1a3204142 0a1d564100')).toBe('1b401c261b4501a1f6a1f62078780a1d564100');
  });

  it('loses what is in its codes and pictures, real-time commands between or not', () => {
    expect(masked('1d286b0600315030616263')).toBe('1d286b0600315030363636');
    expect(masked('1d6b490361626331040131')).toBe('1d6b490336363678787878');
    expect(masked('1d7630000200 0100 ff00 41')).toBe('1d763000020001005555' + '78');
    expect(masked('10040141')).toBe('10040178');
  });

  it.each(receiptPrinterProfiles.names)('keeps every command that our encoder has for %s', (name) => {
    const profile = receiptPrinterProfiles.named(name, true);
    if (!profile.ok) throw new Error(profile.fault.problem);
    fc.assert(
      fc.property(fc.array(anyBlock, { minLength: 1, maxLength: 6 }), (blocks) => {
        const encoded = encodeDocument(printDocument.parse({ blocks }), profile.value);
        if (!encoded.ok) return;
        for (const segment of encoded.value.segments) {
          const file = whole(maskEscpos(), segment);
          // A command that is not known would lose its first byte to the letter x.
          expect([...segment].filter((byte, index) => [0x10, 0x1b, 0x1c, 0x1d].includes(byte) && file[index] === 0x78)).toEqual([]);
        }
      }),
    );
  });

  it('keeps every command that a shipped profile has', () => {
    for (const name of ticketDispenserProfiles.names) {
      const profile = ticketDispenserProfiles.named(name, true);
      if (!profile.ok) throw new Error(profile.fault.problem);
      const { cutBytes, sensor, identity, presenter } = profile.value;
      const moves = [presenter.present, presenter.retract, presenter.eject].map((move) => move?.replaceAll(/\{\w+\}/g, '14'));
      const announce = sensor.kind === 'custom-full-status' ? sensor.announce : null;
      for (const command of [cutBytes, announce, identity?.ask, presenter.countRetracts, ...moves])
        if (command) expect(masked(command)).toBe(command.replaceAll(' ', '').toLowerCase());
    }
  });

  it('keeps no parameters of what it does not know', () => {
    expect(masked('1b7331313031303531 0a')).toBe(`${'78'.repeat(9)}0a`);
    expect(masked('1d284806003030 31313031 41')).toBe('1d284806003030 2e2e2e2e 78'.replaceAll(' ', ''));
  });
});

describe('What a printer answers', () => {
  const pair = () => maskPrinter({ statusMask: 0x93, fullStatus: true });

  it('stays where it was asked or has the form of a status', () => {
    const { in: received, out: sent } = pair();
    sent.push(bytes('100401'));
    expect(hexOf(received.push(bytes('16')))).toBe('16');
    sent.push(bytes('1d4943'));
    const name = `5f${hexOf(latin('TM-T88'))}00`;
    expect(hexOf(received.push(bytes(name)))).toBe(name);
    const unasked = '1c040c00 11 100f200000 80 372500'.replaceAll(' ', '');
    expect(hexOf(received.push(bytes(unasked)))).toBe(unasked);
    sent.push(bytes('1de4'));
    expect(latinOf(received.push(latin('98765\0')))).toBe('00765\0');
  });

  it('is garbage where nobody asked, so that an echoed receipt is none', () => {
    const { in: received } = pair();
    expect(hexOf(received.push(latin('12 9')))).toBe('80808080');
    expect(hexOf(received.push(bytes('3722 61626364 00')))).toBe('37222e2e2e2e00');
  });
});
