import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFile, lockFolder } from './lock.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const holder = `const { lockFolder } = await import(process.argv[1]);
  globalThis.lock = lockFolder(process.argv[2], 0);
  process.stdout.write(globalThis.lock ? 'held' : 'refused');
  setInterval(() => undefined, 1000);`;

it('is refused while another process has it, and free as soon as that one is dead', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', holder, path.join(import.meta.dirname, 'lock.ts'), folder]);
  try {
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    expect(said.toString()).toBe('held');
    expect(lockFolder(folder, 0)).toBeNull();
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  const lock = lockFolder(folder, 0);
  expect(lock).not.toBeNull();
  lock?.release();
});

it('is refused to a second holder of the same process too until the first lets go, and writes nothing', () => {
  const first = lockFolder(folder, 0);
  expect(first).not.toBeNull();
  expect(lockFolder(folder, 0)).toBeNull();
  first?.release();
  const second = lockFolder(folder, 0);
  expect(second).not.toBeNull();
  expect(readdirSync(folder)).toEqual([lockFile]);
  expect(statSync(path.join(folder, lockFile)).size).toBe(0);
  second?.release();
});
