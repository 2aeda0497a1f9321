// Proof of the ESC/POS encoder: bytes, columns, and nothing that a printer would obey in real time.

import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type DocumentBlockInput, documentBlock, printDocument } from '../../contract/device/document.ts';
import type { EscposProfile } from '../../kiosk-config/profiles/escpos.ts';
import { receiptPrinterProfiles } from '../../kiosk-config/profiles/receipt-printer/profiles.ts';
import { anyBlock } from '../testing/any-document.ts';
import { hex } from '../testing/hex.ts';
import { cutOff, type EncodedDocument, encodeDocument } from './encode.ts';

function profileNamed(name: string): EscposProfile {
  const loaded = receiptPrinterProfiles.named(name, false);
  if (!loaded.ok) throw new Error(loaded.fault.problem);
  return loaded.value;
}
const wide = profileNamed('receipt-printer-escpos-80mm');
const narrow = profileNamed('receipt-printer-escpos-58mm');

function encoded(blocks: readonly DocumentBlockInput[], profile = wide): EncodedDocument {
  const result = encodeDocument(printDocument.parse({ blocks }), profile);
  if (!result.ok) throw new Error(result.fault);
  return result.value;
}
const isRefused = (block: DocumentBlockInput, profile = wide): boolean =>
  !encodeDocument(printDocument.parse({ blocks: [block] }), profile).ok;

const all = (document: EncodedDocument): Uint8Array => new Uint8Array(Buffer.concat(document.segments));
const printed = (...blocks: readonly DocumentBlockInput[]): string => hex(all(encoded(blocks)));
/** The bytes of the blocks, between the start and the cut. */
const inner = (...blocks: readonly DocumentBlockInput[]): string =>
  printed(...blocks).slice('1b401c261d610e'.length, -hex(cutOff(wide)).length);
/** The printed lines of plain blocks, with spaces where the printer leaps. */
const lines = (block: DocumentBlockInput, profile = wide): string[] => encoded([block], profile).segments.slice(1, -1).map(lineOf);

function lineOf(segment: Uint8Array): string {
  // In latin1 a column is a character: a Chinese one has two columns and two bytes.
  const [start = '', ...leaps] = Buffer.from(segment).toString('latin1').split('\u001b$');
  const columns = leaps.reduce((line, leap) => line.padEnd(Buffer.from(leap, 'latin1').readUInt16LE() / 12) + leap.slice(2), start);
  return iconv.decode(Buffer.from(columns, 'latin1'), 'gb18030').slice(0, -1);
}

describe('A document', () => {
  it('begins with initialise and Chinese mode and ends with the cut', () => {
    expect(printed({ kind: 'rule' })).toMatch(/^1b401c261d610e.*1d564100$/);
    expect(hex(encoded([{ kind: 'rule' }], { ...wide, automaticStatus: false }).segments[0] ?? new Uint8Array())).toBe('1b401c26');
    expect(hex(cutOff({ ...wide, cut: { mode: 'partial', feed: 3 } }))).toBe('1d564203');
  });

  it('has its Chinese text in GB18030', () => {
    expect(printed({ kind: 'text', text: '医保结算凭证' })).toContain('d2bdb1a3bde1cbe3c6bed6a4');
    expect(printed({ kind: 'text', text: '￥·€' })).toContain('a3a4a1a4a2e3');
  });

  it('says alignment, size and weight before the text, and only what changed', () => {
    const title: DocumentBlockInput = { kind: 'text', text: 'A', align: 'centre', size: 2, bold: true };
    expect(inner(title)).toBe('1b61011d21111b4501410a');
    expect(inner(title, title, { kind: 'text', text: 'B' })).toBe('1b61011d21111b4501410a410a1b61001d21001b4500420a');
    expect(inner({ kind: 'text', text: 'A', size: 4 })).toBe('1d2133410a');
  });

  it('has a rule of strokes as wide as they go, which reach from edge to edge', () => {
    const rule = { kind: 'rule' } as const;
    expect(inner(rule, rule, { kind: 'text', text: 'A' })).toBe('1d2170a9a4a9a4a9a40aa9a4a9a4a9a40a1d2100410a');
    for (const columns of [32, 42, 44, 48]) {
      const [, segment = new Uint8Array()] = encoded([rule], { ...wide, columns }).segments;
      expect(((segment[2] ?? 0) / 0x10 + 1) * (segment.length - 4)).toBe(columns);
    }
  });

  it('feeds by empty lines of single height, or by a command where that is shorter', () => {
    expect(inner({ kind: 'text', text: 'A', size: 2 }, { kind: 'feed', lines: 2 }, { kind: 'feed', lines: 3 })).toBe(
      '1d2111410a1d21000a0a1b6403',
    );
  });

  it('strips control characters', () => {
    expect(lines({ kind: 'text', text: 'a\u0010\u0004\u0001b\n\u200bc' })).toEqual(['abc']);
  });

  it('is cut within itself where it says so', () => {
    expect(inner({ kind: 'text', text: 'A' }, { kind: 'cut' }, { kind: 'text', text: 'B' })).toBe('410a1d564100420a');
  });

  it('knows the paper it takes', () => {
    const { millimetres } = encoded([
      { kind: 'text', text: '一', size: 2 },
      { kind: 'feed', lines: 3 },
      { kind: 'rule' },
      { kind: 'image', width: 8, height: 80, bits: Buffer.alloc(80).toString('base64') },
    ]);
    expect(millimetres).toBe((2 + 3 + 1) * 4 + 10);
  });
});

