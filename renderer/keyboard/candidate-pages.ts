// Lays candidates out in rows of keys and the rows in pages: as many as the row has room for, in their order. Pure.

import type { Candidate } from './candidates.ts';

export interface Row {
  readonly width: number;
}

interface PageRoom {
  /** Widths of the rows of a page, in ems of the key. */
  readonly rows: readonly Row[];
  readonly gap: number;
}

/** More in a row are not looked at. */
const mostInARow = 7;
/** Air and edges beside the words of a key, and the least width of one, in ems. */
const keyAir = 1;
const leastKey = 1.8;

export const keyWidth = (text: string): number => Math.max(leastKey, [...text].length + keyAir);

/** Every candidate stands on exactly one page; a row that is too narrow for one key has it all the same. */
export function candidatePages(candidates: readonly Candidate[], { rows, gap }: PageRoom): readonly (readonly (readonly Candidate[])[])[] {
  const pages: Candidate[][][] = [];
  let left = 0;
  let row: Candidate[] | null = null;
  let rowsBegun = 0;
  const beginRow = (): Candidate[] => {
    const at = rowsBegun % rows.length;
    const begun: Candidate[] = [];
    if (at === 0) pages.push([begun]);
    else pages.at(-1)?.push(begun);
    left = rows[at]?.width ?? 0;
    rowsBegun += 1;
    return begun;
  };
  for (const candidate of candidates) {
    const needed = keyWidth(candidate.text) + (row !== null && row.length > 0 ? gap : 0);
    if (row === null || (row.length > 0 && (needed > left || row.length >= mostInARow))) row = beginRow();
    left -= keyWidth(candidate.text) + (row.length > 0 ? gap : 0);
    row.push(candidate);
  }
  return pages;
}
