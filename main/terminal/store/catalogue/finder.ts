// One way to find names for items and institutions: what begins with the question first, the shorter before the longer.

import type Database from 'better-sqlite3';
import { type Asked, askedFor, comparable, comparableQuestion, containsInitials } from './text.ts';

/** The columns that finding itself needs. */
export interface Named {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly initials: string;
}

export interface Question {
  readonly text: string;
  /** Everything found has all of these. */
  readonly facets: readonly string[];
  readonly limit?: number;
  readonly after?: string | null;
}

export interface Answer<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** Where an answer goes on: behind a code, or behind an id among the names that begin with the question or only contain it. */
interface Place {
  readonly among: 'codes' | 'heads' | 'inside';
  readonly after: string;
}

const usualLimit = 20;
const mostRows = 100;
/** A long question may have to look at names that do not fit; after so many it hands back what it has. */
const mostLookedAt = 2000;

export function createFinder<Row extends Named>(
  database: Database.Database,
  table: 'item' | 'institution',
  facetsOf: (row: Row) => readonly string[],
): (question: Question) => Answer<Row> {
  const byPieces = database.prepare<[string, number, number], Row>(`
    SELECT ${table}.* FROM ${table}_piece CROSS JOIN ${table} ON ${table}.id = ${table}_piece.rowid
    WHERE ${table}_piece MATCH ? AND ${table}_piece.rowid > ? ORDER BY ${table}_piece.rowid LIMIT ?`);
  const byCode = database.prepare<[string, string, string, number], Row>(
    `SELECT * FROM ${table} WHERE code >= ? AND code < ? AND code > ? ORDER BY code LIMIT ?`,
  );

  function findCodes(code: string, facets: readonly string[], after: string, limit: number): Answer<Row> {
    const rows = byCode.iterate(code, `${code}\u{ffff}`, after, mostLookedAt);
    const fits = (row: Row): boolean => facets.every((facet) => facetsOf(row).includes(facet));
    return collect(rows, fits, limit, { among: 'codes', after }, ({ code }) => code);
  }

  function look(match: string, place: Place, limit: number, fits: ((row: Row) => boolean) | null): Answer<Row> {
    const after = Number(place.after);
    // All at once is quicker, as long as there is nothing to look at twice.
    const rows = fits === null ? byPieces.all(match, after, limit + 1) : byPieces.iterate(match, after, mostLookedAt);
    return collect(rows, fits ?? (() => true), limit, place, ({ id }) => String(id));
  }

  function findNames(question: string, facets: readonly string[], place: Place, limit: number): Answer<Row> {
    const narrow = facets.map((facet) => `#${facet}`);
    if (question === '') return look(allOf(['#all', ...narrow]), place, limit, null);
    const asked = askedFor(question);
    const { head, inside } = asked;
    const fits = asked.exact ? null : (row: Row) => isInside(row, asked, question);
    if (place.among === 'inside') return look(`${allOf([...inside, ...narrow])} NOT ${allOf([head])}`, place, limit, fits);
    const first = look(allOf([head, ...inside, ...narrow]), place, limit, fits);
    if (first.next !== null) return first;
    const second = findNames(question, facets, { among: 'inside', after: '0' }, limit - first.rows.length);
    return { rows: [...first.rows, ...second.rows], next: second.next };
  }

  return ({ text, facets, limit: wish = usualLimit, after = null }) => {
    if (!facets.every((facet) => /^\w{1,20}$/.test(facet))) return { rows: [], next: null };
    const limit = Math.min(mostRows, Math.max(1, Math.trunc(wish) || usualLimit));
    const place = placeOf(after);
    const code = codeOf(text);
    if (code !== null && (place === null || place.among === 'codes')) {
      const found = findCodes(code, facets, place?.after ?? '', limit);
      if (found.rows.length > 0) return found;
    }
    const question = comparableQuestion(text);
    // Nothing but signs was typed: that is no wish to see everything.
    if (question === '' && text !== '') return { rows: [], next: null };
    return findNames(question, facets, place === null || place.among === 'codes' ? { among: 'heads', after: '0' } : place, limit);
  };
}

/** The first `limit` rows that fit, and where to go on if there is or may be another. */
function collect<Row>(
  rows: Iterable<Row>,
  fits: (row: Row) => boolean,
  limit: number,
  place: Place,
  keyOf: (row: Row) => string,
): Answer<Row> {
  const shown: Row[] = [];
  let { after } = place;
  let looked = 0;
  for (const row of rows) {
    looked += 1;
    const good = fits(row);
    if (good && shown.length === limit) return { rows: shown, next: `${place.among} ${after}` };
    if (good) shown.push(row);
    after = keyOf(row);
  }
  return { rows: shown, next: looked === mostLookedAt ? `${place.among} ${after}` : null };
}

const allOf = (pieces: readonly string[]): string => `(${pieces.map((piece) => `"${piece}"`).join(' AND ')})`;

const isInside = (row: Named, { byInitials }: Asked, question: string): boolean =>
  byInitials ? containsInitials(row.initials, question) : comparable(row.name).includes(question);

/** null: from the beginning, also for what is no place of ours. */
function placeOf(text: string | null): Place | null {
  const [, among, after = ''] = /^(codes|heads|inside) (.{1,500})$/s.exec(text ?? '') ?? [];
  if (among === 'codes') return { among, after };
  return (among === 'heads' || among === 'inside') && /^\d{1,15}$/.test(after) ? { among, after } : null;
}

/** The question as the beginning of a code, or null: a code has a digit among its first characters and no Chinese. */
function codeOf(text: string): string | null {
  const code = text.slice(0, 60).trim().toUpperCase();
  return /^[A-Z0-9][A-Z0-9-]{2,}$/.test(code) && /\d/.test(code) ? code : null;
}
