// How the fields of an answer are read: a table names for every domain field the platform's name and its kind, and nothing else is kept.

import { z } from 'zod';
import { fenFromYuan } from '../../../../contract/money.ts';
import { type Private, privately } from '../../../../contract/private.ts';
import { chinaTime } from '../china-time.ts';
import type { CodeTables, DictionaryName, WordOf } from './code-tables.ts';

/** @returns undefined: not understood. */
type Read<T> = (value: unknown, codes: CodeTables) => T | undefined;
export interface Field<T> {
  /** The platform's name. */
  readonly name: string;
  readonly read: Read<T>;
}
export type Fields = Readonly<Record<string, Field<unknown>>>;
export type RowOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

const longestText = 500;

/** Texts arrive as text or, where they are digits, as numbers; what is missing is empty. */
function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value))) return undefined;
  const text = String(value).trim();
  return text.length <= longestText ? text : undefined;
}

const field = <T>(name: string, read: Read<T>): Field<T> => ({ name, read });

/** Has to be there. */
export const text = (name: string): Field<string> => field(name, (value) => textOf(value) || undefined);
/** May be empty. */
export const anyText = (name: string): Field<string> => field(name, textOf);
/** Of a person: drawn, never logged. */
export const personalText = (name: string): Field<Private> =>
  field(name, (value) => {
    const read = textOf(value);
    return read === undefined ? undefined : privately(read);
  });

/** A code as our own word for it. */
export const coded = <Name extends DictionaryName>(name: string, dictionary: Name): Field<WordOf<Name>> =>
  field(name, (value, codes) => {
    const code = textOf(value);
    return code === undefined ? undefined : codes.wordOf(dictionary, code);
  });

/** YYYY-MM-DD; null: empty, or no day. */
export const day = (name: string): Field<string | null> => field(name, dayOf);
/** YYYY-MM-DD HH:mm, or the day alone where no time is told; null: neither. */
export const moment = (name: string): Field<string | null> => field(name, momentOf);
/** 1 or 0 in the many ways of saying it; null: not told. */
export const flag = (name: string): Field<boolean | null> =>
  field(name, (value) => {
    const word = typeof value === 'boolean' ? String(Number(value)) : textOf(value);
    if (word === undefined) return undefined;
    return word === '1' ? true : word === '0' ? false : null;
  });

/** Yuan as number or text, in fen. An empty number arrives as 0 (platform.md §1.1), null or empty text; one that is missing is none. */
export const fenOf = (value: unknown): number | undefined => {
  if (value === null || value === '') return 0;
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const amount = fenFromYuan(value);
  return amount.ok ? amount.value : undefined;
};
export const fen = (name: string): Field<number> => field(name, fenOf);
export const personalFen = (name: string): Field<Private<number>> =>
  field(name, (value) => {
    const amount = fenOf(value);
    return amount === undefined ? undefined : privately(amount);
  });
/** An amount that not every region sends; null: not told. */
export const personalFenIfAny = (name: string): Field<Private<number> | null> =>
  field(name, (value) => {
    if (value === undefined || value === null || value === '') return null;
    const amount = fenOf(value);
    return amount === undefined ? undefined : privately(amount);
  });
/** A number that is no money: quantities, unit prices of six decimals, shares. */
export const decimal = (name: string): Field<number | null> =>
  field(name, (value) => {
    const written = textOf(value);
    if (written === undefined) return undefined;
    if (written === '') return null;
    return /^-?\d{1,12}(\.\d{1,8})?$/.test(written) ? Number(written) : undefined;
  });

/** YYYY-MM-DD from text (with or without a time, with or without hyphens) or from milliseconds. */
export function dayOf(value: unknown): string | null {
  if (typeof value === 'number' && value > 99_999_999 && value < 1e13) return chinaTime(new Date(value)).slice(0, 10);
  const match = /^(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)(?:\D.*|\d{6,9})?$/.exec(textOf(value) ?? '');
  if (!match) return null;
  const date = match.slice(1, 4).join('-');
  return z.iso.date().safeParse(date).success ? date : null;
}

function momentOf(value: unknown): string | null {
  if (typeof value === 'number' && value > 99_999_999 && value < 1e13) return chinaTime(new Date(value)).slice(0, 16);
  const date = dayOf(value);
  const time = /^\d{8}([01]\d|2[0-3])([0-5]\d)/.exec((textOf(value) ?? '').replace(/\D/g, ''));
  return date && time ? `${date} ${time[1]}:${time[2]}` : date;
}

/** One row; null: a field is missing or is not what it should be. */
export function readRow<F extends Fields>(fields: F, from: unknown, codes: CodeTables): RowOf<F> | null {
  if (typeof from !== 'object' || from === null) return null;
  const cells = new Map(Object.entries(from));
  const row: [string, unknown][] = [];
  for (const [key, { name, read }] of Object.entries(fields)) {
    const value = read(cells.get(name), codes);
    if (value === undefined) return null;
    row.push([key, value]);
  }
  return Object.fromEntries(row) as RowOf<F>;
}

/** Rows of a person's history, all or none: a list that silently lacks a line would be a wrong answer. */
export function readRows<F extends Fields>(fields: F, from: unknown, codes: CodeTables, most: number): readonly RowOf<F>[] | null {
  if (from === null || from === undefined) return [];
  // One row alone is sent as an object by some platforms.
  const list: readonly unknown[] = Array.isArray(from) ? from : [from];
  if (list.length > most) return null;
  const rows = list.map((one) => readRow(fields, one, codes));
  return rows.every((row) => row !== null) ? rows : null;
}
