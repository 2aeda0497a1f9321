// A small ext4 disk of a test's own, on a loop device: it can be filled, and it can become read-only. Linux and root.

import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface SmallDisk {
  readonly folder: string;
  /** Takes every block that is left. */
  readonly fill: () => void;
  readonly makeRoom: () => void;
  readonly remount: (how: 'ro' | 'rw') => void;
  readonly close: () => void;
}

const needed = ['mkfs.ext4', 'mount', 'umount'];

/** null: it can be had here. */
export function whyNoSmallDisk(): string | null {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root';
  const missing = needed.find((program) => spawnSync('which', [program]).status !== 0);
  if (missing !== undefined) return `needs ${missing}`;
  return spawnSync('losetup', ['--find']).status === 0 ? null : 'needs a free loop device';
}

export function openSmallDisk(mebibytes: number): SmallDisk {
  const home = mkdtempSync(path.join(tmpdir(), 'small-disk-'));
  const image = path.join(home, 'image');
  const mountPoint = path.join(home, 'mounted');
  const filler = path.join(mountPoint, 'filler');
  mkdirSync(mountPoint);
  const descriptor = openSync(image, 'w');
  ftruncateSync(descriptor, mebibytes * 2 ** 20);
  closeSync(descriptor);
  // No blocks kept for root, who would see a disk that is never full.
  run('mkfs.ext4', '-q', '-m', '0', image);
  run('mount', '-o', 'loop', image, mountPoint);
  const folder = path.join(mountPoint, 'data');
  mkdirSync(folder);
  return {
    folder,
    fill: () => fill(filler),
    makeRoom: () => rmSync(filler, { force: true }),
    remount: (how) => run('mount', '-o', `remount,${how}`, mountPoint),
    close() {
      run('umount', '--lazy', mountPoint);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Large pieces, then ever smaller ones. */
function fill(file: string): void {
  const descriptor = openSync(file, 'a');
  try {
    for (let bytes = 2 ** 20; bytes >= 512; bytes /= 2) writeUntilFull(descriptor, Buffer.alloc(bytes, 1));
    fsyncUntilFull(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writeUntilFull(descriptor: number, bytes: Buffer): void {
  try {
    for (;;) writeSync(descriptor, bytes);
  } catch (error) {
    throwUnlessFull(error);
  }
}

function fsyncUntilFull(descriptor: number): void {
  try {
    fsyncSync(descriptor);
  } catch (error) {
    throwUnlessFull(error);
  }
}

function throwUnlessFull(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
}

function run(program: string, ...words: readonly string[]): void {
  const { status, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
}
