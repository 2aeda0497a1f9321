// The number at the end of `npm test` must be honest, also when a file could not even be loaded.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playwrightCounts, sum, vitestCounts } from './counts.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kiosk-counts-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the counts', () => {
  it('take a file that could not be loaded for a failure', () => {
    const testResults = [
      { status: 'passed', assertionResults: [{}, {}] },
      { status: 'failed', assertionResults: [] },
    ];
    const file = report({ numPassedTests: 2, numFailedTests: 0, numPendingTests: 1, testResults });
    expect(vitestCounts(file)).toEqual({ passed: 2, failed: 1, skipped: 1 });
  });

  it('take a test that passed only at the second attempt for a failure', () => {
    expect(playwrightCounts(report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } }))).toEqual({
      passed: 5,
      failed: 2,
      skipped: 0,
    });
  });

  it('add up', () => {
    const one = { passed: 1, failed: 2, skipped: 3 };
    expect(sum([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
  });

  it('are refused when no report was written', () => {
    expect(() => vitestCounts(path.join(folder, 'missing.json'))).toThrow('was not written');
  });
});

function report(content: unknown): string {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}
