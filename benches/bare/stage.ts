// Puts the bare window where the unprivileged Electron may read it: the checkout may lie in a folder that it cannot enter.

import { chmodSync, copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'rolldown';
import { freshFolder } from '../../scripts/fresh-folder.ts';

/** Answers the folder that Electron is started with. */
export async function stageBareWindow(): Promise<string> {
  const folder = freshFolder();
  for (const name of ['window.cjs', 'still.html', 'button.html'])
    copyFileSync(path.join(import.meta.dirname, name), path.join(folder, name));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'bare-window', version: '1.0.0', main: 'window.cjs' }));
  await build({
    input: path.join(import.meta.dirname, 'button.ts'),
    platform: 'browser',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    output: { file: path.join(folder, 'button.js'), format: 'iife', minify: true },
    logLevel: 'warn',
  });
  chmodSync(folder, 0o755);
  return folder;
}
