import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockFolder } from '../store/safety/lock.ts';
import { startBuild } from '../store/catalogue/build.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'catalogue-cli-'));
  const build = startBuild(folder);
  const common = { specification: null, restricted: false, remark: null, validFrom: '2024-01-01', validTo: null } as const;
  build.add({ what: 'items', rows: [{ ...common, kind: 'drug', code: 'ZA01', name: '重楼片', class: 'A' }] });
  build.add({
    what: 'institutions',
    rows: [{ code: 'H66010100001', name: '演示医院', kind: 'hospital', level: 'tertiary', division: '660101', crossProvince: null }],
  });
  build.finish(Date.UTC(2026, 0, 1), 0);
  build.install();
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(import.meta.dirname, 'cli.ts'), ...words, '--data', folder], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

it('searches items and institutions, and tells how old they are', () => {
  expect(run('search', 'zlp').stdout).toBe('ZA01  drug  A  重楼片\nas of 2026-01-01T00:00:00.000Z\n');
  expect(run('institutions', '医院', '--division', '6601').stdout).toContain('H66010100001  hospital  tertiary  660101  演示医院');
  expect(JSON.parse(run('search', '重', '--kind', 'herb', '--json').stdout)).toEqual({
    rows: [],
    next: null,
    asOf: '2026-01-01T00:00:00.000Z',
  });
});

it('says whether the file is whole', () => {
  const good = run('status', '--json');
  expect(good.status).toBe(0);
  expect(JSON.parse(good.stdout)).toMatchObject({ items: 1, institutions: 1, whole: true });
});

it('builds nothing beside a running kiosk', () => {
  const lock = lockFolder(folder, 0);
  const { status, stderr } = run('build', '--platform', 'http://127.0.0.1:9');
  lock?.release();
  expect(lock).not.toBeNull();
  expect({ status, stderr }).toEqual({ status: 1, stderr: `The kiosk of ${folder} is running; it builds the catalogue by itself.\n` });
});

it('names the word that it does not understand, and lists nothing where no text is given', () => {
  expect(run('nonsense')).toMatchObject({ status: 2, stderr: expect.stringMatching(/^"nonsense" is not understood\.\n\nUsage/) });
  for (const words of [
    ['search', ' ', '--kind', 'drug'],
    ['institutions', '--division', '66'],
  ])
    expect([words, run(...words)]).toMatchObject([
      words,
      { status: 2, stdout: '', stderr: expect.stringMatching(/wants a TEXT\.\n\nUsage/) },
    ]);
});

it('ends with 2 when it is used wrongly, and with 1 when there is no catalogue', () => {
  expect(run('search', 'x', '--kind', 'nonsense').status).toBe(2);
  expect(run('search', 'x', '--limit', 'many').status).toBe(2);
  expect(run('build', '--platform', 'nowhere').status).toBe(2);
  writeFileSync(path.join(folder, 'catalogue.db'), 'nothing');
  expect(run('status').status).toBe(1);
});
