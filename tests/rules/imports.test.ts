// The import rules hold on the tree, and each of them would notice being broken.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/places.ts';
import { copyOfTree, folders } from './source-tree.ts';

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

interface Report {
  readonly summary: { readonly violations: readonly Violation[]; readonly totalCruised: number; readonly totalDependenciesCruised: number };
}

const configurationFile = path.join(root, '.dependency-cruiser.cjs');
const { forbidden } = createRequire(import.meta.url)(configurationFile) as { forbidden: readonly { readonly name: string }[] };

/** rule → a file and the line in it that breaks the rule. */
const broken: Readonly<Record<string, readonly [file: string, line: string]>> = {
  'contract-imports': ['contract/planted.ts', `import '../kiosk-config/schema.ts';`],
  'contract-packages': ['contract/planted.ts', `import 'pino';`],
  'contract-builtins': ['contract/planted.ts', `import 'node:fs';`],
  'renderer-imports': ['renderer/planted.tsx', `import '../main/gate/gate.ts';`],
  'renderer-packages': ['renderer/planted.tsx', `import 'pino';`],
  'renderer-builtins': ['renderer/planted.tsx', `import 'node:path';`],
  'resources-imports': ['resources/planted.ts', `import '../contract/view.ts';`],
  'resources-packages': ['resources/planted.ts', `import 'zod';`],
  'resources-builtins': ['resources/planted.ts', `import 'node:fs';`],
  'kiosk-config-imports': ['kiosk-config/planted.ts', `import '../main/gate/gate.ts';`],
  'kiosk-config-packages': ['kiosk-config/planted.ts', `import 'ws';`],
  'main-process-imports': ['main/process/planted.ts', `import '../gate/gate.ts';`],
  'main-process-packages': ['main/process/planted.ts', `import 'zod';`],
  'main-gate-imports': ['main/gate/planted.ts', `import '../../kiosk-config/schema.ts';`],
  'main-gate-packages': ['main/gate/planted.ts', `import 'ws';`],
  'main-shell-imports': ['main/shell/planted.ts', `import '../supervisor/supervisor.ts';`],
  'main-shell-packages': ['main/shell/planted.ts', `import 'ws';`],
  'main-web-imports': ['main/web/planted.ts', `import '../../kiosk-config/schema.ts';`],
  'main-web-packages': ['main/web/planted.ts', `import 'xstate';`],
  'main-supervisor-imports': ['main/supervisor/planted.ts', `import '../terminal/kiosk.ts';`],
  'main-supervisor-packages': ['main/supervisor/planted.ts', `import 'xstate';`],
  'main-terminal-imports': ['main/terminal/planted.ts', `import '../../drivers/driver.ts';`],
  'main-terminal-packages': ['main/terminal/planted.ts', `import 'react';`],
  'drivers-imports': ['drivers/planted.ts', `import '../kiosk-config/schema.ts';`],
  'drivers-packages': ['drivers/planted.ts', `import 'xstate';`],
  'simulators-imports': ['simulators/planted.ts', `import '../drivers/driver.ts';`],
  'simulators-packages': ['simulators/planted.ts', `import 'xstate';`],
  'only-main-shell-uses-electron': ['main/terminal/planted.ts', `import type {} from 'electron';`],
  'only-main-terminal-store-uses-better-sqlite3': ['main/terminal/planted.ts', `import 'better-sqlite3';`],
  'only-drivers-wire-uses-serialport': ['drivers/planted.ts', `import 'serialport';`],
  'only-drivers-wire-uses-node-hid': ['drivers/planted.ts', `import 'node-hid';`],
  'only-drivers-wire-uses-usb': ['drivers/planted.ts', `import 'usb';`],
  'production-reaches-outside': ['main/web/planted.ts', `import '../../simulators/people.ts';`],
  'pure-builtins': ['main/terminal/session/planted.ts', `import 'node:crypto';`],
  'pure-effects': ['main/terminal/services/planted.ts', `import '../store/journal.ts';`],
  'no-cycle': ['main/gate/planted-too.ts', `import './planted.ts';`],
  'no-unresolvable': ['main/gate/planted.ts', `import './nowhere.ts';`],
  'no-undeclared-package': ['scripts/planted.ts', `import 'undeclared';`],
};

let copy = '';
let found: readonly Violation[] = [];

beforeAll(() => {
  copy = copyOfTree();
  for (const [file, line] of Object.values(broken)) plant(file, line);
  plant('main/gate/planted.ts', `import './planted-too.ts';`);
  // The copy has empty packages, also some that are not installed: their rules can be broken all the same.
  for (const name of packagesNamed()) plantPackage(name);
  found = cruise(copy).summary.violations;
}, 60_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('the import rules', () => {
  it('hold on the whole tree', { timeout: 120_000 }, () => {
    const { violations, totalCruised, totalDependenciesCruised } = cruise(root).summary;
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    // A cruiser without its compiler reads nothing and is content.
    expect(totalCruised).toBeGreaterThan(200);
    expect(totalDependenciesCruised).toBeGreaterThan(600);
  });

  it('have a planted violation each', () => {
    expect(Object.keys(broken).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  it.each(Object.entries(broken))('%s is noticed when it is broken', (rule, [file]) => {
    expect(found.filter(({ rule: { name } }) => name === rule).map(({ from }) => from)).toContain(file);
  });
});

function plant(file: string, line: string): void {
  writeFileSync(path.join(copy, file), `${line}\n`, { flag: 'a' });
}

function packagesNamed(): string[] {
  const declared = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;
  return [...Object.keys({ ...declared.dependencies, ...declared.devDependencies }), 'node-hid', 'usb', 'undeclared'];
}

function plantPackage(name: string): void {
  const folder = path.join(copy, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
  writeFileSync(path.join(folder, 'index.js'), '');
}

function cruise(folder: string): Report {
  const cruiser = path.join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  // The exit code counts violations; the report says which.
  const options = ['--config', configurationFile, '--output-type', 'json', ...folders];
  try {
    return JSON.parse(
      execFileSync(process.execPath, [cruiser, ...options], { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 }),
    ) as Report;
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string' && error.stdout !== '')
      return JSON.parse(error.stdout) as Report;
    throw error;
  }
}
