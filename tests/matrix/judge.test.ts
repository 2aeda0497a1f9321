// What the judge of the matrix takes for a lie about paper, and what a tenth of a profile is.

import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../contract/device/outcome.ts';
import type { DeviceStatus } from '../../contract/device/payloads.ts';
import { documentOf, noneComplete, paperLies } from './paper-truth.ts';
import { cardLies, exitLies, type Reality, statusLies, untrueAtBoth } from './reality.ts';
import { mayBeRepeated } from './run-cell.ts';
import { subjects } from './subjects.ts';
import { tenth } from './tenth.ts';
import { type CellResult, late, type Paper } from './words.ts';

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

const world: Reality = { cardLies: false, ticketStands: false, doorIsOpen: false, isPlugged: false, lit: [], hasMains: true };
const onReader = { ...world, cardLies: true };
const atExit = { ...world, ticketStands: true };

describe('About what lies there', () => {
  it.each([world, onReader, atExit])('`unknown` is never a lie', (reality) => {
    expect([...cardLies('unknown', reality), ...exitLies('unknown', reality), ...exitLies(undefined, reality)]).toEqual([]);
  });

  it('a card and a ticket are there, or they are not', () => {
    expect([cardLies('present', onReader), cardLies('notPresent', world)]).toEqual([[], []]);
    expect([cardLies('present', world), cardLies('notPresent', onReader)]).toEqual([
      ['present, and there is not a card on the reader'],
      ['notPresent, and there is a card on the reader'],
    ]);
    expect([exitLies('entering', atExit), exitLies('retracted', world), exitLies('jammed', atExit)]).toEqual([[], [], []]);
    expect([exitLies('entering', world), exitLies('retracted', atExit)]).toEqual([
      ['entering, and there is not a ticket in the exit'],
      ['retracted, and there is a ticket in the exit'],
    ]);
  });

  it('what was so at the beginning or at the end may be said, and nothing else', () => {
    const lies = (reality: Reality): readonly string[] => cardLies('present', reality);
    expect([untrueAtBoth(lies, onReader, world), untrueAtBoth(lies, world, onReader)]).toEqual([[], []]);
    expect(untrueAtBoth(lies, world, world)).toHaveLength(1);
  });

  it('a whole status is judged: cards, tickets, doors, plugs and power', () => {
    const status: DeviceStatus = {
      common: { device: 'online' },
      cardReader: { media: 'present' },
      printer: { paper: 'full', cover: 'closed', media: 'entering' },
      auxiliaries: { cabinetDoor: 'open', headphones: 'present' },
      ups: { supply: 'battery', battery: 'good', percent: null },
    };
    expect(statusLies(status, world)).toHaveLength(5);
    expect(
      statusLies(status, { ...world, cardLies: true, ticketStands: true, doorIsOpen: true, isPlugged: true, hasMains: false }),
    ).toEqual([]);
  });
});

describe('A cell in which the machine stood still', () => {
  const result: CellResult = {
    cell: { subject: 'scanner', wire: 'tcp', command: 'BarcodeReader.Read', fault: 'none' },
    state: 'online',
    code: 'success',
    outcome: null,
    recovery: 'itself',
    settle: '≤ 1',
    commandMs: 10,
    settleMs: 0,
    asked: [],
    stalledMs: 500,
    excuse: null,
    violations: [],
  };

  it('is run again when nothing or only its time was wrong', () => {
    expect(mayBeRepeated(result)).toBe(true);
    expect(mayBeRepeated({ ...result, violations: [`${late}Common.Status was not answered`] })).toBe(true);
    expect(mayBeRepeated({ ...result, stalledMs: 10 })).toBe(false);
  });

  it.each(['lies: done, and 0 complete papers came out', 'leaks a lock: 31 descriptors instead of 30', 'crashes: Error', 'hangs: '])(
    'is never run again over %s',
    (violation) => {
      expect(mayBeRepeated({ ...result, violations: [`${late}Common.Status was not answered`, violation] })).toBe(false);
    },
  );
});

it('every lie that may be excused is one that its command can tell', () => {
  const excused = subjects.flatMap(({ faults }) => faults.flatMap(({ unknowable }) => unknowable?.lie ?? []));
  expect(new Set(excused)).toEqual(new Set(['another code than the one that was shown', noneComplete]));
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
