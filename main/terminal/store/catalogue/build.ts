// Makes a new catalogue file from the platform's rows, beside the one in use; runs in a worker thread, where it may take its time.

import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { fail, type Result, succeed } from '../../../../contract/result.ts';
import type { Rows } from '../../catalogue/download.ts';
import type { CatalogueFacts, Institution, ItemRow, LimitRow, SelfPayRow } from '../../catalogue/types.ts';
import { createInitials } from './initials.ts';
import {
  applicationId,
  batchesOf,
  catalogueVersion,
  countedFacts,
  fileName,
  institutionFacets,
  itemFacets,
  removeUnfinished,
  tables,
  unfinishedFiles,
} from './schema.ts';
import { comparable, initialsText, piecesOf } from './text.ts';

export type BuildFault = 'empty' | 'shrunk' | 'damaged';

export interface CatalogueBuild {
  add(rows: Rows): void;
  /** Sorts, indexes, checks and syncs. @param before items in the catalogue in use: one of less than half of them is not believed. */
  finish(asOf: number, before: number): Result<CatalogueFacts, BuildFault>;
  /** Puts the finished file into its place. Nobody of this process may have the old one open. */
  install(): void;
  /** Deletes what has not been installed. */
  discard(): void;
}

/** What arrives in any order; the same code twice is one item, of which the younger counts. */
const staging = `
  CREATE TABLE stage.item (
    code TEXT PRIMARY KEY, kind TEXT, name TEXT, text TEXT, initials TEXT, specification TEXT, class TEXT, restricted INTEGER, remark TEXT,
    valid_from TEXT, valid_to TEXT
  ) WITHOUT ROWID;
  CREATE TABLE stage.price_limit (code TEXT, level TEXT, fen INTEGER, PRIMARY KEY (code, level)) WITHOUT ROWID;
  CREATE TABLE stage.share (code TEXT, insured TEXT, share INTEGER, PRIMARY KEY (code, insured)) WITHOUT ROWID;
  CREATE TABLE stage.institution (
    code TEXT PRIMARY KEY, kind TEXT, name TEXT, text TEXT, initials TEXT, level TEXT, division TEXT, cross_province INTEGER
  ) WITHOUT ROWID;
`;

const sortItems = `
  INSERT INTO main.item
  SELECT row_number() OVER (ORDER BY length(text), text, specification, code), kind, code, name, initials, specification, class, restricted,
    remark, valid_from, valid_to,
    ${['primary', 'secondary', 'tertiary'].map((level) => `(SELECT fen FROM stage.price_limit WHERE code = item.code AND level = '${level}')`).join(', ')},
    ${['employee', 'resident'].map((insured) => `(SELECT share FROM stage.share WHERE code = item.code AND insured = '${insured}')`).join(', ')}
  FROM stage.item AS item;
`;
const sortInstitutions = `
  INSERT INTO main.institution
  SELECT row_number() OVER (ORDER BY length(text), text, code), kind, code, name, initials, level, division, cross_province
  FROM stage.institution;
`;

