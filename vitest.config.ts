// Two rooms, as in the product: Node for the machine, a document for the page.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    pool: 'forks',
    // For what hangs; a machine with much else to do is not a fault.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ['tests/wires/global-setup.ts'],
    // A machine with two processors also runs the simulators and native modules of the tests.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: [
            '{benches,contract,kiosk-config,main,drivers,simulators,scripts,resources}/**/*.test.ts',
            'renderer/**/*.test.ts',
            'tests/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', 'tests/e2e/**'],
        },
      },
      {
        extends: true,
        test: { name: 'page', environment: 'jsdom', include: ['renderer/**/*.test.tsx', 'tests/**/*.test.tsx'] },
      },
    ],
  },
});
