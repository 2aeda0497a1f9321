// What every masker of a trace is: bytes in, as many bytes out, and nothing of a person left in them.

/** Keeps its place in the stream, so that frames may come in any pieces. The answer is as long as what was given. */
export type Masker = (bytes: Uint8Array) => Uint8Array;

/** A masker that looks at one byte after the other. */
export function byteByByte(mask: (byte: number) => number): Masker {
  return (bytes) => Uint8Array.from(bytes, mask);
}

export const unmasked: Masker = (bytes) => bytes;