describe('A character that the printer’s font does not have', () => {
  it('is drawn within the line, as wide and as high as the others', () => {
    const bytes = inner({ kind: 'text', text: '王㐂𠮷1' });
    // 48 columns of dots, three bytes each, between the font's own characters.
    expect(bytes).toMatch(/^cdf51b2a213000(..){144}310a$/);
    expect(bytes.replaceAll('0', '').length).toBeGreaterThan(100);
  });

  it('is 〓 and counted where no font here has it, or where GB18030 gives it to nobody', () => {
    const document = encoded([
      { kind: 'text', text: '\u{10fffd}吉' },
      { kind: 'pair', label: '姓名', value: '\ue000' },
    ]);
    expect(document.replaced).toBe(2);
    expect(hex(all(document))).toContain('a1febcaa0a');
  });

  it('makes a line of greater size one picture, with the gap that lines have', () => {
    const bytes = encoded([{ kind: 'text', text: '𠮷A', size: 2, align: 'centre' }]).segments.slice(1, -1);
    expect(hex(bytes[0] ?? new Uint8Array())).toMatch(/^1b61011d76300009003000(..){432}$/);
    expect(hex(bytes[1] ?? new Uint8Array())).toBe('1b4a11');
  });

  it('is drawn so often that nobody waits long for a strange document', () => {
    const blocks = Array.from({ length: 120 }, () => ({ kind: 'text', text: '𠮷'.repeat(100) }) as const);
    expect(encoded(blocks).replaced).toBe(11_000);
    expect(encoded(blocks.map((block) => ({ ...block, size: 2 }))).replaced).toBe(12_000 - 250);
  });

  it('with its accent apart is one sign', () => {
    expect(inner({ kind: 'text', text: 'e\u0301' })).toMatch(/^1b2a211800(..){72}0a$/);
  });
});

describe('A QR code', () => {
  it('is stored natively with its length', () => {
    const bytes = inner({ kind: 'qr', text: 'K12345678' });
    expect(bytes).toContain('1d286b040031413200');
    expect(bytes).toContain('1d286b0300314306');
    expect(bytes).toContain(`1d286b0c00315030${Buffer.from('K12345678').toString('hex')}1d286b0300315130`);
  });

  it('is drawn where the printer knows none, in bands that are never long', () => {
    const { segments } = encoded([{ kind: 'qr', text: 'K12345678' }], { ...wide, qr: 'raster', chunkBytes: 256 });
    const bands = segments.filter((segment) => hex(segment).includes('1d763000'));
    // Version 1 at six dots a module: 126 dots, 16 bytes a row.
    expect(bands).toHaveLength(Math.ceil(126 / 16));
    expect(Math.max(...segments.map(({ length }) => length))).toBeLessThanOrEqual(256 + 11);
  });

  it('is drawn where its length would be a command in real time', () => {
    const text = `${'𠮷'.repeat(259)}a`;
    expect(Buffer.byteLength(text) + 3).toBe(0x0410);
    expect(inner({ kind: 'qr', text })).not.toContain('1d286b');
    expect(inner({ kind: 'qr', text: `${text}a` })).toContain('1d286b1104315030');
  });

  it('has smaller modules where the paper is narrow, and is refused where nobody could read it', () => {
    const long = { kind: 'qr', text: '医'.repeat(250) } as const;
    expect(inner(long)).toContain('1d286b0300314305');
    expect(isRefused({ kind: 'qr', text: '𠮷'.repeat(300) }, narrow)).toBe(true);
    expect(isRefused({ kind: 'qr', text: '\u0001' })).toBe(true);
  });
});

describe('A barcode', () => {
  it('has height, width, its text below and a code set', () => {
    expect(inner({ kind: 'barcode', text: 'A{1' })).toBe('1b61011d68501d77031d48021d6b49067b42417b7b310a');
  });

  it('of digits takes half the room', () => {
    expect(inner({ kind: 'barcode', text: '660012' })).toContain('1d6b49057b4342000c');
  });

  it('of digits whose pairs would be a command in real time is written in letters', () => {
    expect(inner({ kind: 'barcode', text: '1604' })).toContain('1d6b49067b4231363034');
    expect(inner({ kind: 'barcode', text: '6616' })).toContain('1d6b49067b4236363136');
    expect(inner({ kind: 'barcode', text: '1606' })).toContain('1d6b49047b431006');
  });

  it('that is too long for the paper is refused', () => {
    expect(isRefused({ kind: 'barcode', text: 'A'.repeat(24) })).toBe(true);
    expect(isRefused({ kind: 'barcode', text: 'A'.repeat(15) }, narrow)).toBe(true);
    expect(isRefused({ kind: 'barcode', text: '12'.repeat(20) })).toBe(false);
  });
});

