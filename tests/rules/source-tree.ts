// The source files of the tree, as the rule tests look at them.

import { cpSync, globSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/places.ts';

export const folders = [
  'benches',
  'contract',
  'drivers',
  'kiosk-config',
  'main',
  'renderer',
  'resources',
  'scripts',
  'simulators',
  'tests',
];

/** What ships: neither tests nor what only tests use. */
export function productionFiles(pattern: string): string[] {
  return globSync(pattern, {
    cwd: root,
    exclude: ['**/*.test.ts', '**/*.test.tsx', '**/testing/**', '**/testing.ts', 'node_modules/**'],
  }).sort();
}

/** A copy of the tree, without packages, in which a test may do damage. The caller removes it. */
export function copyOfTree(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'kiosk-rules-'));
  for (const folder of folders) cpSync(path.join(root, folder), path.join(copy, folder), { recursive: true });
  cpSync(path.join(root, 'package.json'), path.join(copy, 'package.json'));
  return copy;
}
