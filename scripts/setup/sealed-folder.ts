// A folder of the cache is sealed when it is complete: the seal beside it lists every file, so that damage is noticed before it is run.

import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const sealOf = (folder: string): string => `${folder}.seal.json`;

interface Seal {
  readonly files: Readonly<Record<string, { readonly size: number; readonly modifiedMs: number; readonly sha256: string }>>;
}

/** Seals the folder `made` and gives it its final name. */
export function sealFolder(made: string, target: string): void {
  const files = Object.fromEntries(
    filesOf(made).map((name) => {
      const file = path.join(made, name);
      const { size, mtimeMs } = statSync(file);
      return [name, { size, modifiedMs: mtimeMs, sha256: sha256(file) }];
    }),
  );
  openToAll(made);
  if (isIntact(target)) {
    rmSync(made, { recursive: true });
    return;
  }
  rmSync(sealOf(target), { force: true });
  rmSync(target, { recursive: true, force: true });
  renameSync(made, target);
  writeFileSync(`${made}.seal`, JSON.stringify({ files } satisfies Seal), { mode: 0o644 });
  renameSync(`${made}.seal`, sealOf(target));
}

/** Sizes and times are compared; a file is read again only when its time changed. */
export function isIntact(folder: string): boolean {
  const seal = readSeal(folder);
  if (seal === undefined) return false;
  return Object.entries(seal.files).every(([name, sealed]) => {
    const file = path.join(folder, name);
    const now = statSync(file, { throwIfNoEntry: false });
    if (now === undefined || now.size !== sealed.size) return false;
    return now.mtimeMs === sealed.modifiedMs || sha256(file) === sealed.sha256;
  });
}

function readSeal(folder: string): Seal | undefined {
  const file = sealOf(folder);
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Seal;
  } catch (error) {
    // A seal that cannot be read is a broken seal.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => lstatSync(path.join(folder, name)).isFile())
    .sort();
}

/** Whatever the umask was: Electron runs as another user than root and must be able to read this. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    const { mode } = lstatSync(file);
    if (lstatSync(file).isSymbolicLink()) continue;
    chmodSync(file, (mode & 0o111) === 0 ? 0o644 : 0o755);
  }
}

const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
