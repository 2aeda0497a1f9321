// A sample of what `npm run screens` judges in full: every screen state in a look of its own, drawn and measured in a genuine Chromium.

import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { lineOf } from './harness/report.ts';
import { judgeAll } from './harness/run.ts';
import { subjects } from './harness/subjects.ts';
import { sampledTasks } from './harness/tasks.ts';
import { allAxes, hashOf } from './harness/variants.ts';

const looksEach = 1;
/** Another seed draws other looks: `SCREENS_SEED=7 vitest run tests/screens/geometry.test.ts`. */
const seed = Number(process.env.SCREENS_SEED ?? 5);

describe('every screen', () => {
  it('keeps its sizes, gaps, contrast, reach and words, and passes axe', async () => {
    const tasks = sampledTasks(subjects, allAxes, seed, looksEach);
    const { verdicts } = await judgeAll(tasks, {
      windows: Math.min(2, availableParallelism()),
      gallery: null,
      failurePicturesEach: 0,
      tell: () => undefined,
    });
    expect(verdicts.length).toBe(tasks.length);
    const found = verdicts.flatMap(({ variant, failed }) =>
      failed.flatMap(({ page, findings }) => findings.map((finding) => `${hashOf(variant)}, page ${page}: ${lineOf(finding)}`)),
    );
    expect(found).toEqual([]);
  }, 240_000);
});
