// `npm run screens`: draws every screen in every look that matters, measures it, photographs it, and says what is wrong.

import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { countsByRule, headline, lineOf, textReport, writeReports } from '../tests/screens/harness/report.ts';
import { judgeAll, type Outcome } from '../tests/screens/harness/run.ts';
import { subjects } from '../tests/screens/harness/subjects.ts';
import { allTasks, sampledTasks } from '../tests/screens/harness/tasks.ts';
import { type Axes, allAxes, isPlain, lookName, pictureLooks, type Subject } from '../tests/screens/harness/variants.ts';
import { root } from './places.ts';

const help = `Draws every screen in real Chromium and measures it: sizes, gaps, contrast, nothing cut or covered, reach, words, motion.

  npm run screens                            all; every pair of size, theme, language, screen and layout for each screen
  npm run screens -- --state NAME            only this one (menu), or all that begin so (menu*); may be repeated
  npm run screens -- --only AXIS=VALUE       textSize, theme, language, profile or layout; may be repeated
  npm run screens -- --sample N              N looks of each screen and no pictures, as in npm test (which takes 2)
  npm run screens -- --shard 1/4             a quarter of the screens
  npm run screens -- --seed TEXT             other pairs (with --sample a number)
  npm run screens -- --no-pictures --no-axe  only measures
  npm run screens -- --gallery FOLDER        of a gallery built before
  npm run screens -- --out FOLDER            for the report and the pictures (out/screens)
  npm run screens -- --windows N             at a time (2)
  npm run screens -- --list                  the names

Ends with 1 when anything was found, with 2 when not everything asked for was judged; the report is FOLDER/report.html and report.md. Pictures of the plain look go to docs/screens
when all screens are drawn, the others to FOLDER.`;

/** What a checkout carries along for ever. */
const mostMegabytes = 10;

const { values: wish } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    state: { type: 'string', multiple: true, default: [] },
    only: { type: 'string', multiple: true, default: [] },
    sample: { type: 'string' },
    shard: { type: 'string', default: '1/1' },
    seed: { type: 'string', default: '1' },
    'no-pictures': { type: 'boolean', default: false },
    'no-axe': { type: 'boolean', default: false },
    gallery: { type: 'string' },
    out: { type: 'string', default: path.join(root, 'out/screens') },
    windows: { type: 'string', default: '2' },
  },
});

if (wish.help) console.log(help);
else if (wish.list) console.log(subjects.map(({ name }) => name).join('\n'));
else {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}

async function main(): Promise<number> {
  for (const asked of wish.state)
    if (!subjects.some((subject) => named(subject, asked))) throw new Error(`--state ${asked}: there is none of that name; see --list`);
  const chosen = sharded(subjects.filter(isAsked), wish.shard);
  const axes = narrowed(wish.only);
  const windows = counted('windows', wish.windows);
  const whole = chosen.length === subjects.length && isPlainAsked(axes) && !wish['no-pictures'] && wish.sample === undefined;
  const plain = whole ? path.join(root, 'docs/screens') : path.join(wish.out, 'plain');
  const tasks =
    wish.sample === undefined
      ? allTasks({
          subjects: chosen,
          axes,
          seed: wish.seed,
          pictures: !wish['no-pictures'],
          axe: !wish['no-axe'],
          folders: { plain, others: path.join(wish.out, 'pictures') },
        })
      : sampledTasks(chosen, axes, counted('seed', wish.seed), counted('sample', wish.sample));
  if (tasks.length === 0) throw new Error('nothing to judge: no screen in any look is left of what was asked for');
  // What the last run left is thrown away only when this one begins.
  if (whole) for (const name of existsSync(plain) ? readdirSync(plain) : []) rmSync(path.join(plain, name));
  const seen: Outcome['verdicts'][number][] = [];
  const startedAt = performance.now();
  const outcome = await judgeAll(tasks, {
    windows,
    gallery: wish.gallery ?? null,
    failurePicturesEach: 4,
    tell: (done, all, verdict) => {
      seen.push(verdict);
      if (chosen.length <= 3) for (const { page, findings } of verdict.failed) tellPage(verdict, page, findings.map(lineOf));
      if (done % 50 === 0 || done === all) progress(done, all, startedAt, seen);
    },
  });
  await writeReports(wish.out, outcome);
  if (whole) writeFileSync(path.join(plain, 'README.md'), index(plain));
  const tooLarge = whole && megabytesIn(plain) > mostMegabytes;
  if (tooLarge) console.log(`docs/screens holds ${megabytesIn(plain).toFixed(1)} MB, at most ${mostMegabytes}`);
  console.log(`\n${headline(outcome)}\n${countsByRule(outcome.verdicts).join('\n')}`);
  if (chosen.length > 3) console.log(textReport(outcome).split('\n').slice(0, 120).join('\n'));
  console.log(`report: ${path.join(wish.out, 'report.html')}`);
  return !tooLarge && outcome.verdicts.every(({ failed }) => failed.length === 0) ? 0 : 1;
}

