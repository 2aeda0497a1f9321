// A scanned code and what its AIM identifier says of it (devices.md §2.4).

import { isUtf8 } from 'node:buffer';
import type { BarcodeSymbology } from '../../contract/device/payloads.ts';

/** Longer than any code of this field; what does not end by then is noise. */
export const longestCode = 4096;

export interface ScannedCode {
  readonly bytes: Uint8Array;
  readonly symbology: BarcodeSymbology;
  /** In English; empty when the scanner does not tell. */
  readonly symbologyName: string;
}

/** An AIM identifier: `]`, the letter of the symbology, a modifier. */
export type AimIdentifier = readonly [letter: string, modifier: string];

const rightBracket = 0x5d;
const backslash = 0x5c;

const symbologies: Readonly<Record<string, readonly [BarcodeSymbology, string]>> = {
  Q: ['qrCode', 'QR Code'],
  A: ['code39', 'Code 39'],
  C: ['code128', 'Code 128'],
  E: ['ean13', 'EAN-13'],
  I: ['itf', 'Interleaved 2 of 5'],
  L: ['pdf417', 'PDF417'],
  d: ['dataMatrix', 'Data Matrix'],
  z: ['aztec', 'Aztec'],
  h: ['symbologyUnknown', 'Han Xin'],
};

/** The identifier at this place, or null when there is none. */
export function aimIdentifierAt(bytes: Uint8Array, start: number): AimIdentifier | null {
  if (bytes[start] !== rightBracket) return null;
  const text = Buffer.from(bytes.subarray(start + 1, start + 3)).toString('latin1');
  return /^[A-Za-z][0-9A-Za-z]$/.test(text) ? [text.charAt(0), text.charAt(1)] : null;
}

/** null: bytes that no text has. */
export function codeOf(bytes: Uint8Array, aim: AimIdentifier | null): ScannedCode | null {
  const [symbology, symbologyName] = nameOf(aim);
  const text = aim?.[0] === 'Q' && '246'.includes(aim[1]) ? withoutEscapes(bytes) : bytes;
  return isText(text) ? { bytes: text, symbology, symbologyName } : null;
}

function nameOf(aim: AimIdentifier | null): readonly [BarcodeSymbology, string] {
  if (aim?.[0] === 'E' && aim[1] === '4') return ['ean8', 'EAN-8'];
  const known = aim && Object.hasOwn(symbologies, aim[0]) ? symbologies[aim[0]] : undefined;
  return known ?? ['symbologyUnknown', ''];
}

const isText = (bytes: Uint8Array): boolean =>
  bytes.length > 0 && isUtf8(bytes) && !bytes.some((byte) => (byte < 0x20 && byte !== 0x09) || byte === 0x7f);

/** ]Q2, ]Q4, ]Q6: a backslash of the text is doubled, one before six digits switches the character set. */
function withoutEscapes(bytes: Uint8Array): Uint8Array {
  const plain: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === backslash && isSwitch(bytes, at + 1)) {
      at += 6;
      continue;
    }
    plain.push(byte);
    if (byte === backslash && bytes[at + 1] === backslash) at += 1;
  }
  return Uint8Array.from(plain);
}

function isSwitch(bytes: Uint8Array, start: number): boolean {
  const digits = bytes.subarray(start, start + 6);
  return digits.length === 6 && digits.every((byte) => byte >= 0x30 && byte <= 0x39);
}
