// `npm run pack`: the package as a folder, around the Electron at hand.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from './build.ts';
import { root } from './places.ts';
import { ensureElectron } from './setup/electron.ts';

build();
const electron = await ensureElectron();
const output = process.argv[2] ?? path.join('out', 'package');
const options = ['--dir', '--publish', 'never', `-c.electronDist=${electron.folder}`, `-c.directories.output=${output}`];
const version = electron.version === undefined ? [] : [`-c.electronVersion=${electron.version}`];
const { status } = spawnSync(path.join(root, 'node_modules', '.bin', 'electron-builder'), [...options, ...version], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  shell: process.platform === 'win32',
});
process.exitCode = status ?? 1;
