// Reads what a region's platform answers: by path, as text, nothing believed. A value that is not as it should be is absent.

import type { CodeTable } from '../../../../kiosk-config/regions/adapter.ts';
import { type Fen, fenFromYuan } from '../../../../contract/money.ts';

/** A list longer than this is no honest answer. */
export const mostRows = 20_000;

export function at(json: unknown, path: string | null): unknown {
  let value = json;
  for (const name of path?.split('.') ?? []) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}

/** Regions write codes and numbers as text or as numbers; anything else, or longer than any honest field, is null. */
export function textAt(json: unknown, path: string | null): string | null {
  const value = path === null ? undefined : at(json, path);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  return typeof value === 'string' && value.length <= 400 ? value.trim() : null;
}

export function rowsAt(json: unknown, path: string | null): readonly unknown[] | null {
  const rows = at(json, path);
  return Array.isArray(rows) && rows.length <= mostRows ? rows : null;
}

/** Our word for a code of the platform, or null. */
export function wordOf(table: CodeTable, code: string | null): string | null {
  if (code === null) return null;
  for (const [word, codes] of Object.entries(table)) if (typeof codes === 'string' ? codes === code : codes.includes(code)) return word;
  return null;
}

/** YYYY-MM-DD of any of the ways to write a day, with or without a time of day; null: none. */
export function dayAt(json: unknown, path: string): string | null {
  const match = /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?:[ T].*|\d{6,})?$/.exec(textAt(json, path) ?? '');
  return match ? `${match[1]}-${match[2]}-${match[3]}` : null;
}

/** YYYY-MM-DD HH:mm; midnight where no time of day is told. */
export function momentAt(json: unknown, path: string): string | null {
  const day = dayAt(json, path);
  const time = /[ T](\d{2}:\d{2})/.exec(textAt(json, path) ?? '')?.[1] ?? '00:00';
  return day === null ? null : `${day} ${time}`;
}

/** YYYY-MM; null: none. */
export function monthAt(json: unknown, path: string): string | null {
  const match = /^(\d{4})-?(0[1-9]|1[0-2])(?:-?\d{2})?$/.exec(textAt(json, path) ?? '');
  return match ? `${match[1]}-${match[2]}` : null;
}

/** An amount that is not told is none; one that cannot be read is null. */
export function fenAt(json: unknown, path: string, unit: 'yuan' | 'fen'): Fen | null {
  const value = at(json, path);
  if (value === undefined || value === null || value === '') return 0 as Fen;
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  if (unit === 'fen') return /^-?\d{1,13}$/.test(String(value)) ? (Number(value) as Fen) : null;
  const fen = fenFromYuan(value);
  return fen.ok ? fen.value : null;
}
