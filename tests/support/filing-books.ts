// Reads the two books of filings: the terminal's journal, straight from its file, and the sandbox platform's ledger.

import path from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { Execution, JournalCase } from './ledgers.ts';
import { until } from './until.ts';

const caseRows = z.array(
  z.object({
    id: z.number(),
    number: z.string(),
    key: z.string(),
    state: z.string(),
    reason: z.string().nullable(),
    platform_number: z.string().nullable(),
  }),
);
const messageRows = z.array(z.object({ filing_case: z.number(), message_id: z.string() }));

/** @param data the terminal's data folder; nobody may be writing a migration there */
export function casesIn(data: string): readonly JournalCase[] {
  return reading(data, (database) => {
    const messages = messageRows.parse(database.prepare('SELECT filing_case, message_id FROM attempt').all());
    const rows = caseRows.parse(database.prepare('SELECT id, number, key, state, reason, platform_number FROM filing_case').all());
    return rows.map(({ id, platform_number, ...row }) => ({
      ...row,
      terminal: row.number.replace(/-B\d+$/, ''),
      platformNumber: platform_number,
      messageIds: messages.filter(({ filing_case }) => filing_case === id).map(({ message_id }) => message_id),
    }));
  });
}

/** Waits until no case of the journal is under way any more. */
export async function settled(data: string, deadlineMs = 180_000): Promise<void> {
  const open = (): number =>
    reading(data, (database) =>
      Number(database.prepare(`SELECT count(*) FROM filing_case WHERE state IN ('draft', 'prepared', 'sent', 'unknown')`).pluck().get()),
    );
  await until(
    () => `${open()} cases to be settled in ${data}`,
    () => open() === 0,
    deadlineMs,
  );
}

function reading<T>(data: string, read: (database: Database.Database) => T): T {
  const database = new Database(path.join(data, 'journal.db'), { readonly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}

const ledger = z.object({ cases: z.array(z.object({ key: z.string(), sn: z.string(), execCnt: z.number() })) });

/** @param answer what the sandbox says to `GET ledger` */
export const executionsOf = (answer: unknown): readonly Execution[] =>
  ledger.parse(answer).cases.map(({ key, sn, execCnt }) => ({ key, platformNumber: sn, times: execCnt }));
