// The platform's memory: what it has executed, in SQLite, so that a killed platform has forgotten nothing it has answered for.

import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

/** 受理状态 acp_stas: 0 waiting, 1 in progress, 2 sent back, 3 finished, 4 refused, 5 cancelled. */
export type Standing = '0' | '1' | '2' | '3' | '4' | '5';

/** One application; `execCnt` above 1 is a double execution. Times are yyyy-MM-dd HH:mm:ss. */
export interface LedgerCase {
  /** The caller's key; a national transaction has none, its message id stands here. */
  readonly key: string;
  /** Name of the operation, or the number of the national transaction. */
  readonly operation: string;
  readonly matterCode: string;
  readonly matterNumber: string;
  readonly terminal: string;
  readonly personNumber: string;
  /** Serial number of the first execution. */
  readonly sn: string;
  readonly standing: Standing;
  readonly execCnt: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** A remote-treatment filing (异地就医备案). */
export interface Filing {
  readonly sn: string;
  /** Key of the application that made it; null: it was there before the sandbox began. */
  readonly key: string | null;
  readonly personNumber: string;
  readonly reason: string;
  readonly destination: string;
  readonly begin: string;
  /** null: long-term. */
  readonly end: string | null;
  readonly isCommitment: boolean;
  readonly madeOn: string;
  readonly isValid: boolean;
  /** Who filed it for the person (代办人); left out: they did it themselves. */
  readonly agent?: { readonly name: string; readonly number: string; readonly relation: string };
}

/** A registration by a national transaction: 01 chronic disease (2503), 03 designated institution (2505). */
export interface Registration {
  readonly sn: string;
  readonly personNumber: string;
  readonly kind: '01' | '03';
  readonly content: Readonly<Record<string, string>>;
  readonly isValid: boolean;
}

export interface Rating {
  readonly matterNumber: string;
  readonly sn: string;
  readonly satisfaction: number;
  readonly detail: readonly string[];
  readonly at: string;
}

interface CaseRow extends LedgerCase {
  readonly content: string;
  readonly answer: string;
}

const schema = `
  CREATE TABLE IF NOT EXISTS cases (
    key TEXT PRIMARY KEY, operation TEXT NOT NULL, matterCode TEXT NOT NULL, matterNumber TEXT NOT NULL, terminal TEXT NOT NULL,
    personNumber TEXT NOT NULL, content TEXT NOT NULL, answer TEXT NOT NULL, sn TEXT NOT NULL, standing TEXT NOT NULL,
    execCnt INTEGER NOT NULL, firstAt TEXT NOT NULL, lastAt TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS executions (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, messageId TEXT NOT NULL, sn TEXT NOT NULL, at TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS filings (
    sn TEXT PRIMARY KEY, personNumber TEXT NOT NULL, isValid INTEGER NOT NULL, filing TEXT NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS filingsOfPerson ON filings (personNumber);
  CREATE TABLE IF NOT EXISTS registrations (
    sn TEXT PRIMARY KEY, personNumber TEXT NOT NULL, kind TEXT NOT NULL, isValid INTEGER NOT NULL, content TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS messages (
    messageId TEXT PRIMARY KEY, name TEXT NOT NULL, arrivals INTEGER NOT NULL, firstAt TEXT NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS repeatedMessages ON messages (firstAt, messageId) WHERE arrivals > 1;
  CREATE TABLE IF NOT EXISTS ratings (
    matterNumber TEXT PRIMARY KEY, sn TEXT NOT NULL, satisfaction INTEGER NOT NULL, detail TEXT NOT NULL, at TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
`;

const columns = 'key, operation, matterCode, matterNumber, terminal, personNumber, sn, standing, execCnt, firstAt, lastAt';

export type Ledger = ReturnType<typeof openLedger>;

function openFile(file: string): Database.Database {
  try {
    makeFolder(path.dirname(file));
    const database = new Database(file);
    database.pragma('journal_mode = WAL');
    // better-sqlite3 opens a file that is already in WAL mode at NORMAL, without a word.
    database.pragma('synchronous = FULL');
    if (database.pragma('journal_mode', { simple: true }) !== 'wal' || database.pragma('synchronous', { simple: true }) !== 2)
      throw new Error('it is not kept in WAL mode with synchronous = FULL');
    return database;
  } catch (error) {
    throw new Error(`the ledger ${file} cannot be opened: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

/** One level at a time: where a file system makes no folders (/proc), Node's own recursive mkdir never comes back. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder);
}

/** @param file ':memory:' for one that is forgotten at the end. */
export function openLedger(file: string) {
  const database = file === ':memory:' ? new Database(file) : openFile(path.resolve(file));
  database.exec(schema);

  const one = <Row>(sql: string) => database.prepare<unknown[], Row>(sql);
  const statements = {
    arrive: one<{ arrivals: number }>(
      'INSERT INTO messages VALUES (?, ?, 1, ?) ON CONFLICT (messageId) DO UPDATE SET arrivals = arrivals + 1 RETURNING arrivals',
    ),
    repeated: one<{ messageId: string }>('SELECT messageId FROM messages WHERE arrivals > 1 ORDER BY firstAt, messageId'),
    caseOf: one<CaseRow>(`SELECT ${columns}, content, answer FROM cases WHERE key = ?`),
    insertCase: one(`INSERT INTO cases (${columns}, content, answer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)`),
    executeAgain: one('UPDATE cases SET execCnt = execCnt + 1, lastAt = ? WHERE key = ?'),
    insertExecution: one('INSERT INTO executions (key, messageId, sn, at) VALUES (?, ?, ?, ?)'),
    settle: one('UPDATE cases SET standing = ?, lastAt = ? WHERE key = ?'),
    caseCount: one<{ count: number }>('SELECT count(*) AS count FROM cases'),
    cases: one<LedgerCase>(`SELECT ${columns} FROM cases ORDER BY firstAt DESC, rowid DESC`),
    casesOfPerson: one<LedgerCase>(`SELECT ${columns} FROM cases WHERE personNumber = ? ORDER BY firstAt DESC, rowid DESC`),
    // A national transaction has no number of the caller's: the list that terminals compare does not know it.
    casesOfTerminal: one<LedgerCase>(
      `SELECT ${columns} FROM cases WHERE terminal = ? AND matterNumber <> '' AND substr(firstAt, 1, 10) BETWEEN ? AND ?
       ORDER BY firstAt DESC, rowid DESC`,
    ),
    executions: one<{ key: string; messageId: string; sn: string; at: string }>(
      'SELECT key, messageId, sn, at FROM executions ORDER BY id',
    ),
    filings: one<{ filing: string }>('SELECT filing FROM filings WHERE personNumber = ? ORDER BY rowid DESC'),
    everyFiling: one<{ filing: string }>('SELECT filing FROM filings ORDER BY rowid'),
    putFiling: one('INSERT OR REPLACE INTO filings VALUES (?, ?, ?, ?)'),
    registrations: one<{ sn: string; content: string; isValid: number }>(
      'SELECT sn, content, isValid FROM registrations WHERE personNumber = ? AND kind = ? ORDER BY rowid DESC',
    ),
    putRegistration: one('INSERT OR REPLACE INTO registrations VALUES (?, ?, ?, ?, ?)'),
    putRating: one('INSERT INTO ratings VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'),
    ratings: one<{ matterNumber: string; sn: string; satisfaction: number; detail: string; at: string }>(
      'SELECT * FROM ratings ORDER BY at',
    ),
    next: one<{ value: number }>('INSERT INTO counters VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value'),
  };

  return {
    /** As SQLite has it: 2 is FULL. */
    synchronous: database.pragma('synchronous', { simple: true }),
    /** Everything in it happens, or nothing, and what happened is on the disk when it returns. */
    transaction: <Value>(body: () => Value): Value => database.transaction(body).immediate(),
    /** @returns whether this message id is new. */
    arrive: (messageId: string, name: string, at: string): boolean => statements.arrive.get(messageId, name, at)?.arrivals === 1,
    repeatedMessages: (): readonly string[] => statements.repeated.all().map(({ messageId }) => messageId),

    caseOf: (key: string): CaseRow | null => statements.caseOf.get(key) ?? null,
    open({ content, answer, messageId, ...row }: Omit<CaseRow, 'execCnt' | 'lastAt'> & { readonly messageId: string }): void {
      const { key, operation, matterCode, matterNumber, terminal, personNumber, sn, standing, firstAt } = row;
      statements.insertCase.run(
        ...[key, operation, matterCode, matterNumber, terminal, personNumber, sn, standing, firstAt, firstAt, content, answer],
      );
      statements.insertExecution.run(key, messageId, sn, firstAt);
    },
    executeAgain(key: string, execution: { readonly messageId: string; readonly sn: string; readonly at: string }): void {
      statements.executeAgain.run(execution.at, key);
      statements.insertExecution.run(key, execution.messageId, execution.sn, execution.at);
    },
    /** @returns whether there is such a case. */
    settle: (key: string, standing: Standing, at: string): boolean => statements.settle.run(standing, at, key).changes === 1,
    caseCount: (): number => statements.caseCount.get()?.count ?? 0,
    cases: (): readonly LedgerCase[] => statements.cases.all(),
    casesOfPerson: (personNumber: string): readonly LedgerCase[] => statements.casesOfPerson.all(personNumber),
    casesOfTerminal: (terminal: string, from: string, to: string): readonly LedgerCase[] =>
      statements.casesOfTerminal.all(terminal, from, to),
    executions: () => statements.executions.all(),

    filings: (personNumber: string): readonly Filing[] =>
      statements.filings.all(personNumber).map(({ filing }) => JSON.parse(filing) as Filing),
    everyFiling: (): readonly Filing[] => statements.everyFiling.all().map(({ filing }) => JSON.parse(filing) as Filing),
    putFiling(filing: Filing): void {
      statements.putFiling.run(filing.sn, filing.personNumber, Number(filing.isValid), JSON.stringify(filing));
    },
    registrations: (personNumber: string, kind: Registration['kind']): readonly Registration[] =>
      statements.registrations
        .all(personNumber, kind)
        .map(({ sn, content, isValid }) => ({ sn, personNumber, kind, content: JSON.parse(content), isValid: isValid === 1 })),
    putRegistration({ sn, personNumber, kind, isValid, content }: Registration): void {
      statements.putRegistration.run(sn, personNumber, kind, Number(isValid), JSON.stringify(content));
    },
    /** @returns whether it is the first of this matter (一次一评). */
    rate: ({ matterNumber, sn, satisfaction, detail, at }: Rating): boolean =>
      statements.putRating.run(matterNumber, sn, satisfaction, JSON.stringify(detail), at).changes === 1,
    ratings: (): readonly Rating[] => statements.ratings.all().map((row) => ({ ...row, detail: JSON.parse(row.detail) })),

    /** A number that was never given before. */
    next: (counter: string): number => statements.next.get(counter)?.value ?? 0,
    clear(): void {
      database.exec('BEGIN; DELETE FROM cases; DELETE FROM executions; DELETE FROM filings; DELETE FROM registrations;');
      database.exec('DELETE FROM messages; DELETE FROM ratings; COMMIT');
    },
    close: (): void => void database.close(),
  };
}
