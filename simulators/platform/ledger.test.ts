// The ledger's file: every open is durable, and what one transaction does happens whole or not at all.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLedger } from './ledger.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ledger-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const opened: Parameters<ReturnType<typeof openLedger>['open']>[0] = {
  ...{ key: 'a'.repeat(32), messageId: 'm', operation: 'remote/file', matterCode: 'YDBA', matterNumber: 'K-B000001', terminal: 'K' },
  ...{ personNumber: '66', sn: '1', content: '{}', answer: '{}', firstAt: '2026-03-02 09:00:00' },
  standing: '3',
};

it('is opened with synchronous = FULL every time, which SQLite alone does only the first time', () => {
  const file = path.join(folder, 'ledger.db');
  for (const time of ['first', 'second']) {
    const ledger = openLedger(file);
    expect([time, ledger.synchronous]).toEqual([time, 2]);
    ledger.close();
  }
  const control = new Database(file);
  expect(control.pragma('synchronous', { simple: true })).toBe(1);
  control.close();
});

it('keeps nothing of a transaction that was refused', () => {
  const ledger = openLedger(':memory:');
  expect(() =>
    ledger.transaction(() => {
      ledger.open(opened);
      throw new Error('refused');
    }),
  ).toThrow('refused');
  expect([ledger.caseCount(), ledger.executions()]).toEqual([0, []]);
  ledger.transaction(() => ledger.open(opened));
  expect([ledger.caseCount(), ledger.executions().length]).toEqual([1, 1]);
  ledger.close();
});

it('gives no number twice, also after it was cleared', () => {
  const ledger = openLedger(':memory:');
  expect([ledger.next('sn'), ledger.next('sn'), ledger.next('other')]).toEqual([1, 2, 1]);
  ledger.clear();
  expect(ledger.next('sn')).toBe(3);
  ledger.close();
});
