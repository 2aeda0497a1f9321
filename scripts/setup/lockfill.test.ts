// `npm ci` asks for every optional package that the lock names: the lock must have an entry for each.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../places.ts';

const lockfill = path.join(import.meta.dirname, 'lockfill.mjs');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kiosk-lock-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the lock file', () => {
  it('gets the platforms it lacks', () => {
    const { packages } = fill({
      '': {},
      'node_modules/tool': {
        version: '1.0.0',
        dev: true,
        optionalDependencies: { '@tool/linux-x64-musl': '1.0.0', '@tool/win32-arm64': '^1.0.0', '@tool/any': '1.0.0' },
      },
    });
    expect(packages['node_modules/@tool/linux-x64-musl']).toEqual({
      version: '1.0.0',
      optional: true,
      dev: true,
      os: ['linux'],
      libc: ['musl'],
      cpu: ['x64'],
    });
    expect(packages['node_modules/@tool/win32-arm64']).toEqual({
      version: '1.0.0',
      optional: true,
      dev: true,
      os: ['win32'],
      cpu: ['arm64'],
    });
    expect(packages['node_modules/@tool/any']).toEqual({ version: '1.0.0', optional: true, dev: true, cpu: ['none'] });
  });

  it('keeps what it has, also further up', () => {
    const before = {
      '': {},
      'node_modules/a/node_modules/b': { version: '1.0.0', optionalDependencies: { 'b-linux-x64': '2.0.0' } },
      'node_modules/b-linux-x64': { version: '2.0.0', optional: true, integrity: 'sha512-x' },
    };
    expect(fill(before).packages).toEqual(before);
  });

  it('puts a second version beside the one that needs it', () => {
    const { packages } = fill({
      '': {},
      'node_modules/b': { version: '1.0.0', optionalDependencies: { 'b-linux-x64': '1.0.0' } },
      'node_modules/b-linux-x64': { version: '2.0.0' },
    });
    expect(packages['node_modules/b/node_modules/b-linux-x64']).toMatchObject({ version: '1.0.0', cpu: ['x64'] });
  });

  it('of this repository is complete', () => {
    const own = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Lock;
    expect(Object.keys(fill(own.packages).packages)).toEqual(Object.keys(own.packages));
  });
});

interface Lock {
  readonly packages: Readonly<Record<string, object>>;
}

function fill(packages: Lock['packages']): Lock {
  const file = path.join(folder, 'package-lock.json');
  writeFileSync(file, JSON.stringify({ packages }));
  execFileSync(process.execPath, [lockfill, file]);
  return JSON.parse(readFileSync(file, 'utf8')) as Lock;
}
