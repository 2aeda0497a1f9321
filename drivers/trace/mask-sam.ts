// Masks what a SAM module says: the card becomes the specimen of devices.md §1.11, every checksum is made good again.

import { byteByByte, type Masker } from './masker.ts';

const preamble = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const;
/** SW1 SW2 SW3 and the checksum. */
const frameOverhead = 4;
const longestLength = 2314;
const headLength = 5;
const textLength = 256;
/** The identity of the module, which is nobody's. */
const samIdLength = 16;

/** 测试甲, female, 汉, 19491231, 11010519491231002X: nobody. */
const specimen = Buffer.from(
  [
    '测试甲'.padEnd(15),
    '2',
    '01',
    '19491231',
    '北京市朝阳区测试路1号'.padEnd(35),
    '11010519491231002X',
    '北京市公安局朝阳分局'.padEnd(15),
    '20200101',
    '长期'.padEnd(8),
    ' '.repeat(18),
  ].join(''),
  'utf16le',
);

/** Replies with so many lengths of two bytes before the text: base information, and the same with fingerprints. */
const lengthBytesOf = (dataLength: number): number | null => {
  if (dataLength === 4 + textLength + 1024) return 4;
  return [0, 512, 1024].includes(dataLength - 6 - textLength - 1024) ? 6 : null;
};

export function maskSam(): Masker {
  let matched = 0;
  /** Bytes after the preamble; null: no frame has begun. */
  let at: number | null = null;
  let length = 0;
  let original = 0;
  let written = 0;

  const masked = (byte: number, index: number): number => {
    const data = index - headLength;
    const dataLength = length - frameOverhead;
    if (data < 0 || dataLength === samIdLength) return byte;
    const lengthBytes = lengthBytesOf(dataLength);
    if (lengthBytes === null) return data % 2 === 0 && dataLength > samIdLength ? 0x20 : 0x00;
    if (data < lengthBytes) return byte;
    return specimen[data - lengthBytes] ?? 0x00;
  };

  const within = (byte: number, index: number): number => {
    if (index < 2) {
      length = (length << 8) | byte;
      original ^= byte;
      written ^= byte;
      if (index === 1 && (length < frameOverhead || length > longestLength)) at = null;
      return byte;
    }
    if (index === length + 1) {
      at = null;
      // A checksum that was wrong stays wrong.
      return byte ^ original ^ written;
    }
    const kept = masked(byte, index);
    original ^= byte;
    written ^= kept;
    return kept;
  };

  return byteByByte((byte) => {
    if (at !== null) {
      at += 1;
      return within(byte, at - 1);
    }
    if (byte === preamble[matched]) matched += 1;
    else if (byte === 0xaa) matched = Math.min(matched, 3);
    else matched = 0;
    if (matched === preamble.length) {
      matched = 0;
      at = 0;
      length = 0;
      original = 0;
      written = 0;
      return byte;
    }
    // Between frames there may be the rest of a damaged one.
    return matched > 0 ? byte : 0x00;
  });
}
