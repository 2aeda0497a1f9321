// How Electron is started here: never as root, always inside its sandbox, on a copy of the shell that any user may read.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { freshFolder } from './fresh-folder.ts';
import { cacheFolder, isRoot, root } from './places.ts';
import { findElectron } from './setup/electron.ts';

/** Debian's nobody and nogroup: it owns nothing, and its Electron can touch nothing. */
export const unprivileged = { uid: 65534, gid: 65534 } as const;

export interface ElectronCommand {
  /** Takes Electron's own arguments; Playwright can use it as its `executablePath`. */
  readonly executablePath: string;
  /** To be added to the environment it is started with. */
  readonly env: Readonly<Record<string, string>>;
  /** For people: which Electron, from where, as whom. */
  readonly describe: string;
}

/** `packed` names another program than the Electron at hand: a packed kiosk. */
export function electronCommand(packed?: string): ElectronCommand {
  const { program, name } = packed === undefined ? electronAtHand() : { program: packed, name: packed };
  if (process.platform !== 'linux') return { executablePath: program, env: {}, describe: name };
  const home = freshFolder();
  if (isRoot) chownSync(home, unprivileged.uid, unprivileged.gid);
  const wrapper = path.join(home, 'electron');
  writeFileSync(wrapper, wrapperScript(program, isRoot ? { ...homeSettings(home), ...screenCookie(home) } : {}), { mode: 0o755 });
  if (!isRoot) return { executablePath: wrapper, env: {}, describe: name };
  checkReachable(program);
  return { executablePath: wrapper, env: {}, describe: `${name} as user ${unprivileged.uid}, sandboxed` };
}

/** Why Electron's sandbox cannot work on this machine, if it cannot. The kiosk then opens in a browser: it never runs without one. */
export function sandboxProblem(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const unshare = ['unshare', '--user', '--map-root-user', 'true'];
    const [command = 'unshare', ...rest] = isRoot ? ['setpriv', ...asUnprivileged, ...unshare] : unshare;
    execFileSync(command, rest, { stdio: 'ignore' });
    return undefined;
  } catch {
    // Whatever unshare did not like, Chromium will not like either.
    return 'unprivileged user namespaces are switched off (sysctl kernel.apparmor_restrict_unprivileged_userns, or a container)';
  }
}

/** A copy of the built shell: the checkout may lie in a folder that the user of the screen cannot enter. */
export function stageShell(): string {
  const built = ['out/main/shell.cjs', 'out/main/shell-guard.cjs', 'out/preload', 'out/renderer'];
  const missing = built.filter((name) => !existsSync(path.join(root, name)));
  if (missing.length > 0) throw new Error(`not built yet: ${missing.join(', ')} (npm run build)`);
  const { name, version, main } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<string, string>;
  return stage('shell', (folder) => {
    for (const part of built) cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version, main }));
  });
}

/** The control page in a window of its own, for those who have no browser at hand. */
export function stagePanelWindow(): string {
  return stage('panel-window', (folder) => {
    copyFileSync(path.join(import.meta.dirname, 'panel-window.cjs'), path.join(folder, 'panel-window.cjs'));
    writeFileSync(
      path.join(folder, 'package.json'),
      JSON.stringify({ name: 'yibao-kiosk-panel', version: '1.0.0', main: 'panel-window.cjs' }),
    );
  });
}

const asUnprivileged = [`--reuid=${unprivileged.uid}`, `--regid=${unprivileged.gid}`, '--clear-groups'];

function electronAtHand(): { program: string; name: string } {
  const electron = findElectron();
  if (electron === undefined) throw new Error('no Electron at hand: node scripts/setup/setup.mjs --for test');
  return { program: electron.executablePath, name: `Electron ${electron.version ?? ''} (${electron.origin})` };
}

const homeSettings = (home: string): Record<string, string> => ({ HOME: home, TMPDIR: home, XDG_RUNTIME_DIR: home, XDG_CONFIG_HOME: home });

/** The cookie that lets a program use the screen (xvfb-run makes one) is root's own: the unprivileged user gets a copy. */
function screenCookie(home: string): Record<string, string> {
  const cookie = process.env.XAUTHORITY ?? path.join(homedir(), '.Xauthority');
  if (!existsSync(cookie)) return {};
  const copy = path.join(home, '.Xauthority');
  copyFileSync(cookie, copy);
  chmodSync(copy, 0o600);
  chownSync(copy, unprivileged.uid, unprivileged.gid);
  return { XAUTHORITY: copy };
}

/** Electron watches no channel of ours: the system itself ends it when the process dies that started it. */
function wrapperScript(program: string, settings: Readonly<Record<string, string>>): string {
  // What tests preload into their own processes is nothing for Electron, whose user may not even read it.
  const identity = isRoot ? [...asUnprivileged, 'env', '-u', 'LD_PRELOAD', '-u', 'DBUS_SESSION_BUS_ADDRESS'] : ['env', '-u', 'LD_PRELOAD'];
  const environment = Object.entries(settings).map(([name, value]) => `${name}=${quoted(value)}`);
  const command = ['exec', 'setpriv', '--pdeathsig', 'KILL', ...identity, ...environment, quoted(program), '"$@"'];
  return `#!/bin/sh\ncd /\n${command.join(' ')}\n`;
}

function checkReachable(program: string): void {
  try {
    execFileSync('setpriv', [...asUnprivileged, 'test', '-x', program], { cwd: '/', stdio: 'ignore' });
  } catch {
    throw new Error(
      `user ${unprivileged.uid} cannot run ${program}: open its folders to others, or set YIBAO_KIOSK_CACHE to a folder that is`,
    );
  }
}

/** Fills a folder of the cache that is named after its content; one that is already there and unharmed is used as it is. */
function stage(kind: string, fill: (folder: string) => void): string {
  const stages = path.join(cacheFolder(), 'staged');
  mkdirSync(stages, { recursive: true });
  const made = mkdtempSync(path.join(stages, 'making-'));
  fill(made);
  openToAll(made);
  const staged = path.join(stages, `${kind}-${contentHash(made)}`);
  if (existsSync(staged) && contentHash(staged) === contentHash(made)) {
    rmSync(made, { recursive: true });
    return staged;
  }
  rmSync(staged, { recursive: true, force: true });
  renameSync(made, staged);
  removeOld(stages, staged);
  return staged;
}

function contentHash(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = path.join(folder, name);
    if (statSync(file).isFile()) hash.update(`${name}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function removeOld(stages: string, current: string): void {
  const weekMs = 7 * 24 * 3_600_000;
  for (const name of readdirSync(stages)) {
    const folder = path.join(stages, name);
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (folder !== current && age > weekMs) rmSync(folder, { recursive: true, force: true });
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    chmodSync(file, statSync(file).isDirectory() ? 0o755 : 0o644);
  }
}

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;
