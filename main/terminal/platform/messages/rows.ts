// Questions whose answer is a list of rows about one person, under a node that has its name in the specification.

import type { Private } from '../../../../contract/private.ts';
import type { PersonKey } from '../types.ts';
import { type Fields, type RowOf, readRows } from './fields.ts';
import type { Question } from './question.ts';

/** Days, YYYY-MM-DD, both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export const wholeDays = ({ from, to }: Span): Record<string, string> => ({ begntime: `${from} 00:00:00`, endtime: `${to} 23:59:59` });

const longestList = 4 * 1024 * 1024;
const mostRows = 3000;

interface ListOrder {
  readonly number: string;
  readonly node: string;
  readonly person: PersonKey;
  /** Beside psn_no, in the platform's names. */
  readonly data: Readonly<Record<string, string>>;
}

export const listQuestion = <F extends Fields>({ number, node, person, data }: ListOrder, fields: F): Question<readonly RowOf<F>[]> => ({
  number,
  insuredPlace: person.insuredPlace,
  largestAnswer: longestList,
  input: () => ({ data: { psn_no: person.personNumber.private, ...data } }),
  read(output, { codes }) {
    const rows = nodeOf(output, node);
    return isAboutOther(rows, person.personNumber) ? null : readRows(fields, rows, codes, mostRows);
  },
});

/** What stands under the node; the answer itself where the platform leaves the node out. */
export function nodeOf(output: unknown, node: string): unknown {
  if (typeof output !== 'object' || output === null || Array.isArray(output)) return output;
  const entry = Object.entries(output).find(([name]) => name === node);
  return entry ? entry[1] : output;
}

/** Rows that name another person are nobody's business. */
export function isAboutOther(rows: unknown, asked: Private): boolean {
  const list: readonly unknown[] = Array.isArray(rows) ? rows : [rows];
  return list.some((row) => {
    if (typeof row !== 'object' || row === null || !('psn_no' in row)) return false;
    const { psn_no: told } = row;
    if (told === null || told === '') return false;
    return typeof told === 'number' ? String(told) !== asked.private : told !== asked.private;
  });
}
