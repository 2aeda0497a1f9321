// A disk whose power can be cut: an ext4 image on a loop device, ended by the shutdown ioctl. Needs root and loop devices.

import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Disk {
  /** Folder on the disk. */
  readonly folder: string;
  /** Everything that was not synced is gone. What still runs on it gets errors. */
  readonly cut: () => void;
  /** Power is back: the file system replays its own journal. */
  readonly mountAgain: () => void;
  readonly close: () => void;
}

export const sizeMb = 1024;

/** Why power cannot be cut on this machine; null: it can. */
export function whyNoPowerCut(): string | null {
  if (process.platform !== 'linux') return 'power cuts need Linux';
  if (process.getuid?.() !== 0) return 'power cuts need root';
  for (const tool of ['gcc', 'mkfs.ext4', 'mount', 'umount']) {
    if (spawnSync('which', [tool]).status !== 0) return `power cuts need ${tool}`;
  }
  const disk = tryDisk();
  if (typeof disk === 'string') return `power cuts need loop devices and ext4: ${disk}`;
  disk.close();
  return null;
}

export function openDisk(): Disk {
  const disk = tryDisk();
  if (typeof disk === 'string') throw new Error(disk);
  return disk;
}

function tryDisk(): Disk | string {
  const home = mkdtempSync(path.join(tmpdir(), 'kiosk-disk-'));
  const image = path.join(home, 'image');
  const folder = path.join(home, 'disk');
  const cutter = path.join(home, 'shutdown');
  mkdirSync(folder);
  const file = openSync(image, 'w');
  ftruncateSync(file, sizeMb * 1024 * 1024);
  closeSync(file);
  const failure =
    run('gcc', '-O1', '-o', cutter, path.join(import.meta.dirname, 'shutdown.c')) ??
    run('mkfs.ext4', '-q', '-E', 'lazy_itable_init=1,lazy_journal_init=1', image) ??
    run('mount', '-o', 'loop', image, folder);
  if (failure !== null) {
    rmSync(home, { recursive: true, force: true });
    return failure;
  }
  const must = (...command: [string, ...string[]]): void => {
    const problem = run(...command);
    if (problem !== null) throw new Error(problem);
  };
  /** A killed process is gone before the kernel has closed its last file. */
  function letGo(): void {
    for (let tries = 100; tries > 1; tries -= 1) {
      if (run('umount', folder) === null) return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
    must('umount', folder);
  }
  return {
    folder,
    cut: () => must(cutter, folder),
    mountAgain() {
      letGo();
      must('mount', '-o', 'loop', image, folder);
    },
    close() {
      if (existsSync(folder)) letGo();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** null: it went well. */
function run(tool: string, ...options: string[]): string | null {
  const { status, stderr, error } = spawnSync(tool, options, { encoding: 'utf8' });
  return status === 0 ? null : `${tool} ${options.at(-1) ?? ''}: ${error?.message ?? stderr.trim()}`;
}
