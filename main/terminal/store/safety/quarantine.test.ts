import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { quarantine } from './quarantine.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quarantine-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const now = Date.UTC(2026, 10, 22, 3, 15);
const write = (name: string): void => writeFileSync(path.join(folder, name), `the ${name}`);

it('moves database, WAL and index together, and keeps a copy of the anchor with them', () => {
  for (const name of ['journal.db', 'journal.db-wal', 'journal.db-shm', 'audit.anchor', 'device.key']) write(name);
  const place = quarantine(folder, now);
  expect(place).toBe(path.join(folder, 'quarantine', '20261122T031500Z'));
  expect(readdirSync(place ?? '').sort()).toEqual(['audit.anchor', 'journal.db', 'journal.db-shm', 'journal.db-wal']);
  expect(readFileSync(path.join(place ?? '', 'journal.db-wal'), 'utf8')).toBe('the journal.db-wal');
  expect(readdirSync(folder).sort()).toEqual(['audit.anchor', 'device.key', 'quarantine']);
});

it('takes another folder when the first was cut off in the same second', () => {
  mkdirSync(path.join(folder, 'quarantine', '20261122T031500Z'), { recursive: true });
  write('journal.db');
  expect(quarantine(folder, now)).toBe(path.join(folder, 'quarantine', '20261122T031500Z-2'));
  expect(existsSync(path.join(folder, 'journal.db'))).toBe(false);
});

it('has nothing to do where there is no journal', () => {
  write('audit.anchor');
  expect(quarantine(folder, now)).toBeNull();
  expect(readdirSync(folder)).toEqual(['audit.anchor']);
});
