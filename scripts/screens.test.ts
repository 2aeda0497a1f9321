// `npm run screens` judges what it was asked for, or says why not: a run that judged nothing must not look like one that found nothing.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './places.ts';

function run(...wishes: readonly string[]): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts/screens.ts'), ...wishes], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

describe('npm run screens', () => {
  it.each([
    [['--state', 'nosuch'], '--state nosuch: there is none of that name'],
    [['--windows', '0'], '--windows 0 is no number from 1'],
    [['--only', 'colour=pink'], '--only colour=pink: the axes are'],
    [['--sample', '2', '--seed', 'TEXT'], '--seed TEXT is no number from 1'],
    [['--state', 'menu', '--shard', '2/2'], 'nothing to judge'],
  ])(
    'ends with 2 for %j',
    (wishes, words) => {
      const { status, said } = run(...wishes);
      expect(said).toContain(words);
      expect(status).toBe(2);
    },
    60_000,
  );
});
