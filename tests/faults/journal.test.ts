// A journal that cannot be used: the kiosk is out of service with the reason, and submits, prints and asks nothing.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { startStack } from '../support/stack.ts';

it.each([
  ['a plain file in the place of its folder', (folder: string) => writeFileSync(folder, ''), /io (ENOTDIR|EEXIST)/],
  ['a folder in its place', (folder: string) => void mkdirSync(path.join(folder, 'journal.db'), { recursive: true }), /io EISDIR/],
  [
    'a file of a newer kiosk',
    (folder: string) => {
      mkdirSync(folder);
      const newer = new Database(path.join(folder, 'journal.db'));
      newer.pragma(`application_id = ${0x59424b4a}`);
      newer.pragma('user_version = 99');
      newer.exec('CREATE TABLE later (id INTEGER)');
      newer.close();
    },
    /newer/,
  ],
])(
  '%s',
  async (_, prepareData, reason) => {
    const stack = await startStack({ prepareData });
    try {
      const screen = await stack.shows('outOfService', (shown) => shown.reason === 'journal', 20_000);
      expect(screen.detail).toMatch(reason);
      expect(stack.log.some((line) => line.event === 'journal.failed')).toBe(true);
    } finally {
      expect((await stack.close()).orphans).toEqual([]);
    }
  },
  60_000,
);