function tellPage({ variant }: Outcome['verdicts'][number], page: number, lines: readonly string[]): void {
  console.log(`${variant.subject.name}, ${lookName(variant.look)}, page ${page}\n${lines.map((line) => `  ${line}`).join('\n')}`);
}

function progress(done: number, all: number, startedAt: number, verdicts: Outcome['verdicts']): void {
  const seconds = (performance.now() - startedAt) / 1000;
  const failing = verdicts.filter(({ failed }) => failed.length > 0).length;
  console.log(`${String(done).padStart(5)} of ${all}  ${seconds.toFixed(0).padStart(4)} s  ${failing} with findings`);
}

function isPlainAsked(axes: Axes): boolean {
  return pictureLooks(axes).some(isPlain);
}

function isAsked(subject: Subject): boolean {
  return wish.state.length === 0 || wish.state.some((asked) => named(subject, asked));
}

function named({ name }: Subject, asked: string): boolean {
  return asked.endsWith('*') ? name.startsWith(asked.slice(0, -1)) : name === asked;
}

function counted(option: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${option} ${text} is no number from 1`);
  return Number(text);
}

function sharded(all: readonly Subject[], shard: string): readonly Subject[] {
  const [at = Number.NaN, of = Number.NaN] = shard.split('/').map(Number);
  if (!(at >= 1 && at <= of)) throw new Error(`--shard ${shard}: asked for is 1/4 and the like`);
  return all.filter((_, index) => index % of === at - 1);
}

function narrowed(only: readonly string[]): Axes {
  const kept = (axis: keyof Axes, values: readonly string[]): readonly string[] => {
    const asked = only.flatMap((wanted) => (wanted.startsWith(`${axis}=`) ? wanted.slice(axis.length + 1).split(',') : []));
    const strange = asked.find((value) => !values.includes(value));
    if (strange !== undefined) throw new Error(`--only ${axis}=${strange}: there are ${values.join(', ')}`);
    return asked.length === 0 ? values : values.filter((value) => asked.includes(value));
  };
  const strange = only.find((wanted) => !/^\w+=./.test(wanted) || !((wanted.split('=')[0] ?? '') in allAxes));
  if (strange !== undefined) throw new Error(`--only ${strange}: the axes are ${Object.keys(allAxes).join(', ')}`);
  const entries = Object.entries(allAxes).map(([axis, values]) => [axis, kept(axis as keyof Axes, values)]);
  return Object.fromEntries(entries) as Axes;
}

function megabytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0) / 1_000_000;
}

function index(folder: string): string {
  const pictures = readdirSync(folder).filter((name) => name.endsWith('.webp'));
  const cells = pictures.map((name) => `<img src="${name}" width="270" alt="${name.slice(0, -5)}" title="${name.slice(0, -5)}">`);
  return `# Every screen

Made by \`npm run screens\`: standard size and theme, Simplified Chinese, a 21.5" portrait screen, at half scale (${pictures.length} pictures,
${megabytesIn(folder).toFixed(1)} MB). The people are invented. Other sizes and themes are in \`out/screens/\` after a run.

${cells.join('\n')}
`;
}
