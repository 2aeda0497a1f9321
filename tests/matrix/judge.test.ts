// What the judge of the matrix takes for a lie about paper, and what a tenth of a profile is.

import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../contract/device/outcome.ts';
import { documentOf, paperLies } from './paper-truth.ts';
import { tenth } from './tenth.ts';
import type { Paper } from './words.ts';

const mark = 'M10001';
const other = 'P10001';
const textOf = (whose: string): string =>
  documentOf(whose)
    .blocks.map((block) => ('text' in block ? block.text : ''))
    .join('\n');
const whole: Paper = { text: textOf(mark), complete: true };
const torn: Paper = { text: textOf(mark).slice(0, 60), complete: false };
const rest: Paper = { text: textOf(mark).slice(60), complete: true };
const done: Outcome = { kind: 'done', proof: 'printed' };
const notDone: Outcome = { kind: 'notDone', fault: 'paperOut' };
const unknown: Outcome = { kind: 'unknown', fault: 'paperOut' };

describe('About the papers', () => {
  it.each<[string, Outcome, readonly Paper[]]>([
    ['done with the whole document on one paper', done, [{ text: textOf(other), complete: true }, whole]],
    ['not done with no paper', notDone, [{ text: textOf(other), complete: true }]],
    ['unknown with a piece', unknown, [torn]],
    ['unknown with all of it in two pieces', unknown, [torn, rest]],
    ['unknown with the whole document', unknown, [whole]],
  ])('%s is the truth', (_, said, papers) => {
    expect(paperLies(said, papers, mark)).toEqual([]);
  });

  it.each<[string, Outcome, readonly Paper[], RegExp]>([
    ['done with no paper', done, [], /0 complete papers/],
    ['done with two', done, [whole, whole], /2 complete papers/],
    ['done with a torn one', done, [torn], /0 complete papers/],
    ['done with one and a piece', done, [whole, torn], /a piece besides/],
    ['not done with a piece', notDone, [torn], /something readable/],
    ['unknown with two copies', unknown, [whole, torn], /more than once/],
    [
      'unknown with somebody else on the same paper',
      unknown,
      [{ text: `${textOf(mark)}\n${textOf(other)}`, complete: true }],
      /two documents/,
    ],
  ])('%s is a lie', (_, said, papers, lie) => {
    expect(paperLies(said, papers, mark).join('; ')).toMatch(lie);
  });
});

it('a tenth of a profile has a tenth of its times, down to what a busy machine can keep, ten times the speed, and all else as it was', () => {
  expect(
    tenth({
      verified: true,
      graceMs: 5000,
      pollMs: 300,
      idleGapMs: 120,
      answerMs: { read: 2000, status: 500 },
      speed: { millimetresPerSecond: 60, lineMillimetres: 4, cutMs: 800 },
      columns: 48,
    }),
  ).toEqual({
    verified: true,
    graceMs: 500,
    pollMs: 150,
    idleGapMs: 120,
    answerMs: { read: 200, status: 150 },
    speed: { millimetresPerSecond: 600, lineMillimetres: 4, cutMs: 150 },
    columns: 48,
  });
});
