// A CODE128 as the printer takes it: the data with its code set, and how wide its bars can be on this paper.

import { type Page, widthInDots } from './page.ts';

export interface Barcode {
  readonly text: string;
  /** For `1D 6B 49`: the code set, then the characters. */
  readonly data: Uint8Array;
  /** Dots of the narrowest bar. */
  readonly module: number;
  /** Dots from the first bar to the last. */
  readonly width: number;
}

export const barcodeDots = 80;

/** Narrower bars than these two no printer prints. */
const modules = [3, 2] as const;
const symbolModules = 11;
const stopModules = 13;

/** null: it is too long for this paper. */
export function barcodeOf(text: string, page: Page): Barcode | null {
  const pairs = /^(?:\d\d){2,}$/.test(text) ? pairsOf(text) : null;
  const data = pairs ?? [0x7b, 0x42, ...Buffer.from(text.replaceAll('{', '{{'), 'latin1')];
  // Start, check and the characters, then the stop.
  const width = (2 + (pairs ? pairs.length - 2 : text.length)) * symbolModules + stopModules;
  const module = modules.find((dots) => width * dots <= widthInDots(page));
  return module === undefined ? null : { text, data: new Uint8Array(data), module, width: width * module };
}

/** Code set C: two digits a symbol. null where the pairs 16 04, 16 05 or 16 20 would be a real-time command to the printer. */
function pairsOf(digits: string): number[] | null {
  const pairs = Array.from(digits.matchAll(/\d\d/g), ([pair]) => Number(pair));
  const obeyed = pairs.some((pair, index) => pair === 0x10 && [0x04, 0x05, 0x14].includes(pairs[index + 1] ?? 0x04));
  return obeyed ? null : [0x7b, 0x43, ...pairs];
}
