// A receipt as data → ESC/POS bytes (devices.md §3.1, §3.2), with the paper it will take.

import type { DocumentBlock, PrintDocument } from '../../contract/device/document.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { ReceiptPrinterProfile } from '../../kiosk-config/profiles/receipt-printer-schema.ts';
import { initialise } from './protocol.ts';
import { type Glyph, glyphsOf, widthOf, wrap } from './text.ts';

export interface EncodedDocument {
  /** Whole commands each: between two of them a real-time request may be sent, within one it would become data. */
  readonly segments: readonly Uint8Array[];
  readonly millimetres: number;
  /** Characters the printer's font does not have, printed as 〓. */
  readonly replaced: number;
}

interface Encoded {
  readonly bytes: Uint8Array;
  readonly millimetres: number;
  readonly replaced: number;
}

const chineseOn = [0x1c, 0x26];
const lineFeed = 0x0a;
const alignments = { left: 0, centre: 1, right: 2 } as const;

const style = (align: keyof typeof alignments, size: 1 | 2, bold: boolean): number[] => [
  0x1b,
  0x61,
  alignments[align],
  0x1d,
  0x21,
  size === 2 ? 0x11 : 0x00,
  0x1b,
  0x45,
  bold ? 1 : 0,
];

const bytesOf = (glyphs: readonly Glyph[]): number[] => glyphs.flatMap((glyph) => [...glyph.bytes]);
const spaces = (count: number): number[] => Array.from({ length: count }, () => 0x20);
const replacedIn = (glyphs: readonly Glyph[]): number => glyphs.filter((glyph) => glyph.replaced).length;

/** Feeds what was printed past the cutter and cuts. */
export function cutOff({ cut: { mode, feed } }: ReceiptPrinterProfile): Uint8Array {
  return new Uint8Array([...style('left', 1, false), 0x1d, 0x56, mode === 'full' ? 0x41 : 0x42, feed]);
}

export function encodeDocument(document: PrintDocument, profile: ReceiptPrinterProfile): Result<EncodedDocument, 'invalidDocument'> {
  const encoded = document.blocks.map((block) => encodeBlock(block, profile)).filter((block) => block !== null);
  if (encoded.length < document.blocks.length) return fail('invalidDocument');
  return succeed({
    segments: [new Uint8Array([...initialise, ...chineseOn]), ...encoded.map((block) => block.bytes), cutOff(profile)],
    millimetres: encoded.reduce((sum, block) => sum + block.millimetres, 0),
    replaced: encoded.reduce((sum, block) => sum + block.replaced, 0),
  });
}

function encodeBlock(block: DocumentBlock, profile: ReceiptPrinterProfile): Encoded | null {
  const { columns, speed } = profile;
  switch (block.kind) {
    case 'text': {
      const glyphs = glyphsOf(block.text);
      const lines = wrap(glyphs, Math.floor(columns / block.size));
      const bytes = lines.flatMap((line) => [...bytesOf(line), lineFeed]);
      return {
        bytes: new Uint8Array([...style(block.align, block.size, block.bold), ...bytes]),
        millimetres: lines.length * block.size * speed.lineMillimetres,
        replaced: replacedIn(glyphs),
      };
    }
    case 'pair':
      return encodePair(block, profile);
    case 'rule':
      return {
        bytes: new Uint8Array([...style('left', 1, false), ...spaces(columns).fill(0x2d), lineFeed]),
        millimetres: speed.lineMillimetres,
        replaced: 0,
      };
    case 'qr':
      return encodeQr(block.text, profile);
    case 'feed':
      return { bytes: new Uint8Array([0x1b, 0x64, block.lines]), millimetres: block.lines * speed.lineMillimetres, replaced: 0 };
  }
}

/** Label left and value right; a value that does not fit wraps within its own column, or below a label that leaves it too little. */
function encodePair(block: Extract<DocumentBlock, { kind: 'pair' }>, profile: ReceiptPrinterProfile): Encoded {
  const { columns, speed } = profile;
  const label = glyphsOf(block.label);
  const value = glyphsOf(block.value);
  const beside = widthOf(label) <= columns / 2;
  const above = beside ? [] : wrap(label, columns).map(bytesOf);
  const head = beside ? label : [];
  const valueLines = wrap(value, columns - (head.length > 0 ? widthOf(head) + 1 : 0)).map((line, index) => {
    const start = index === 0 ? head : [];
    return [...bytesOf(start), ...spaces(columns - widthOf(start) - widthOf(line)), ...bytesOf(line)];
  });
  const lines = [...above, ...valueLines];
  return {
    bytes: new Uint8Array([...style('left', 1, block.bold), ...lines.flatMap((line) => [...line, lineFeed])]),
    millimetres: lines.length * speed.lineMillimetres,
    replaced: replacedIn(label) + replacedIn(value),
  };
}

/** Bytes that versions 1, 2, … of a code hold at error correction M (ISO/IEC 18004), as far as a receipt goes. */
const qrCapacities = [
  14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666, 711, 779, 857, 911,
] as const;
const dotsPerMillimetre = 8;
const dotsPerColumn = 12;
/** Below 0.4 mm a module no telephone reads it. */
const smallestModule = 3;

/** Native symbol: model 2, error correction M; null when it cannot be printed so that it can be read. */
function encodeQr(text: string, profile: ReceiptPrinterProfile): Encoded | null {
  const data = [...Buffer.from(text.replaceAll(/\p{Cc}/gu, ''), 'utf8')];
  const version = qrCapacities.findIndex((capacity) => data.length <= capacity) + 1;
  const modules = 17 + 4 * version;
  const module = Math.min(profile.qrModuleSize, Math.floor((profile.columns * dotsPerColumn) / modules));
  if (data.length === 0 || version === 0 || module < smallestModule) return null;
  const stored = data.length + 3;
  return {
    bytes: new Uint8Array([
      ...style('centre', 1, false),
      0x1d,
      0x28,
      0x6b,
      0x04,
      0x00,
      0x31,
      0x41,
      0x32,
      0x00,
      0x1d,
      0x28,
      0x6b,
      0x03,
      0x00,
      0x31,
      0x43,
      module,
      0x1d,
      0x28,
      0x6b,
      0x03,
      0x00,
      0x31,
      0x45,
      0x31,
      0x1d,
      0x28,
      0x6b,
      stored & 0xff,
      stored >> 8,
      0x31,
      0x50,
      0x30,
      ...data,
      0x1d,
      0x28,
      0x6b,
      0x03,
      0x00,
      0x31,
      0x51,
      0x30,
      lineFeed,
    ]),
    millimetres: (modules * module) / dotsPerMillimetre + profile.speed.lineMillimetres,
    replaced: 0,
  };
}