describe('An image', () => {
  it('goes as raster in bands, centred', () => {
    const bits = Buffer.alloc(2 * 3, 0x81).toString('base64');
    expect(inner({ kind: 'image', width: 16, height: 3, bits })).toBe('1b61011d76300002000300818181818181');
  });

  it('loses its command in real time by one dot more', () => {
    const bits = Buffer.from('1004100610', 'hex').toString('base64');
    expect(inner({ kind: 'image', width: 8, height: 5, bits })).toContain('1d763000010005003004100630');
  });

  it('that is not whole or too wide is refused', () => {
    expect(isRefused({ kind: 'image', width: 16, height: 3, bits: Buffer.alloc(5).toString('base64') })).toBe(true);
    expect(isRefused({ kind: 'image', width: 392, height: 1, bits: Buffer.alloc(49).toString('base64') }, narrow)).toBe(true);
  });
});

describe('A pair', () => {
  it('leaps over what is more than four spaces', () => {
    const pair = (spaces: number): DocumentBlockInput => ({ kind: 'pair', label: 'A', value: 'B'.repeat(47 - spaces) });
    expect(inner(pair(5))).toMatch(/^411b244800(42){42}0a$/);
    expect(inner(pair(4))).toMatch(/^4120202020(42){43}0a$/);
  });

  it('stands left and right on one line', () => {
    expect(lines({ kind: 'pair', label: '余额', value: '3,286.50' })).toEqual([`余额${' '.repeat(48 - 4 - 8)}3,286.50`]);
    expect(lines({ kind: 'pair', label: '余额', value: '3,286.50' }, narrow)).toEqual([`余额${' '.repeat(32 - 4 - 8)}3,286.50`]);
  });

  it('wraps a long value in its own column', () => {
    const [first = '', second = ''] = lines({ kind: 'pair', label: '单位', value: '测'.repeat(25) });
    expect(first).toBe(`单位  ${'测'.repeat(21)}`);
    expect(second).toBe(`${' '.repeat(48 - 8)}${'测'.repeat(4)}`);
  });

  it('puts a long label above', () => {
    expect(lines({ kind: 'pair', label: '长'.repeat(13), value: '1' })).toEqual(['长'.repeat(13), `${' '.repeat(47)}1`]);
  });
});

describe('Columns', () => {
  const cell = (text: string, share: number, align: 'left' | 'right' = 'left') => ({ text, share, align });

  it('share the line and align within their share', () => {
    expect(lines({ kind: 'columns', cells: [cell('项目', 2), cell('数量', 1, 'right'), cell('金额', 1, 'right')] })).toEqual([
      `项目${' '.repeat(26)}数量${' '.repeat(10)}金额`,
    ]);
  });

  it('wrap each within its own', () => {
    expect(lines({ kind: 'columns', cells: [cell('门诊慢特病', 1), cell('1', 4), cell('合作医疗', 1)] }, narrow)).toEqual([
      `门诊慢 1${' '.repeat(17)}合作医`,
      `特病${' '.repeat(21)}疗`,
    ]);
  });

  it('always leave room for a character, whatever the shares', () => {
    const cells = [cell('一', 1), cell('二', 12), cell('三', 12), cell('四', 12), cell('五', 12), cell('六', 1)];
    expect(lines({ kind: 'columns', cells }, narrow)).toHaveLength(1);
  });
});

describe('Whatever the document', () => {
  it('holds no sequence that the printer would obey in real time', () => {
    const profile = fc
      .record({ qr: fc.constantFrom('native' as const, 'raster' as const), chunkBytes: fc.integer({ min: 64, max: 600 }) })
      .map((changes) => ({ ...changes, cut: { mode: 'full' as const, feed: 0x10 } }))
      .chain((changes) => fc.constantFrom({ ...wide, ...changes }, { ...narrow, ...changes }));
    fc.assert(
      fc.property(fc.array(anyBlock, { minLength: 1, maxLength: 12 }), profile, (blocks, printer) => {
        const document = encodeDocument({ blocks: blocks.map((block) => documentBlock.parse(block)) }, printer);
        if (document.ok) expect(hex(all(document.value))).not.toMatch(/^(..)*10(04|05|14)/);
        // Nor does a request between two commands become another one by what stands before it.
        if (document.ok) expect(document.value.segments.some((segment) => segment.at(-1) === 0x10)).toBe(false);
      }),
      { numRuns: 120 },
    );
  });
});
