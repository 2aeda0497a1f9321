// Builds every process except the page. The shell is CommonJS: as an ES module it would register its scheme too late.

import { defineConfig } from 'rolldown';

/** Native modules load files beside themselves; ws only tries whether the last two are there. */
const notBundled = ['electron', 'better-sqlite3', 'serialport', 'node-hid', 'usb', '@napi-rs/canvas', 'bufferutil', 'utf-8-validate'];

const program = (input: string, file: string, format: 'cjs' | 'esm', target: string) => ({
  input,
  platform: 'node' as const,
  external: [/^node:/, ...notBundled],
  // jsonc-parser's `main` asks for its files in a way that no bundler can follow.
  resolve: { mainFields: ['module', 'main'] },
  transform: { target },
  // One file a process, so that a cold start does not look for hundreds of modules.
  output: { file, format, sourcemap: true, codeSplitting: false },
});

export default defineConfig([
  program('main/shell/index.ts', 'out/main/shell.cjs', 'cjs', 'node20'),
  program('main/shell/guard.ts', 'out/main/shell-guard.cjs', 'cjs', 'node20'),
  program('main/shell/preload.ts', 'out/preload/preload.cjs', 'cjs', 'node20'),
  program('main/supervisor/index.ts', 'out/main/supervisor.mjs', 'esm', 'node24'),
  program('main/terminal/index.ts', 'out/main/terminal.mjs', 'esm', 'node24'),
  program('main/terminal/catalogue/worker.ts', 'out/main/catalogue-worker.mjs', 'esm', 'node24'),
  program('main/web/index.ts', 'out/main/web.mjs', 'esm', 'node24'),
  program('drivers/index.ts', 'out/main/drivers.mjs', 'esm', 'node24'),
]);
