// The tables of catalogue.db. The file is disposable: another version is not migrated but built again.

import type { CatalogueFacts } from '../../catalogue/types.ts';
import type Database from 'better-sqlite3';
import { createHash, type Hash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';

/** "YBCT": tells our catalogue from any other SQLite file. */
export const applicationId = 0x59424354;
export const catalogueVersion = 1;

export const fileName = 'catalogue.db';

/** A catalogue on its way; `stage` holds the rows in the order in which they came. */
export const unfinishedFiles = (folder: string): { readonly file: string; readonly stage: string } => ({
  file: path.join(folder, `${fileName}.new`),
  stage: path.join(folder, `${fileName}.stage`),
});

export function removeUnfinished(folder: string): void {
  for (const file of Object.values(unfinishedFiles(folder))) if (existsSync(file)) rmSync(file);
}

/**
 * `id` counts up from short names to long ones, so that the order of an index is the order of an answer. A `_piece` table holds nothing
 * but which ids have a piece (text.ts); ^ marks the beginning of a name, # what a question may be narrowed to.
 */
export const tables = `
  CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    specification TEXT,
    class TEXT,
    restricted INTEGER NOT NULL,
    remark TEXT,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    limit_primary INTEGER,
    limit_secondary INTEGER,
    limit_tertiary INTEGER,
    share_employee INTEGER,
    share_resident INTEGER
  ) STRICT;
  CREATE TABLE institution (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    level TEXT,
    division TEXT NOT NULL,
    cross_province INTEGER
  ) STRICT;
  CREATE VIRTUAL TABLE item_piece USING fts5(piece, content='', detail=none, columnsize=0, tokenize="ascii tokenchars '^#'");
  CREATE VIRTUAL TABLE institution_piece USING fts5(piece, content='', detail=none, columnsize=0, tokenize="ascii tokenchars '^#'");
  CREATE TABLE facts (as_of INTEGER NOT NULL, items INTEGER NOT NULL, institutions INTEGER NOT NULL, checksum TEXT NOT NULL) STRICT;
`;

/** What a question for items, or for institutions, may be narrowed to. */
export const itemFacets = ({ kind }: { readonly kind: string }): readonly string[] => [kind];
export const institutionFacets = (row: {
  readonly kind: string;
  readonly level: string | null;
  readonly division: string;
}): readonly string[] => [
  row.kind,
  ...(row.level === null ? [] : [row.level]),
  ...[2, 4, 6].map((digits) => row.division.slice(0, digits)),
];

const factsQuery = 'SELECT as_of AS asOf, items, institutions, checksum FROM facts';
export const readFacts = (database: Database.Database): CatalogueFacts | undefined =>
  database.prepare<[], CatalogueFacts>(factsQuery).get();

/** Rows at a time: a whole table in memory would be a hundred megabytes. */
const batch = 2000;

/** Hands over all rows of a table in the order of their ids. */
export function* batchesOf<Row extends { readonly id: number }>(
  database: Database.Database,
  table: 'item' | 'institution',
): Generator<Row[]> {
  const statement = database.prepare<[number, number], Row>(`SELECT * FROM ${table} WHERE id > ? ORDER BY id LIMIT ?`);
  for (let last = 0; ; ) {
    const rows = statement.all(last, batch);
    const end = rows.at(-1);
    if (end === undefined) return;
    yield rows;
    last = end.id;
  }
}

/** What the tables really hold, to be compared with what `facts` says of them. */
export function countedFacts(database: Database.Database): Omit<CatalogueFacts, 'asOf'> {
  const hash = createHash('sha256');
  const items = addTable(hash, database, 'item');
  const institutions = addTable(hash, database, 'institution');
  return { items, institutions, checksum: hash.digest('hex') };
}

function addTable(hash: Hash, database: Database.Database, table: 'item' | 'institution'): number {
  let count = 0;
  for (const rows of batchesOf(database, table)) {
    hash.update(JSON.stringify(rows));
    count += rows.length;
  }
  return count;
}
