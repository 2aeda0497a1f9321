// Cuts a program's output into lines of JSON: bounded, strictly UTF-8, and finished with the program at the first thing that is neither.

import { parseJson } from '../json.ts';

export interface LineReader {
  /** @returns the values of the lines that are complete now; null: this is no sequence of JSON lines, and never will be again */
  readonly push: (bytes: Uint8Array) => readonly unknown[] | null;
}

const newline = 0x0a;

/** @param longest bytes of a line */
export function createLineReader(longest: number): LineReader {
  let parts: Uint8Array[] = [];
  let size = 0;
  let broken = false;

  function take(part: Uint8Array): boolean {
    size += part.length;
    if (size > longest) return false;
    // A copy: what came with the next line must not be kept alive by this one.
    if (part.length > 0) parts.push(Uint8Array.from(part));
    return true;
  }

  function line(): unknown {
    const bytes = Buffer.concat(parts);
    parts = [];
    size = 0;
    try {
      return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch {
      return undefined;
    }
  }

  function read(bytes: Uint8Array): readonly unknown[] | null {
    const values: unknown[] = [];
    let from = 0;
    for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, from)) {
      if (!take(bytes.subarray(from, end))) return null;
      const value = line();
      if (value === undefined) return null;
      values.push(value);
      from = end + 1;
    }
    return take(bytes.subarray(from)) ? values : null;
  }

  return {
    push(bytes) {
      const values = broken ? null : read(bytes);
      if (values === null) {
        broken = true;
        parts = [];
      }
      return values;
    },
  };
}
