// The work of a run: every subject in its pairwise looks, and in every size and theme once for the pictures and axe.

import { randomFrom } from '../../support/random.ts';
import { isLandscape, type Task } from './judge.ts';
import { type Axes, isPlain, type Look, lookName, pairwiseLooks, pictureLooks, type Subject } from './variants.ts';

export interface Wish {
  readonly subjects: readonly Subject[];
  readonly axes: Axes;
  readonly seed: string;
  readonly pictures: boolean;
  readonly axe: boolean;
  /** Where pictures at half scale of the plain look go, and where the others. */
  readonly folders: { readonly plain: string; readonly others: string };
}

export function allTasks({ subjects, axes, seed, pictures, axe, folders }: Wish): readonly Task[] {
  const tasks = subjects.flatMap((subject) => {
    const photographed = pictures || axe ? pictureLooks(axes) : [];
    const names = new Set(photographed.map(lookName));
    const others = pairwiseLooks(axes, seed, subject.name).filter((look) => !names.has(lookName(look)));
    return [
      ...photographed.map((look): Task => ({ subject, look, axe, picture: pictures ? pictureOf(subject, look, folders) : null })),
      ...others.map((look): Task => ({ subject, look, axe: false, picture: null })),
    ];
  });
  return inWindowOrder(tasks);
}

/** A few looks of every subject, drawn from its pairwise ones: what there is time for in every test run. axe sees each first look of its kind. */
export function sampledTasks(subjects: readonly Subject[], axes: Axes, seed: number, looksEach: number): readonly Task[] {
  const random = randomFrom(seed);
  const tasks = subjects.flatMap((subject, index) => {
    const looks = pairwiseLooks(axes, String(seed), subject.name);
    const from = Math.floor(random() * looks.length);
    const firstOfItsKind = subject.name.split('-')[0] !== subjects[index - 1]?.name.split('-')[0];
    return Array.from({ length: Math.min(looksEach, looks.length) }, (_, at) => looks[(from + at) % looks.length]).flatMap(
      (look, at): Task[] => (look === undefined ? [] : [{ subject, look, axe: firstOfItsKind && at === 0, picture: null }]),
    );
  });
  return inWindowOrder(tasks);
}

/** The window changes its shape once, and what kind of page it shows twice, not at every second screen. */
const inWindowOrder = (tasks: readonly Task[]): readonly Task[] => {
  const order = (task: Task): string => `${isLandscape(task)} ${task.subject.kind === 'state'}`;
  return tasks.toSorted((one, other) => order(one).localeCompare(order(other)));
};

function pictureOf(subject: Subject, look: Look, { plain, others }: Wish['folders']): Task['picture'] {
  const name = subject.kind === 'part' ? `part-${subject.name}` : subject.name;
  return isPlain(look)
    ? { file: `${plain}/${name}.webp`, scale: 0.5 }
    : { file: `${others}/${name}-${look.textSize}-${look.theme}.jpg`, scale: 1 };
}