export function startBuild(folder: string): CatalogueBuild {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const wanted = path.join(folder, fileName);
  const { file: unfinished, stage } = unfinishedFiles(folder);
  // A build that was cut off has left its files.
  removeUnfinished(folder);
  const database = new Database(unfinished);
  open();
  const initialsOf = createInitials();
  const add = writers();

  function open(): void {
    for (const schema of ['main', 'stage']) {
      if (schema === 'stage') database.prepare('ATTACH ? AS stage').run(stage);
      // A power cut costs the download, nothing else: the file counts only once it is checked, synced and renamed.
      database.pragma(`${schema}.journal_mode = MEMORY`);
      database.pragma(`${schema}.synchronous = OFF`);
    }
    database.pragma('cache_size = -65536');
    database.exec(staging);
    database.exec(tables);
    database.exec('BEGIN');
  }

  function writers() {
    const item = database.prepare(`
      INSERT INTO stage.item VALUES (@code, @kind, @name, @text, @initials, @specification, @class, @restricted, @remark, @validFrom, @validTo)
      ON CONFLICT (code) DO UPDATE SET (kind, name, text, initials, specification, class, restricted, remark, valid_from, valid_to) =
        (excluded.kind, excluded.name, excluded.text, excluded.initials, excluded.specification, excluded.class, excluded.restricted,
         excluded.remark, excluded.valid_from, excluded.valid_to)
      WHERE excluded.valid_from > item.valid_from`);
    const limit = database.prepare('INSERT OR REPLACE INTO stage.price_limit VALUES (@code, @level, @limit)');
    const share = database.prepare('INSERT OR REPLACE INTO stage.share VALUES (@code, @insured, @share)');
    const institution = database.prepare(
      'INSERT OR REPLACE INTO stage.institution VALUES (@code, @kind, @name, @text, @initials, @level, @division, @crossProvince)',
    );
    const number = (flag: boolean | null): number | null => (flag === null ? null : Number(flag));
    const named = (name: string) => {
      const text = comparable(name);
      return { text, initials: initialsText(initialsOf(text)) };
    };
    return {
      item: (row: ItemRow) => item.run({ ...row, ...named(row.name), restricted: Number(row.restricted) }),
      limit: (row: LimitRow) => limit.run(row),
      share: (row: SelfPayRow) => share.run(row),
      institution: (row: Institution) => institution.run({ ...row, ...named(row.name), crossProvince: number(row.crossProvince) }),
    };
  }

  function index<Faceted>(table: 'item' | 'institution', facetsOf: (row: Faceted) => readonly string[]): void {
    const insert = database.prepare(`INSERT INTO ${table}_piece (rowid, piece) VALUES (?, ?)`);
    for (const rows of batchesOf<Faceted & { readonly id: number; readonly name: string }>(database, table)) {
      for (const row of rows) insert.run(row.id, piecesText(row.name, facetsOf(row)));
    }
    database.exec(`INSERT INTO ${table}_piece (${table}_piece) VALUES ('optimize')`);
  }

  function piecesText(name: string, facets: readonly string[]): string {
    const text = comparable(name);
    return [...piecesOf(text, initialsOf(text)), '#all', ...facets.map((facet) => `#${facet}`)].join(' ');
  }

  function finish(asOf: number, before: number): Result<CatalogueFacts, BuildFault> {
    database.exec(sortItems);
    database.exec(sortInstitutions);
    const facts = { asOf, ...countedFacts(database) };
    if (facts.items === 0 || facts.institutions === 0) return fail('empty');
    if (facts.items < before / 2) return fail('shrunk');
    index('item', itemFacets);
    index('institution', institutionFacets);
    database.prepare('INSERT INTO facts VALUES (@asOf, @items, @institutions, @checksum)').run(facts);
    database.exec('COMMIT');
    database.exec('DETACH stage');
    database.pragma(`application_id = ${applicationId}`);
    database.pragma(`user_version = ${catalogueVersion}`);
    database.close();
    rmSync(stage);
    sync(unfinished);
    return isWhole(unfinished, facts) ? succeed(facts) : fail('damaged');
  }

  return {
    add(added) {
      if (added.what === 'items') added.rows.forEach(add.item);
      if (added.what === 'limits') added.rows.forEach(add.limit);
      if (added.what === 'shares') added.rows.forEach(add.share);
      if (added.what === 'institutions') added.rows.forEach(add.institution);
    },
    finish,
    install() {
      renameSync(unfinished, wanted);
      if (process.platform !== 'win32') sync(folder);
    },
    discard() {
      database.close();
      removeUnfinished(folder);
    },
  };
}

/** Reads everything again from the disk's side: what was meant to be written has to be there. */
export function isWhole(file: string, facts: CatalogueFacts): boolean {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    if (database.pragma('integrity_check(1)', { simple: true }) !== 'ok') return false;
    const { items, institutions, checksum } = countedFacts(database);
    return items === facts.items && institutions === facts.institutions && checksum === facts.checksum;
  } catch (error) {
    if (error instanceof Database.SqliteError) return false;
    throw error;
  } finally {
    database.close();
  }
}

function sync(file: string): void {
  const descriptor = openSync(file, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
