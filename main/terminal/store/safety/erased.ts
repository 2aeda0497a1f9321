// Whether a backup still holds what the journal has erased. Asked of the rows themselves: a clock that was wrong cannot hide any.

import Database from 'better-sqlite3';

const withContent = `SELECT filing_case.number FROM case_content JOIN filing_case ON filing_case.id = case_content.filing_case
  WHERE case_content.applicant IS NOT NULL`;

/** A backup that cannot be read counts as one that does. */
export function holdsErased(backup: string, journal: Database.Database): boolean {
  const kept = new Set(journal.prepare<[], string>(withContent).pluck().all());
  let database: Database.Database | undefined;
  try {
    database = new Database(backup, { readonly: true, fileMustExist: true });
    // Before cases there was nothing to erase.
    if (database.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'case_content'`).pluck().get() === 0) return false;
    return database
      .prepare<[], string>(withContent)
      .pluck()
      .all()
      .some((number) => !kept.has(number));
  } catch (error) {
    if (error instanceof Database.SqliteError) return true;
    throw error;
  } finally {
    database?.close();
  }
}
