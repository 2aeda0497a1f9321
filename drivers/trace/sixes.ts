// What a trace holds instead of a code: sixes, and the ends of lines, without which nobody could tell one code from the next.

export const six = 0x36;
/** A control byte that ends no line makes a code invalid, whichever it is. */
const otherControl = 0x1a;
const endsOfLine: readonly number[] = [0x00, 0x0a, 0x0d];

export function sixFor(byte = six): number {
  if (endsOfLine.includes(byte)) return byte;
  return byte < 0x20 ? otherControl : six;
}
