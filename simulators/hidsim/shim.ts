// The library that shows simulated HID devices to the genuine node-hid: built when it is first wanted, kept by the hash of its source.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';

const sourceFolder = path.join(import.meta.dirname, 'shim');
const sources = ['libc.c', 'hidraw.c', 'udev.c'].map((name) => path.join(sourceFolder, name));
const header = path.join(sourceFolder, 'shim.h');
const cacheFolder = path.join(import.meta.dirname, '../../.state/hidsim');

/** Why this machine can have no simulated HID devices; null: it can. */
export function whyNoHid(): string | null {
  if (process.platform !== 'linux') return `simulated HID devices need Linux, and this is ${process.platform}`;
  const report = process.report.getReport();
  const isGlibc = 'header' in report && 'glibcVersionRuntime' in (report.header as object);
  if (!isGlibc) return 'simulated HID devices need glibc';
  return process.arch === 'x64' || process.arch === 'arm64' ? null : `simulated HID devices need 64 bits, and this is ${process.arch}`;
}

/** The path of the library; built now if its source is new. Throws what the compiler says. */
export function builtShim(): string {
  const content = createHash('sha256').update(process.arch);
  for (const file of [...sources, header]) content.update(readFileSync(file));
  const hash = content.digest('hex').slice(0, 16);
  const library = path.join(cacheFolder, `libhidsim-${hash}.so`);
  if (existsSync(library)) return library;
  mkdirSync(cacheFolder, { recursive: true });
  // Built aside and renamed: two who start at once must not load half a library.
  const draft = `${library}.${process.pid}`;
  const flags = ['-O2', '-fPIC', '-shared', '-fvisibility=hidden', '-Wall', '-Wextra', '-U_FORTIFY_SOURCE'];
  const { status, stderr, error } = spawnSync('gcc', [...flags, '-o', draft, ...sources, '-ldl', '-lpthread'], { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`gcc could not build ${sourceFolder} (needs gcc, libc6-dev and linux-libc-dev): ${error?.message ?? stderr}`);
  renameSync(draft, library);
  return library;
}

/** What a process that shall see the devices of a host needs in its environment from its start. */
export function hidEnvironment(folder: string, environment: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return { HIDSIM_DIR: folder, LD_PRELOAD: preloaded(environment.LD_PRELOAD) };
}

export function preloaded(others: string | undefined): string {
  const library = builtShim();
  return [library, ...(others ?? '').split(/[: ]/).filter((other) => other !== '' && other !== library)].join(':');
}
