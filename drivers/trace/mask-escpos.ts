// Masks what is printed: text, dots and codes become a pattern of the same length; commands stay, so that a job keeps its shape.

import { byteByByte, type Masker } from './masker.ts';

const letter = 0x78;
const digit = 0x36;
/** Neither black nor white, and no part of a real-time command. */
const dots = 0x55;
/** ■ in GB18030. */
const square = [0xa1, 0xf6] as const;

/** How a command goes on behind its first bytes: nothing, so many bytes that stay, or so many that are masked. */
type Rest = 'more' | { readonly kept: number } | { readonly masked: number; readonly fill: number };

const none: Rest = { kept: 0 };
const parameters: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'@2i'].map((name) => [`1b${hex(name)}`, 0])),
  ...Object.fromEntries([...'aE-dJ3!M{RtGV'].map((name) => [`1b${hex(name)}`, 1])),
  ...Object.fromEntries([...'$'].map((name) => [`1b${hex(name)}`, 2])),
  ...Object.fromEntries([...'p'].map((name) => [`1b${hex(name)}`, 3])),
  '1b73': 8,
  '1c26': 0,
  '1c2e': 0,
  '1c21': 1,
  '1c2d': 1,
  '1c57': 1,
  '1c53': 2,
  '1c50': 4,
  ...Object.fromEntries([...'!BaIrhwHf'].map((name) => [`1d${hex(name)}`, 1])),
  '1d4c': 2,
  '1d57': 2,
  '1de0': 1,
  '1004': 1,
  '1005': 1,
};

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0');
}

function restOf(bytes: readonly number[]): Rest {
  const [first = 0, second, third, fourth, fifth, sixth, seventh, eighth] = bytes;
  if (second === undefined) return 'more';
  const name = Buffer.from([first, second]).toString('hex');
  const word = (low = 0, high = 0): number => low + 256 * high;
  switch (name) {
    // Real-time: clear the buffers, or a pulse.
    case '1014':
      return third === undefined ? 'more' : { kept: third === 8 ? 7 : 2 };
    // Dots within a line.
    case '1b2a':
      return fifth === undefined ? 'more' : { masked: word(fourth, fifth) * ((third ?? 0) >= 32 ? 3 : 1), fill: dots };
    // Raster.
    case '1d76':
      return eighth === undefined ? 'more' : { masked: word(fifth, sixth) * word(seventh, eighth), fill: dots };
    // Barcode: `m n`, or a text that ends with zero, which this driver does not send.
    case '1d6b':
      return fourth === undefined ? 'more' : { masked: fourth, fill: digit };
    case '1d56':
      return third === undefined ? 'more' : { kept: third >= 0x41 ? 1 : 0 };
    case '1d65':
      return third === undefined ? 'more' : { kept: third === 3 ? 1 : 0 };
    // A group with a length: what is stored for a QR code is masked.
    case '1d28': {
      if (fifth === undefined) return 'more';
      const length = word(fourth, fifth);
      if (third !== 0x6b) return { kept: length };
      if (eighth === undefined && length >= 3) return 'more';
      return seventh === 0x50 ? { masked: length - 3, fill: digit } : { kept: Math.max(0, length - 3) };
    }
    default:
      return parameters[name] === undefined ? none : { kept: parameters[name] };
  }
}

const beginsCommand = (byte: number): boolean => byte === 0x1b || byte === 0x1c || byte === 0x1d || byte === 0x10;

export function maskEscpos(): Masker {
  let command: readonly number[] = [];
  let left = 0;
  /** null: what is left of the command stays. */
  let fill: number | null = null;
  let isSecondOfPair = false;

  const text = (byte: number): number => {
    if (isSecondOfPair) {
      isSecondOfPair = false;
      return square[1];
    }
    if (byte > 0x80) {
      isSecondOfPair = true;
      return square[0];
    }
    return byte > 0x20 ? letter : byte;
  };

  const inCommand = (byte: number): number => {
    command = [...command, byte];
    const rest = restOf(command);
    if (rest === 'more') return byte;
    command = [];
    left = 'kept' in rest ? rest.kept : rest.masked;
    fill = 'kept' in rest ? null : rest.fill;
    return byte;
  };

  return byteByByte((byte) => {
    if (left > 0) {
      left -= 1;
      return fill ?? byte;
    }
    if (command.length > 0 || (beginsCommand(byte) && !isSecondOfPair)) return inCommand(byte);
    return text(byte);
  });
}
