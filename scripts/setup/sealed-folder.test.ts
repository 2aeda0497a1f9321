// A cache that was damaged must be noticed before a program in it is started.

import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isIntact, sealFolder } from './sealed-folder.ts';

let folder = '';
const target = (): string => path.join(folder, 'electron-1.0.0');

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kiosk-seal-'));
  sealFolder(made('first'), target());
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a sealed folder', () => {
  it('is intact, with its content in place', () => {
    expect(isIntact(target())).toBe(true);
    expect(readFileSync(path.join(target(), 'program'), 'utf8')).toBe('first');
  });

  it('can be read and run by every user, whatever it was before', () => {
    expect(statSync(path.join(target(), 'program')).mode & 0o777).toBe(0o755);
    expect(statSync(path.join(target(), 'lib', 'data')).mode & 0o777).toBe(0o644);
    expect(statSync(path.join(target(), 'lib')).mode & 0o777).toBe(0o755);
  });

  it('is damaged when a file is shorter', () => {
    truncateSync(path.join(target(), 'lib', 'data'), 1);
    expect(isIntact(target())).toBe(false);
  });

  it('is damaged when a file is gone', () => {
    rmSync(path.join(target(), 'program'));
    expect(isIntact(target())).toBe(false);
  });

  it('is damaged when a file has another content of the same length', () => {
    writeFileSync(path.join(target(), 'program'), 'fjrst');
    expect(isIntact(target())).toBe(false);
  });

  it('is still intact when only the time of a file changed', () => {
    utimesSync(path.join(target(), 'program'), 1, 1);
    expect(isIntact(target())).toBe(true);
  });

  it('is damaged when its seal is half written', () => {
    truncateSync(`${target()}.seal.json`, 10);
    expect(isIntact(target())).toBe(false);
  });

  it('is replaced by a new one when it is damaged', () => {
    rmSync(path.join(target(), 'program'));
    sealFolder(made('second'), target());
    expect(isIntact(target())).toBe(true);
    expect(readFileSync(path.join(target(), 'program'), 'utf8')).toBe('second');
  });

  it('stays when another set-up was faster', () => {
    sealFolder(made('second'), target());
    expect(readFileSync(path.join(target(), 'program'), 'utf8')).toBe('first');
  });
});

it('a folder that was never sealed is not intact', () => {
  expect(isIntact(made('unsealed'))).toBe(false);
});

function made(content: string): string {
  const unpacked = path.join(folder, `made-${content}`);
  mkdirSync(path.join(unpacked, 'lib'), { recursive: true });
  writeFileSync(path.join(unpacked, 'program'), content);
  writeFileSync(path.join(unpacked, 'lib', 'data'), 'data');
  chmodSync(path.join(unpacked, 'program'), 0o700);
  chmodSync(path.join(unpacked, 'lib', 'data'), 0o600);
  chmodSync(path.join(unpacked, 'lib'), 0o700);
  return unpacked;
}
