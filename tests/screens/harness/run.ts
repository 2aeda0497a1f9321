// Judges many variants in two windows at a time, and holds the bottom bars of all screens against each other.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type GalleryHouse, openHouse } from '../gallery-page.ts';
import type { Box } from '../inspect/finding.ts';
import { openJudge, type Task, type Verdict } from './judge.ts';
import { lookName } from './variants.ts';

export interface RunOptions {
  readonly windows: number;
  /** A gallery built already; null: it is built. */
  readonly gallery: string | null;
  /** So many pictures of what failed of one subject: the twentieth says nothing new. */
  readonly failurePicturesEach: number;
  readonly tell: (done: number, all: number, verdict: Verdict) => void;
}

export interface Outcome {
  readonly verdicts: readonly Verdict[];
  readonly seconds: number;
}

export async function judgeAll(tasks: readonly Task[], options: RunOptions): Promise<Outcome> {
  const startedAt = performance.now();
  const house = await openHouse([], options.gallery);
  try {
    const verdicts = await judgeInWindows(house, tasks, options);
    // Nothing found in nothing judged is no good news.
    if (tasks.length === 0 || verdicts.length !== tasks.length)
      throw new Error(`${verdicts.length} of ${tasks.length} variants were judged`);
    return { verdicts: withBarsCompared(verdicts), seconds: (performance.now() - startedAt) / 1000 };
  } finally {
    await house.close();
  }
}

async function judgeInWindows(
  house: GalleryHouse,
  tasks: readonly Task[],
  { windows, failurePicturesEach, tell }: RunOptions,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  const photographed = new Map<string, number>();
  let [first, last] = [0, tasks.length - 1];
  const work = async (fromTheFront: boolean): Promise<void> => {
    const judge = await openJudge(house);
    for (;;) {
      const task = first > last ? undefined : tasks[fromTheFront ? first++ : last--];
      if (!task) break;
      const taken = photographed.get(task.subject.name) ?? 0;
      const verdict = await judge.judge(task, keepPicture, taken < failurePicturesEach);
      if (verdict.failed.length > 0) photographed.set(task.subject.name, taken + 1);
      verdicts.push(verdict);
      tell(verdicts.length, tasks.length, verdict);
    }
    await judge.close();
  };
  // The tasks are in the order of window shapes: from both ends, so that each window changes its shape once at most.
  await Promise.all(Array.from({ length: windows }, (_, index) => work(index % 2 === 0)));
  return verdicts;
}

async function keepPicture(file: string, picture: Buffer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, picture);
}

/** 返回|首页|大字|声音|求助 never move: in one look they stand in the same place on every screen. */
export function withBarsCompared(verdicts: readonly Verdict[]): readonly Verdict[] {
  const usual = new Map<string, Map<string, number>>();
  const placeOf = (bar: readonly Box[]): string =>
    bar.map(({ left, top, right, bottom }) => [left, top, right, bottom].map((edge) => Math.round(edge / 2)).join(' ')).join(' | ');
  for (const { variant, bar } of verdicts) {
    if (variant.subject.kind !== 'state' || bar.length === 0) continue;
    const places = usual.get(lookName(variant.look)) ?? new Map<string, number>();
    usual.set(lookName(variant.look), places.set(placeOf(bar), (places.get(placeOf(bar)) ?? 0) + 1));
  }
  return verdicts.map((verdict) => {
    const { variant, bar, failed } = verdict;
    const places = usual.get(lookName(variant.look));
    if (variant.subject.kind !== 'state' || bar.length === 0 || !places) return verdict;
    const [commonest] = [...places].toSorted(([, one], [, other]) => other - one)[0] ?? [''];
    if (placeOf(bar) === commonest) return verdict;
    const what = 'the keys of the bottom bar stand elsewhere than on other screens';
    return { ...verdict, failed: [...failed, { page: 1, findings: [{ rule: 'bar', what, box: bar[0] ?? null }], picture: null }] };
  });
}
