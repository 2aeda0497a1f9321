// Proof of the ESC/POS encoder: bytes, columns, and nothing that a printer would obey in real time.

import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type DocumentBlockInput, documentBlock, printDocument } from '../../contract/device/document.ts';
import { receiptPrinterProfile } from '../../kiosk-config/profiles/profiles.ts';
import { hex } from '../testing/hex.ts';
import { type EncodedDocument, encodeDocument } from './encode.ts';
import { glyphsOf, widthOf, wrap } from './text.ts';

const loaded = receiptPrinterProfile('receipt-printer-escpos-80mm');
if (!loaded.ok) throw new Error(loaded.fault.problem);
const profile = loaded.value;

function encoded(...blocks: DocumentBlockInput[]): EncodedDocument {
  const result = encodeDocument(printDocument.parse({ blocks }), profile);
  if (!result.ok) throw new Error(result.fault);
  return result.value;
}

const all = (document: EncodedDocument): Uint8Array => new Uint8Array(Buffer.concat(document.segments));
/** The printed lines of a block, without the nine bytes of style. */
const lines = (block: DocumentBlockInput): string[] =>
  iconv
    .decode(Buffer.from(encoded(block).segments[1] ?? []).subarray(9), 'gb18030')
    .split('\n')
    .slice(0, -1);

describe('A document', () => {
  it('begins with initialise and Chinese mode and ends with the cut', () => {
    const bytes = hex(all(encoded({ kind: 'rule' })));
    expect(bytes.startsWith('1b401c26')).toBe(true);
    expect(bytes.endsWith('1d564100')).toBe(true);
  });

  it('has its Chinese text in GB18030', () => {
    expect(hex(all(encoded({ kind: 'text', text: '医保结算凭证￥·€' })))).toContain('d2bdb1a3bde1cbe3c6bed6a4a3a4a1a4a2e3');
  });

  it('has alignment, size and weight before the text', () => {
    expect(hex(encoded({ kind: 'text', text: 'A', align: 'centre', size: 2, bold: true }).segments[1] ?? new Uint8Array())).toBe(
      '1b61011d21111b4501410a',
    );
  });

  it('replaces what the font lacks and says how much', () => {
    const document = encoded({ kind: 'text', text: '㐂𠮷吉' }, { kind: 'pair', label: '姓名', value: '𠮷' });
    expect(document.replaced).toBe(3);
    expect(hex(all(document))).toContain('a1fea1febcaa0a');
  });

  it('strips control characters', () => {
    expect(lines({ kind: 'text', text: 'a\u0010\u0004\u0001b\n\u200bc' })).toEqual(['abc']);
  });

  it('stores a QR code natively with its length', () => {
    const bytes = hex(all(encoded({ kind: 'qr', text: 'K12345678' })));
    expect(bytes).toContain('1d286b040031413200');
    expect(bytes).toContain(`1d286b0c00315030${Buffer.from('K12345678').toString('hex')}1d286b0300315130`);
  });

  it('with a QR code that could not be read is refused', () => {
    const refused = encodeDocument(printDocument.parse({ blocks: [{ kind: 'qr', text: '𠮷'.repeat(230) }] }), profile);
    expect(refused).toEqual({ ok: false, fault: 'invalidDocument' });
    expect(encodeDocument(printDocument.parse({ blocks: [{ kind: 'qr', text: '\u0001' }] }), profile).ok).toBe(false);
  });

  it('knows the paper it takes', () => {
    expect(encoded({ kind: 'text', text: '一', size: 2 }, { kind: 'feed', lines: 3 }, { kind: 'rule' }).millimetres).toBe((2 + 3 + 1) * 4);
  });
});

describe('A pair', () => {
  it('stands left and right on one line', () => {
    expect(lines({ kind: 'pair', label: '余额', value: '3,286.50' })).toEqual([`余额${' '.repeat(48 - 4 - 8)}3,286.50`]);
  });

  it('wraps a long value in its own column', () => {
    const [first = '', second = ''] = lines({ kind: 'pair', label: '单位', value: '测'.repeat(25) });
    expect(first).toBe(`单位 ${' '.repeat(1)}${'测'.repeat(21)}`);
    expect(second).toBe(`${' '.repeat(48 - 8)}${'测'.repeat(4)}`);
  });

  it('puts a long label above', () => {
    expect(lines({ kind: 'pair', label: '长'.repeat(13), value: '1' })).toEqual(['长'.repeat(13), `${' '.repeat(47)}1`]);
  });
});

describe('Wrapping', () => {
  const words = (text: string, columns: number): string[] =>
    wrap(glyphsOf(text), columns).map((line) => iconv.decode(Buffer.concat(line.map((glyph) => glyph.bytes)), 'gb18030'));

  it('keeps Latin words whole and breaks Chinese anywhere', () => {
    expect(words('insured person status', 10)).toEqual(['insured', 'person', 'status']);
    expect(words('参保人员状态', 5)).toEqual(['参保', '人员', '状态']);
    expect(words('abcdefghijkl', 5)).toEqual(['abcde', 'fghij', 'kl']);
    expect(words('', 5)).toEqual(['']);
  });

  it('never makes a line too wide', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 2, max: 48 }), (text, columns) => {
        for (const line of wrap(glyphsOf(text), columns)) expect(widthOf(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

describe('Whatever the document', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 150 }).map((text) => text.slice(0, 200));
  const anyBlock = fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text: anyText, size: fc.constantFrom(1 as const, 2 as const), bold: fc.boolean() }),
    fc.record({ kind: fc.constant('pair' as const), label: anyText, value: anyText }),
    fc.record({ kind: fc.constant('qr' as const), text: fc.string({ unit: 'binary', minLength: 1, maxLength: 150 }) }),
    fc.record({ kind: fc.constant('qr' as const), text: fc.integer({ min: 1, max: 300 }).map((length) => '医'.repeat(length)) }),
    fc.record({ kind: fc.constant('feed' as const), lines: fc.integer({ min: 1, max: 10 }) }),
    fc.constant({ kind: 'rule' as const }),
  );

  it('holds no sequence that the printer would obey in real time', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { minLength: 1, maxLength: 12 }), (blocks) => {
        const document = encodeDocument({ blocks: blocks.map((block) => documentBlock.parse(block)) }, profile);
        if (document.ok) expect(hex(all(document.value))).not.toMatch(/^(..)*10(04|05|14)/);
      }),
    );
  });
});
