// Searches the catalogue file: every question is a look-up in an index, every answer is bounded.

import path from 'node:path';
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Fen } from '../../../../contract/money.ts';
import { fail, type Result, succeed } from '../../../../contract/result.ts';
import type {
  CatalogueFacts,
  CatalogueItem,
  Found,
  HospitalLevel,
  Institution,
  InstitutionKind,
  InstitutionQuestion,
  ItemClass,
  ItemKind,
  ItemQuestion,
} from '../../catalogue/types.ts';
import { createFinder, type Named } from './finder.ts';
import { applicationId, catalogueVersion, fileName, institutionFacets, itemFacets, readFacts } from './schema.ts';

export type CatalogueFault = 'missing' | 'damaged';

export interface Catalogue {
  readonly facts: CatalogueFacts;
  items(question: ItemQuestion): Found<CatalogueItem>;
  item(code: string): CatalogueItem | null;
  institutions(question: InstitutionQuestion): Found<Institution>;
  close(): void;
}

interface ItemColumns extends Named {
  readonly kind: ItemKind;
  readonly specification: string | null;
  readonly class: ItemClass;
  readonly restricted: number;
  readonly remark: string | null;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly limit_primary: Fen | null;
  readonly limit_secondary: Fen | null;
  readonly limit_tertiary: Fen | null;
  readonly share_employee: number | null;
  readonly share_resident: number | null;
}

interface InstitutionColumns extends Named {
  readonly kind: InstitutionKind;
  readonly level: HospitalLevel | null;
  readonly division: string;
  readonly cross_province: number | null;
}

export function openCatalogue(folder: string): Result<Catalogue, CatalogueFault> {
  const file = path.join(folder, fileName);
  if (!existsSync(file)) return fail('missing');
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { readonly: true, fileMustExist: true });
    const ours =
      database.pragma('application_id', { simple: true }) === applicationId &&
      database.pragma('user_version', { simple: true }) === catalogueVersion;
    const facts = ours ? readFacts(database) : undefined;
    if (facts !== undefined) return succeed(catalogueOf(database, facts));
    database.close();
    return fail('damaged');
  } catch (error) {
    database?.close();
    if (isDamage(error)) return fail('damaged');
    throw error;
  }
}

/** Whatever SQLite says against a file that can be had again is damage. */
export const isDamage = (error: unknown): boolean => error instanceof Database.SqliteError;

function catalogueOf(database: Database.Database, facts: CatalogueFacts): Catalogue {
  const findItems = createFinder<ItemColumns>(database, 'item', itemFacets);
  const findInstitutions = createFinder<InstitutionColumns>(database, 'institution', institutionFacets);
  const byCode = database.prepare<[string], ItemColumns>('SELECT * FROM item WHERE code = ?');
  const { asOf } = facts;
  return {
    facts,
    items({ kind, ...question }) {
      const { rows, next } = findItems({ ...question, facets: kind === undefined ? [] : [kind] });
      return { rows: rows.map(itemOf), next, asOf };
    },
    item(code) {
      const row = byCode.get(code);
      return row === undefined ? null : itemOf(row);
    },
    institutions({ kind, level, division, ...question }) {
      const facets = [kind, level, division].filter((facet) => facet !== undefined);
      const { rows, next } = findInstitutions({ ...question, facets });
      return { rows: rows.map(institutionOf), next, asOf };
    },
    close: () => {
      database.close();
    },
  };
}

const itemOf = (row: ItemColumns): CatalogueItem => ({
  kind: row.kind,
  code: row.code,
  name: row.name,
  specification: row.specification,
  class: row.class,
  restricted: row.restricted === 1,
  remark: row.remark,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  selfPayShare: { employee: row.share_employee, resident: row.share_resident },
  limit: { primary: row.limit_primary, secondary: row.limit_secondary, tertiary: row.limit_tertiary },
});

const institutionOf = (row: InstitutionColumns): Institution => ({
  code: row.code,
  name: row.name,
  kind: row.kind,
  level: row.level,
  division: row.division,
  crossProvince: row.cross_province === null ? null : row.cross_province === 1,
});
