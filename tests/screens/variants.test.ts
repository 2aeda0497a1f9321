// The choice of looks: every pair of values of any two axes is drawn, the same ones for the same seed, and every axis value in a sample.

import { describe, expect, it } from 'vitest';
import { subjects } from './harness/subjects.ts';
import { allTasks, sampledTasks } from './harness/tasks.ts';
import { allAxes, type Axes, type Look, pairwiseLooks } from './harness/variants.ts';

const axes = Object.keys(allAxes) as readonly (keyof Axes)[];
const pairsIn = (looks: readonly Look[]): Set<string> =>
  new Set(
    looks.flatMap((look) =>
      axes.flatMap((one) => axes.filter((other) => other > one).map((other) => `${one} ${look[one]} ${other} ${look[other]}`)),
    ),
  );
const everyPair = axes.flatMap((one) =>
  axes
    .filter((other) => other > one)
    .flatMap((other) => allAxes[one].flatMap((value) => allAxes[other].map((beside) => `${one} ${value} ${other} ${beside}`))),
);

describe('pairwise looks', () => {
  it.each([
    ['1', 'menu'],
    ['1', 'review'],
    ['2', 'menu'],
  ])('hold every pair of any two axes, in few looks: %s %s', (seed, subject) => {
    const looks = pairwiseLooks(allAxes, seed, subject);
    expect([...pairsIn(looks)].sort()).toEqual([...everyPair].sort());
    expect(looks.length).toBeLessThan(17);
  });

  it('are the same for the same seed and others for another', () => {
    expect(pairwiseLooks(allAxes, 'a', 'menu')).toEqual(pairwiseLooks({ ...allAxes }, 'a', 'menu'));
    expect(pairwiseLooks(allAxes, 'a', 'menu')).not.toEqual(pairwiseLooks(allAxes, 'b', 'menu'));
  });

  it('miss a pair when a look is left out: the count above can fail', () => {
    const looks = pairwiseLooks(allAxes, '1', 'menu');
    expect(looks.some((_, index) => pairsIn(looks.toSpliced(index, 1)).size < everyPair.length)).toBe(true);
  });
});

describe('the work of a run', () => {
  it('photographs each subject once in each size and theme, in the plain language, screen and layout', () => {
    const tasks = allTasks({
      subjects: subjects.slice(0, 3),
      axes: allAxes,
      seed: '1',
      pictures: true,
      axe: true,
      folders: { plain: 'plain', others: 'others' },
    });
    const files = tasks.flatMap(({ picture }) => (picture ? [picture.file] : []));
    expect(files.length).toBe(27);
    expect(new Set(files).size).toBe(27);
    expect(files.filter((file) => file.startsWith('plain/')).length).toBe(3);
  });

  it('samples each subject, and every value of every axis', () => {
    const tasks = sampledTasks(subjects, allAxes, 1, 2);
    expect(new Set(tasks.map(({ subject }) => subject.name)).size).toBe(subjects.length);
    for (const axis of axes) expect(new Set(tasks.map(({ look }) => look[axis])).size).toBe(allAxes[axis].length);
    expect(tasks.some(({ axe }) => axe)).toBe(true);
  });
});
