// Property: whatever a line loses, doubles or puts in, no four characters of a person's in a row get into a trace.

import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { printDocument } from '../../contract/device/document.ts';
import { receiptPrinterProfiles } from '../../kiosk-config/profiles/receipt-printer/profiles.ts';
import { encodeDocument } from '../escpos/encode.ts';
import { askPrinted, askIdentity, askStatus } from '../escpos/protocol.ts';
import { hasValidCheckDigit } from '../id-card-reader/card-number.ts';
import { profileNamed, specimens as scannerSpecimens } from '../scanner/testing/specimens.ts';
import { baseFrame, fingerprintFrame, textBlocks } from '../testing/specimen-cards.ts';
import { bytes } from '../testing/hex.ts';
import { maskPrinter } from './mask-printer.ts';
import { maskSam } from './mask-sam.ts';
import { maskScanner } from './mask-scanner.ts';
import type { Masker } from './masker.ts';

const person = {
  name: '欧阳测试',
  number: '66018319740228356X',
  address: '虚构省无名市假想区乌有街9527号',
  latin: 'NOWHERE, QUENTIN',
  voucher: '4248735196208413759266930000',
  healthCard: `${'0123456789ABCDEF'.repeat(4)}:1`,
};

const latinBytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const gb18030 = (text: string): Buffer => iconv.encode(text, 'gb18030');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** All its four characters in a row, in their bytes; those that the pattern itself could be, or a known answer has, say nothing. */
function secretsOf(text: string, encode: (text: string) => Buffer): readonly Buffer[] {
  const characters = [...text];
  return characters
    .map((_, at) => characters.slice(at, at + 4))
    .filter((four) => four.length === 4 && new Set(four).size > 1)
    .map((four) => encode(four.join('')));
}

/** What makes the most mischief amid a stream: beginnings of answers and of commands. */
const mischief = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 6 }),
  fc
    .constantFrom(
      ...[
        '02 01 30 30 30 30',
        '02 00 00 40',
        '63 62 72 65 6e 61',
        'aa aa aa 96 69',
        'aa aa aa 96 69 00 14 00 00 90',
        '02 1c 5d 51 31',
        '05 f3 00 00 1c',
      ],
      ...[
        '1c 50',
        '1d 28 48 06 00 30 30',
        '1d 28 6b 06 00 31 50 30',
        '1d 76 30 00',
        '1b 2a 21',
        '1b 73',
        '1d 6b 49',
        '10 0f',
        '5f',
        '37 22',
        '1c',
        '00',
      ],
    )
    .map(bytes),
);
const harm = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('lose', 'double', 'insert'),
  length: fc.integer({ min: 1, max: 12 }),
  put: mischief,
});
const harms = fc.array(harm, { maxLength: 6 });
const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 8 });
type Harm = typeof harm extends fc.Arbitrary<infer Value> ? Value : never;

function harmed(stream: Uint8Array, harms: readonly Harm[]): Uint8Array {
  return harms.reduce<Uint8Array>((bytes, { at, kind, length, put }) => {
    const place = at % (bytes.length + 1);
    const end = place + length;
    const within = {
      lose: [],
      double: [...bytes.slice(place, end), ...bytes.slice(place, end)],
      insert: [...put, ...bytes.slice(place, end)],
    }[kind];
    return Uint8Array.from([...bytes.slice(0, place), ...(within ?? []), ...bytes.slice(end)]);
  }, stream);
}

/** As it would stand in the file. */
function written({ push, end }: Masker, stream: Uint8Array, pieces: readonly number[]): Buffer {
  const told: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < stream.length; turn += 1) {
    const size = pieces[turn % pieces.length] ?? 1;
    told.push(push(stream.subarray(at, at + size)));
    at += size;
  }
  return Buffer.concat([...told, end()]);
}

const survivors = (file: Buffer, secrets: readonly Buffer[]): string[] =>
  secrets.filter((secret) => file.includes(secret)).map((secret) => secret.toString('hex'));

const manyRuns = { numRuns: 300 };

describe.each(scannerSpecimens.filter(({ name }) => name !== 'scanner-hid-pos-honeywell'))(
  'A trace of $name',
  ({ name, sent, replies }) => {
    it('holds no four characters of a code', () => {
      const codes = [person.voucher, person.number, person.healthCard, `${person.number}|${person.latin}`];
      const secrets = codes.flatMap((code) => secretsOf(code, latinBytes));
      const parts = codes.flatMap((code) => [...replies, sent(code)]);
      expect(survivors(Buffer.concat(parts), secrets).length).toBeGreaterThan(secrets.length / 2);
      fc.assert(
        fc.property(harms, sizes, fc.boolean(), (damage, pieces, inReports) => {
          const stream = harmed(Buffer.concat(parts), damage);
          const file = written(maskScanner(profileNamed(name)), stream, inReports ? [64] : pieces);
          expect(survivors(file, secrets)).toEqual([]);
        }),
        manyRuns,
      );
    });
  },
);

