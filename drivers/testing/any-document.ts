// Arbitrary documents for property tests, with a liking for what a printer would obey in real time.

import fc from 'fast-check';
import type { DocumentBlockInput } from '../../contract/device/document.ts';

const rare = fc.constantFrom('㐂', '𠮷', '😀', 'e\u0301', '\u{10fffd}', '\ue000');
const text = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.string({ unit: 'binary-ascii', maxLength: 6 }) },
      fc.string({ unit: 'binary', maxLength: 2 }),
      fc.constantFrom('医保', '王', ' ', 'a b'),
      rare,
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join('').slice(0, 90));
const align = fc.constantFrom('left' as const, 'centre' as const, 'right' as const);
/** Dots that are commands, side by side. */
const dot = fc.oneof(fc.constantFrom(0x10, 0x04, 0x05, 0x14), fc.integer({ min: 0, max: 255 }));

const image = fc.record({ bytes: fc.integer({ min: 1, max: 48 }), height: fc.integer({ min: 1, max: 24 }) }).chain(({ bytes, height }) =>
  fc.array(dot, { minLength: bytes * height, maxLength: bytes * height }).map((dots) => ({
    kind: 'image' as const,
    width: bytes * 8,
    height,
    bits: Buffer.from(dots).toString('base64'),
  })),
);

const barcode = fc.oneof(
  fc.array(fc.constantFrom('16', '04', '05', '20', '00', '66'), { minLength: 1, maxLength: 8 }).map((pairs) => pairs.join('')),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 14 }),
);

/** Within the contract, as far as it goes. */
export const anyBlock: fc.Arbitrary<DocumentBlockInput> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text, align, size: fc.constantFrom(1, 2, 3, 4), bold: fc.boolean() }),
  fc.record({ kind: fc.constant('pair' as const), label: text, value: text, bold: fc.boolean() }),
  fc.record({
    kind: fc.constant('columns' as const),
    cells: fc.array(fc.record({ text, share: fc.integer({ min: 1, max: 12 }), align }), { minLength: 2, maxLength: 6 }),
    bold: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('qr' as const), text: fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }) }),
  fc.record({ kind: fc.constant('qr' as const), text: fc.integer({ min: 1, max: 250 }).map((length) => '医'.repeat(length)) }),
  // Around the length that is itself a command in real time.
  fc.record({ kind: fc.constant('qr' as const), text: fc.integer({ min: 0, max: 6 }).map((more) => '𠮷'.repeat(258) + 'a'.repeat(more)) }),
  fc.record({ kind: fc.constant('barcode' as const), text: barcode }),
  image,
  fc.record({ kind: fc.constant('feed' as const), lines: fc.integer({ min: 1, max: 10 }) }),
  fc.constant({ kind: 'rule' as const }),
  fc.constant({ kind: 'cut' as const }),
);
