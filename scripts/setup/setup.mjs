// Sets up everything that `npm start` and `npm test` need; what is there already is left alone. Runs on Node 20 without any dependency.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installPackages, isDebian, missingPackages, neededPackages, packagesState } from './debian-packages.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const windows = process.platform === 'win32';
const node24 = path.join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node');
const purpose = parseArgs({ options: { for: { type: 'string', default: 'start' } } }).values.for;
const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const opensWindow = purpose === 'test' || hasScreen;

const steps = [
  { name: 'Node.js and npm', isDone: () => nodeVersion() >= 20, run: refuseOldNode },
  { name: 'dependencies (about a minute)', isDone: installedAsLocked, run: installDependencies },
  // Without a screen the kiosk opens in a browser somewhere else: neither Electron nor its libraries are fetched then.
  ...(opensWindow && isDebian() ? [{ name: 'system packages', isDone: packagesKnownThere, run: addPackages }] : []),
  ...(opensWindow ? [{ name: 'Electron', isDone: () => runNode24('scripts/setup/electron.ts', '--check'), run: fetchElectron }] : []),
];

for (const [index, step] of steps.entries()) {
  if (step.isDone()) continue;
  console.log(`${index + 1}/${steps.length} ${step.name}`);
  await step.run();
}

function nodeVersion() {
  return Number(process.versions.node.split('.')[0]);
}

function refuseOldNode() {
  fail(`Node.js ${process.versions.node} is too old: version 20 or newer is needed to begin (version 24 comes with the dependencies).`);
}

/** npm writes node_modules/.package-lock.json last: an install that was interrupted, or another lock, does not match. */
function installedAsLocked() {
  const installedLock = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedLock) || !existsSync(node24)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedLock, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([place, { version, optional }]) =>
      place === '' || (installed[place] === undefined ? optional === true : installed[place].version === version),
  );
}

async function installDependencies() {
  const { bavail, bsize } = statfsSync(root);
  const freeGigabytes = (bavail * bsize) / 1024 ** 3;
  if (freeGigabytes < 1) fail(`Only ${freeGigabytes.toFixed(1)} GB of disk are free in ${root}; 1 GB is needed.`);
  const code = await runNpm('ci', '--no-progress', '--loglevel=error');
  if (code === 127) fail('npm was not found. It comes with Node.js: install both from your system or nodejs.org.');
  if (code !== 0)
    fail('The dependencies could not be installed; npm says why above. ENOTFOUND, EAI_AGAIN or ETIMEDOUT: its registry cannot be reached.');
  if (!existsSync(node24))
    fail(`There is no Node.js 24 for ${process.platform} ${process.arch} among the dependencies. Install Node.js 24 and try again.`);
}

/** npm says nothing for most of a minute where there is no terminal. */
function runNpm(...options) {
  const startedAt = Date.now();
  const sign = setInterval(() => console.log(`      … ${Math.round((Date.now() - startedAt) / 1000)} s`), 10_000);
  return new Promise((resolve) => {
    const npm = spawn('npm', options, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: windows });
    npm.once('error', () => resolve(127));
    npm.once('exit', (code) => resolve(code ?? 1));
  }).finally(() => clearInterval(sign));
}

function packagesKnownThere() {
  const stamp = packagesStamp();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === packagesState()) return true;
  if (missingPackages(neededPackages(purpose)).length > 0) return false;
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, packagesState());
  return true;
}

function packagesStamp() {
  return path.join(root, '.state', 'setup', `packages-for-${purpose}`);
}

function addPackages() {
  const missing = missingPackages(neededPackages(purpose));
  if (process.getuid() !== 0) {
    console.log(`      missing: please run\n      sudo apt-get install ${missing.join(' ')}`);
    return;
  }
  console.log(`      installing ${missing.join(' ')}`);
  if (!installPackages(missing)) console.log(`      not everything could be installed; missing now: ${missingPackages(missing).join(' ')}`);
}

function fetchElectron() {
  if (!runNode24('scripts/setup/electron.ts'))
    fail('There is no Electron; see above. `npm run web` shows the kiosk in a browser without it.');
}

function runNode24(...options) {
  const env = { ...process.env, NODE_USE_ENV_PROXY: '1' };
  return spawnSync(node24, options, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: windows, env }).status === 0;
}

function fail(words) {
  console.error(`\n${words}`);
  process.exit(1);
}
