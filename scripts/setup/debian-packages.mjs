// The system libraries and programs that Electron, the fonts and the tests need, on Debian and its children.

import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const forTheScreen = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatk-bridge2.0-0',
  'libusb-1.0-0',
  'fonts-noto-cjk',
  'espeak-ng',
];
/** The compiler builds the shim that shows simulated HID devices to node-hid; libfiu lets the disk of a journal fail. */
const forTests = ['xvfb', 'xauth', 'socat', 'chromium', 'gcc', 'libc6-dev', 'linux-libc-dev', 'fiu-utils', 'libfiu0'];

export const neededPackages = (purpose) => (purpose === 'test' ? [...forTheScreen, ...forTests] : forTheScreen);

export const isDebian = () => existsSync('/usr/bin/dpkg-query') && existsSync('/usr/bin/apt-get');

/** Changes whenever a package is installed or removed. */
export const packagesState = () => String(statSync('/var/lib/dpkg/status').mtimeMs);

/** Debian 13 and Ubuntu 24.04 renamed some libraries when time_t grew: either name will do. */
export function missingPackages(names) {
  const wanted = names.flatMap((name) => [name, `${name}t64`]);
  const { stdout } = spawnSync('dpkg-query', ['--list', ...wanted], { encoding: 'utf8' });
  const installed = new Set([...stdout.matchAll(/^ii\s+([^\s:]+)/gm)].map(([, name]) => name));
  return names.filter((name) => !installed.has(name) && !installed.has(`${name}t64`));
}

/** Runs as root only; answers whether everything is there now. */
export function installPackages(names) {
  const apt = (...options) =>
    spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0', ...options], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  if (!apt('update')) console.log('      apt-get update failed; trying with the lists at hand');
  return apt('install', '-y', '--no-install-recommends', ...names.map(availableName)) && missingPackages(names).length === 0;
}

function availableName(name) {
  const renamed = spawnSync('apt-cache', ['show', `${name}t64`], { stdio: 'ignore' }).status === 0;
  return renamed ? `${name}t64` : name;
}
