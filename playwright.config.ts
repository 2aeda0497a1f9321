// The whole kiosk in a genuine Electron on a genuine (virtual) screen.

import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '.state/test/playwright.json' }]],
  outputDir: 'test-results',
});
