// 1901: what a region calls the codes it uses; keys are spelled in three ways (platform.md §2.1).

import { chinaDay } from '../china-time.ts';
import type { DictionaryEntry, DictionaryName } from './code-tables.ts';
import type { Question } from './question.ts';
import { nodeOf } from './rows.ts';

/** The field must not be empty (appendix A); trees of this interface begin at 0. */
const root = '0';
const mostEntries = 5000;
const longestCode = 20;
const longestLabel = 100;

/** How a platform spells the fields whose spelling differs; a strict one refuses every other. */
export const spellings = [
  { valid: 'Vali_Flag', parent: 'parent_value' },
  { valid: 'vali_flag', parent: 'parent_value' },
  { valid: 'valiFlag', parent: 'parentValue' },
] as const;
export type Spelling = (typeof spellings)[number];

/** @param division six digits */
export const dictionaryQuestion = (
  dictionary: DictionaryName,
  division: string,
  spelling: Spelling,
): Question<readonly DictionaryEntry[]> => ({
  number: '1901',
  insuredPlace: '',
  largestAnswer: 2 * 1024 * 1024,
  input: (now) => ({
    data: { type: dictionary, [spelling.parent]: root, admdvs: division, date: chinaDay(now), [spelling.valid]: '1' },
  }),
  read(output) {
    const list = nodeOf(output, 'list');
    if (!Array.isArray(list) || list.length > mostEntries) return null;
    return list.flatMap((row) => entryOf(row, dictionary) ?? []);
  },
});

/** null: not valid any more, of another dictionary, or not what an entry looks like. */
function entryOf(row: unknown, dictionary: DictionaryName): DictionaryEntry | null {
  if (typeof row !== 'object' || row === null) return null;
  const fields = new Map(Object.entries(row).map(([name, value]) => [name.toLowerCase().replaceAll('_', ''), value]));
  const type = wordIn(fields.get('type'));
  const valid = wordIn(fields.get('valiflag'));
  const code = wordIn(fields.get('value'));
  const label = wordIn(fields.get('label'));
  if ((type !== '' && type.toLowerCase() !== dictionary) || (valid !== '' && valid !== '1')) return null;
  const fits = code.length > 0 && code.length <= longestCode && label.length > 0 && label.length <= longestLabel;
  return fits ? { code, label } : null;
}

const wordIn = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '');
