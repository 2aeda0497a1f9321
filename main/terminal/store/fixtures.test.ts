import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrations } from './migrations.ts';
import { content } from './testing/content.ts';
import { caseIn, place } from './testing/journals.ts';

const folder = path.join(import.meta.dirname, 'fixtures');
const fixtures = readdirSync(folder).sort();
const tables = ['life', 'visit', 'service_use', 'print_job', 'queue_ticket'];

type Rows = Readonly<Record<string, readonly object[]>>;

/** Whatever has an end: what the terminal had not ended, the next life ends. */
function endedRows(file: string): Rows {
  const database = new Database(file, { readonly: true });
  try {
    const there = database.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
    const rows = (table: string) =>
      database.prepare<[], object>(`SELECT * FROM ${table}${table === 'life' ? '' : ' WHERE ended_at IS NOT NULL'}`).all();
    return Object.fromEntries(tables.filter((table) => there.includes(table)).map((table) => [table, rows(table)]));
  } finally {
    database.close();
  }
}

function schemaOf(file: string): readonly string[] {
  const database = new Database(file, { readonly: true });
  try {
    const sql = database.prepare<[], string>(`SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name`).pluck().all();
    return sql.map((text) => text.replace(/\s+/g, ' '));
  } finally {
    database.close();
  }
}

describe('the journals of earlier versions', () => {
  it('have a fixture each', () => {
    expect(fixtures).toEqual(migrations.slice(0, -1).map((_, index) => `journal-${index + 1}.sql`));
  });

  it.each(fixtures)('%s is brought to this version, keeps its rows and takes filings', (name) => {
    const here = place();
    const old = new Database(here.file);
    old.exec(readFileSync(path.join(folder, name), 'utf8'));
    old.close();
    const before = endedRows(here.file);
    const journal = here.open();
    expect([journal.version, journal.synchronous]).toEqual([migrations.length, 2]);
    expect(journal.broken).toMatchObject({ signedIn: true, filing: null, print: { outcome: 'unknown' } });
    const filed = caseIn(journal, 'confirmed');
    expect([filed.number, journal.contentOf(filed.id)]).toEqual(['KIOSK-01-B000001', content]);
    journal.close();
    const after = endedRows(here.file);
    for (const [table, rows] of Object.entries(before)) {
      expect([table, rows.length > 0]).toEqual([table, true]);
      expect(after[table]).toEqual(expect.arrayContaining(rows.map((row) => expect.objectContaining(row))));
    }
    const fresh = place();
    fresh.open().close();
    expect(schemaOf(here.file)).toEqual(schemaOf(fresh.file));
    expect(here.fault()).toBeNull();
  });

  it('journal-2 keeps its counters: no paper number comes again', () => {
    const here = place();
    const old = new Database(here.file);
    old.exec(readFileSync(path.join(folder, 'journal-2.sql'), 'utf8'));
    old.close();
    const journal = here.open();
    expect(journal.startPrint(journal.startService(journal.startVisit(), 'personal-account')).reference).toBe('KIOSK-01-000008');
    journal.close();
  });
});
