// `npm run screens` judges what it was asked for, or says why not: a run that judged nothing must not look like one that found nothing.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Task } from '../tests/screens/harness/judge.ts';
import { judgeAll } from '../tests/screens/harness/run.ts';
import { plainLook } from '../tests/screens/harness/variants.ts';
import { root } from './places.ts';

const task: Task = { subject: { kind: 'state', name: 'menu' }, look: plainLook, axe: false, picture: null };

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

  it.each([
    ['in no window', 0, [task]],
    ['nothing', 2, []],
  ] as const)(
    'does not pass when it judged %s',
    async (_, windows, tasks) => {
      const judged = judgeAll(tasks, { windows, gallery: import.meta.dirname, failurePicturesEach: 0, tell: () => undefined });
      await expect(judged).rejects.toThrow(`0 of ${tasks.length} variants were judged`);
    },
    30_000,
  );
});
