// Builds the programs and the page into out/, unless nothing has changed since the last time.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, stateFolder } from './places.ts';
import { checkWords } from './words.ts';

const inputs = [
  '{contract,drivers,kiosk-config,main,renderer,resources}/**/*.*',
  'package-lock.json',
  'rolldown.config.ts',
  'vite.config.ts',
  'tsconfig.base.json',
];
const tests = ['**/*.test.ts', '**/*.test.tsx', '**/*.md'];
const stamp = path.join(stateFolder, 'build', 'inputs.sha256');

/** Answers whether there was anything to do. */
export function build(): boolean {
  const wanted = hashOfInputs();
  if (existsSync(stamp) && existsSync(path.join(root, 'out')) && readFileSync(stamp, 'utf8') === wanted) return false;
  checkWords();
  rmSync(stamp, { force: true });
  run('rolldown', '--config', 'rolldown.config.ts');
  // By its file: Vite would look for one in the page's folder, and take its own defaults.
  run('vite', 'build', '--config', path.join(root, 'vite.config.ts'), '--outDir', path.join(root, 'out', 'renderer'), '--emptyOutDir');
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}

function hashOfInputs(): string {
  const hash = createHash('sha256');
  for (const name of globSync(inputs, { cwd: root, exclude: tests }).sort()) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(path.join(root, name)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Says something only when it fails: then all of it. */
function run(tool: string, ...options: string[]): void {
  const program = path.join(root, 'node_modules', '.bin', tool);
  const { status, stdout, stderr, error } = spawnSync(program, options, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  process.stdout.write(stdout ?? '');
  process.stderr.write(stderr ?? '');
  throw new Error(`${tool} ${error === undefined ? `ended with code ${status}` : `cannot be run: ${error.message}`}`);
}

if (import.meta.main) {
  try {
    console.log(build() ? 'built into out/' : 'nothing has changed since the last build');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