describe('A trace of cards', () => {
  const block = (flag: string): Uint8Array => {
    const fields = [
      person.name.padEnd(15),
      '203',
      '19740228',
      person.address.padEnd(35),
      person.number,
      '无名市公安局'.padEnd(15),
      '2019073020390730',
    ];
    return Uint8Array.from(utf16(`${fields.join('').padEnd(124)}${flag}   `));
  };
  const kinds = [' ', 'J', 'I', 'Y', 'Z'].map(block);
  const known = Buffer.concat(Object.values(textBlocks).map(bytes));
  const secrets = [person.name, person.number, person.address, '20190730', '无名市公安局']
    .flatMap((text) => secretsOf(text, utf16))
    .filter((secret) => !known.includes(secret));

  it('is tried with somebody who could be', () => {
    expect(hasValidCheckDigit(person.number)).toBe(true);
    expect(kinds.map(({ length }) => length)).toEqual([256, 256, 256, 256, 256]);
    expect(secrets.length).toBeGreaterThan(25);
  });

  it('holds no four characters of them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.constantFrom(0, 512, 1024, null), harms, sizes, (text, fingers, damage, pieces) => {
        const frame = fingers === null ? baseFrame(text) : fingerprintFrame(text, fingers as 0 | 512 | 1024);
        const stream = harmed(Buffer.concat([frame, bytes('aaaaaa9669000400008084'), frame]), damage);
        expect(survivors(written(maskSam(), stream, pieces), secrets)).toEqual([]);
      }),
      manyRuns,
    );
  });
});

describe.each(receiptPrinterProfiles.names)('A trace of a receipt on %s', (name) => {
  const profile = receiptPrinterProfiles.named(name, true);
  if (!profile.ok) throw new Error(profile.fault.problem);
  const document = printDocument.parse({
    blocks: [
      { kind: 'text', text: `${person.name} ${person.number}`, size: 2 },
      { kind: 'pair', label: '住址', value: `${person.address}𠮷㐂` },
      { kind: 'qr', text: `${person.voucher}${person.latin}` },
      { kind: 'barcode', text: person.number.slice(0, 16) },
      { kind: 'text', text: person.latin },
    ],
  });
  const encoded = encodeDocument(document, profile.value);
  if (!encoded.ok) throw new Error(encoded.fault);
  const receipt = Buffer.concat([...encoded.value.segments, askPrinted('a1b2')]);
  const secrets = [
    ...[person.name, person.address].flatMap((text) => secretsOf(text, gb18030)),
    ...[person.number, person.voucher, person.latin].flatMap((text) => secretsOf(text, latinBytes)),
  ];
  const questions = [
    askIdentity(67),
    askIdentity(1),
    ...([1, 2, 3, 4, 1, 2, 3, 4] as const).map(askStatus),
    bytes('1d e4'),
    bytes('1d 49 ff'),
  ];

  it('holds no four characters of it', () => {
    expect(survivors(receipt, secrets).length).toBeGreaterThan(secrets.length / 2);
    fc.assert(
      fc.property(harms, sizes, (damage, pieces) => {
        const { out } = maskPrinter(profile.value);
        expect(survivors(written(out, harmed(Buffer.concat([receipt, receipt]), damage), pieces), secrets)).toEqual([]);
      }),
      manyRuns,
    );
  });

  it('holds no four characters of it on a line that echoes', () => {
    fc.assert(
      fc.property(harms, sizes, fc.subarray(questions), fc.boolean(), (damage, pieces, asked, fullStatus) => {
        const { in: received, out } = maskPrinter({ ...profile.value, fullStatus });
        for (const question of asked) out.push(question);
        const echo = Buffer.concat([...asked, receipt, latinBytes(`${person.number}\n`)]);
        expect(survivors(written(received, harmed(echo, damage), pieces), secrets)).toEqual([]);
      }),
      manyRuns,
    );
  });

  it('holds no dots of what was drawn', () => {
    const [, drawn = ''] = /1b2a21([\da-f]+)/.exec(receipt.toString('hex')) ?? [];
    const dots = Buffer.from(drawn.slice(4, 4 + 2 * 48), 'hex');
    const { out } = maskPrinter(profile.value);
    expect(new Set(dots).size).toBeGreaterThan(8);
    expect(Buffer.from(out.push(receipt)).includes(dots.subarray(9, 33))).toBe(false);
  });
});
